"""Ratings already given that a later result has overtaken (RUL-9), for whoever decides them again."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from evaluations import permissions
from evaluations.domain.caps import standing
from evaluations.domain.ratings import Rating
from evaluations.enums import Kind
from evaluations.models import Campaign, Evaluation
from evaluations.permissions import Standing
from evaluations.selectors.caps import caps_of
from evaluations.selectors.worklist_bodies import records_for
from evaluations.selectors.worklist_party import PartyTask


def review_tasks(user, campaign: Campaign, *, on: date) -> Iterator[PartyTask]:
    """One card for each organisation whose members' ratings must be looked at again, one for the cadres.

    Nothing is stored about it: the ratings are held against the caps of today, the own case aside.
    """
    mine = _decided_by(permissions.standing_of(user, on=on), campaign)
    if mine is None:
        return
    rows = Evaluation.objects.filter(mine, campaign=campaign).exclude(rating="")
    rows = rows.exclude(person_id=user.person_id).select_related("campaign", "person", "grassroots")
    cases = list(rows.order_by())
    caps = caps_of(cases)
    overtaken = [case for case in cases if standing(Rating(case.rating), caps[case.pk]).broken]
    cadres = sum(case.kind == Kind.CADRE for case in overtaken)
    if cadres:
        yield PartyTask("review_cadres", None, "", cadres, None)
    places = Counter(case.grassroots for case in overtaken if case.kind == Kind.MEMBER)
    for place, number in sorted(places.items(), key=lambda pair: pair[0].name):
        yield PartyTask("review_members", place.pk, place.name, number, None)


def decides(user, campaign: Campaign, *, on: date) -> bool:
    """Whether this person records decisions on people, so that there may be something to look at again; no query."""
    return _decided_by(permissions.standing_of(user, on=on), campaign) is not None


def _decided_by(me: Standing, campaign: Campaign) -> Q | None:
    """The cases for which this person records decisions; None for whoever records none."""
    deciders = records_for(me, campaign)
    cells = me.organizations("cell_secretary")  # a base cell decides on its own members
    if not deciders and not cells:
        return None
    members = Q(decider__in=deciders) | Q(decider=None, cell__in=cells)
    found = Q(kind=Kind.MEMBER) & members
    return found | Q(kind=Kind.CADRE) if me.holds("org_office") else found

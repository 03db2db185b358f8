"""What somebody owes about organisations and collectives: reports to write, answers to give, hearings and votes to record."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.lookups import Exact

from evaluations import permissions
from evaluations.domain.process import Stage
from evaluations.models import BodyVote, Campaign, Evaluation
from evaluations.permissions import Standing
from evaluations.permissions.party import SPEAKERS
from evaluations.selectors import participation
from evaluations.selectors.worklist_party import PartyTask

HEARD = (Stage.PARTICIPANTS.value, Stage.APPRAISAL.value)
VOTED = (Stage.DECISION.value, Stage.PUBLICATION.value)


def body_tasks(user, campaign: Campaign, plan, *, on: date) -> Iterator[PartyTask]:
    """At most one card of each kind; their pages list the bodies. Four queries at most, fewer for whoever leads nothing."""
    me = permissions.standing_of(user, on=on)
    rows = Evaluation.objects.filter(campaign=campaign, kind__in=participation.BODIES).order_by()
    led = [pk for pk in me.seats if me.leads(pk)]
    organizations = frozenset().union(*(me.organizations(role) for role in SPEAKERS))
    deciders = records_for(me, campaign)
    mine = Q(party_organization__in=organizations) | Q(subject_collective__in=led)
    counts = {"body_report": 0, "body_comment": 0, "body_hear": 0, "body_vote": 0, "body_second_count": 0}
    sits = [pk for pk in me.seats if pk not in deciders]
    if led or organizations or deciders or sits:
        counts |= rows.aggregate(
            body_report=Count("pk", filter=mine & Q(stage=Stage.SELF_REVIEW.value)),
            body_hear=Count("pk", filter=Q(decider__in=deciders, stage__in=HEARD)),
            body_vote=Count("pk", filter=Q(decider__in=deciders, stage__in=VOTED)),
            body_second_count=Count("pk", filter=Q(decider__in=sits) & _waits_for_second_count(user)),
        )
    counts["body_comment"] = len(participation.waiting(me, campaign, on=on))
    for code, number in counts.items():
        if number:
            yield PartyTask(code, None, "", number, plan.due(code))


def _waits_for_second_count(user) -> Q:
    """A secret ballot that one other person has counted so far: a second is needed (BAL-2)."""
    standing = BodyVote.objects.filter(evaluation=OuterRef("pk"), superseded_at=None, is_secret=True)
    entries = standing.order_by().values("evaluation").annotate(n=Count("pk")).values("n")
    one = Q(Exact(Subquery(entries), 1))
    return Q(stage=Stage.DECISION.value) & one & ~Q(Exists(standing.filter(entered_by=user)))


def records_for(me: Standing, campaign: Campaign) -> list[int]:
    """The deciders for which this person records: the org office for the authority, chairs and deputies for theirs."""
    own = [pk for pk in me.seats if me.leads(pk) and pk != campaign.authority_id]
    return [*own, campaign.authority_id] if me.holds("org_office") else own

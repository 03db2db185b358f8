"""What Mẫu 01-HD, 03-HD and 04-HD of one body print, each part for whoever reads it on the body's page."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from evaluations import permissions
from evaluations.domain.grids import GRID_PREFIX
from evaluations.domain.process import Role
from evaluations.models import Evaluation, SelfReview, SuggestedPoint
from evaluations.permissions import Standing
from evaluations.selectors import bodies, participation
from evaluations.selectors.cases import current_campaign
from evaluations.selectors.paper_access import Named
from evaluations.selectors.paper_cases import day_of
from evaluations.selectors.participation import Answer
from organizations.models import Unit
from sonduong.kit.errors import DomainError, NotVisible

READ = "body.read"


@dataclass(frozen=True, slots=True)
class GridFacts:
    """One filled grid. `rater`: who judges, "" for the body itself; `grades`: {row key: grade}, only rows of its remit."""

    rater: str
    grades: Mapping[str, str]
    text: str
    rating: str
    day: date | None


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """`organization`: the party organisation that speaks, "" where a unit does; `superior`: the one above it.

    `points`: (suggested point, answer); `submitted_on` None = the writers' own draft; `grids`: the own one first.
    """

    name: str
    year: int
    organization: str
    superior: str
    unit: str
    answers: Mapping[str, str]
    points: tuple[tuple[str, str], ...]
    self_rating: str
    submitted_on: date | None
    grids: tuple[GridFacts, ...]


def body_facts(actor, pk: int, *, kinds: Sequence[str], on: date) -> BodyFacts:
    """The report and the grids of one body of these kinds; DomainError("paper_not_yet") before there is a report to read."""
    case, answers, roles = _body(actor, pk, on)
    if case.kind not in kinds:
        raise NotVisible
    review = bodies.review_for(case, roles)
    if review is None:
        raise DomainError("paper_not_yet", name=case.name)
    points = SuggestedPoint.objects.filter(evaluation=case).order_by("number")
    place = case.party_organization or case.subject_collective.organization
    return BodyFacts(
        name=case.name,
        year=case.campaign.year,
        organization=place.name if place else "",
        superior=place.parent.name if place and place.parent else "",
        unit=case.unit_name,
        answers=review.answers,
        points=tuple((one.text, review.answers.get(f"GY.{one.number}", "")) for one in points),
        self_rating=review.self_rating,
        submitted_on=day_of(review.submitted_at),
        grids=(_own(review), *map(_given, _readable(actor, case, answers, roles, on))),
    )


def _body(actor, pk: int, on: date) -> tuple[Evaluation, list[Answer], frozenset[Role]]:
    """As the body's page finds it; the console (None) reads as the deciding side and as the writers."""
    if actor is not None:
        case, answers = bodies.body_get(actor, pk, on=on)
        return case, answers, case.roles
    rows = Evaluation.objects.select_related("campaign", *bodies.PLACES)
    found = rows.filter(pk=pk, kind__in=bodies.BODIES).first()
    if found is None:
        raise NotVisible
    everything = bodies.DECIDING | {Role.SUBJECT_OFFICE}
    return found, participation.matrix(found.campaign, on=on, cases=[found]), everything


def _readable(actor, case: Evaluation, answers: list[Answer], roles, on: date) -> list[Answer]:
    """The answers given that are for this reader; whoever writes for a participant reads that one."""
    given = [answer for answer in answers if answer.opinion is not None]
    if bodies.reads_answers(case, roles):
        return given
    me = permissions.standing_of(actor, on=on)
    return [answer for answer in given if participation.writes_for(me, answer)]


def _own(review: SelfReview) -> GridFacts:
    marked = {
        key.removeprefix(GRID_PREFIX): grade
        for key, grade in review.answers.items()
        if key.startswith(GRID_PREFIX)
    }
    return GridFacts("", marked, "", review.self_rating, day_of(review.submitted_at))


def _given(answer: Answer) -> GridFacts:
    said, place = answer.opinion, answer.place[:1].lower() + answer.place[1:]
    rater = answer.body_name.replace("xã, thị trấn", place) if place else answer.body_name
    return GridFacts(rater, said.grid, said.text, said.rating, day_of(said.given_at))


def named_bodies(actor, *, kinds: Sequence[str], on: date) -> list[Named]:
    """Bodies that have handed in their report and that this person has at hand.

    What a commune's committee decides is at hand to the commune and to its participants; whoever sees every body of the
    district opens one of those from its page.
    """
    handed_in = SelfReview.objects.exclude(submitted_at=None).values("evaluation")
    rows = Evaluation.objects.filter(campaign=current_campaign(), kind__in=kinds, pk__in=handed_in)
    if actor is not None:
        rows = rows.filter(_near(permissions.standing_of(actor, on=on)))
    found = list(rows.select_related("campaign").order_by("name_key", "pk"))
    seen = _seen(actor, found, on)
    return [Named(case.pk, case.name, case.get_stage_display()) for case in found if case.pk in seen]


def _near(me: Standing) -> Q:
    mine = frozenset().union(*me.scopes.organizations.values())
    own = Q(grassroots__in=mine) | Q(party_organization__in=mine) | Q(decider__in=me.seats)
    units = Unit.objects.filter(pk__in=frozenset().union(*me.scopes.units.values()))
    own |= Q(grassroots__in=units.exclude(party_organization=None).values("party_organization"))
    return own | ~Q(decider__kind="grassroots_committee")


def readable_bodies(actor, ids: Collection[int], *, kinds: Sequence[str], on: date) -> frozenset[int]:
    """Those of these bodies whose report this person may read today."""
    rows = Evaluation.objects.filter(pk__in=ids, kind__in=kinds).select_related("campaign")
    return _seen(actor, list(rows), on)


def _seen(actor, cases: list[Evaluation], on: date) -> frozenset[int]:
    """Those of these cases that the act body.read opens, participants included; a constant number of queries."""
    if actor is None or not cases:
        return frozenset(case.pk for case in cases)
    me = permissions.standing_of(actor, on=on)
    answers = participation.matrix(cases[0].campaign, on=on, cases=cases, filled=False)
    asked = {answer.case.pk for answer in answers if participation.writes_for(me, answer)}
    may = permissions.may_each(actor, READ, cases, on=on)
    return frozenset(case.pk for case in cases if may[case.pk] or case.pk in asked)

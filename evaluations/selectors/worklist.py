"""The home page's facts: what each role has to do now, counted, in a handful of queries however many the cases."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from evaluations import permissions, plans
from evaluations.domain import worklist
from evaluations.domain.process import Role, Stage, stages_of
from evaluations.domain.worklist import Duty
from evaluations.enums import Kind, OpinionSource, Voice
from evaluations.models import (
    Evaluation,
    FeedbackRoll,
    FeedbackRound,
    Opinion,
    Proposal,
    ScoreSheet,
    SelfReview,
)
from evaluations.selectors.cases import process_of
from evaluations.selectors.feedback import invitations
from evaluations.selectors.worklist_bodies import body_tasks
from evaluations.selectors.worklist_party import PartyTask, party_tasks
from organizations.models import Assignment, Seat

OWN_STEPS = {Kind.CADRE: "self_review", Kind.MEMBER: "member_review", Kind.CIVIL_SERVANT: "civil_review"}


@dataclass(frozen=True, slots=True)
class Task:
    """One duty on `count` cases. `case_id`, `name`: the case when there is one alone. `due` is exclusive."""

    duty: Duty
    count: int
    case_id: int | None
    name: str
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Own:
    """The person's own case. `review` is the newest version, None before the first save."""

    case: Evaluation
    review: SelfReview | None
    is_proposed: bool
    stages: tuple[Stage, ...]
    due: datetime | None

    @property
    def must_write(self) -> bool:
        return self.case.stage == Stage.SELF_REVIEW

    @property
    def may_complete(self) -> bool:
        """After the conferences the review is completed as a new version before the file leaves (3.5)."""
        at_step = self.case.stage in {Stage.COLLECTIVE, Stage.SUPERIOR} and self.is_proposed
        return (
            at_step
            and self.review is not None
            and (self.review.version == 1 or self.review.submitted_at is None)
        )


@dataclass(frozen=True, slots=True)
class Worklist:
    """Everything on the home page."""

    plan: plans.Plan | None
    own: tuple[Own, ...]
    tasks: tuple[Task, ...]
    invitations: tuple[FeedbackRoll, ...]
    party: tuple[PartyTask, ...]
    coming: plans.Duty | None

    @property
    def count(self) -> int:
        writing = sum(one.must_write or one.may_complete for one in self.own)
        return writing + len(self.tasks) + len(self.party) + (1 if self.invitations else 0)


def worklist_of(user, campaign, *, roles: Collection[str], at: datetime, on: date) -> Worklist:
    """What this person has to do in the campaign. Six queries at most beside those that found out who the person is."""
    if campaign is None or user.person_id is None:
        return Worklist(None, (), (), (), (), None)
    plan = plans.load(campaign.plan_code)
    return Worklist(
        plan,
        tuple(_own(user, campaign, plan)),
        (*_tasks(user, campaign, plan, on), *_civil(user, campaign, plan, on)),
        tuple(invitations(user, waiting_only=True)) if "subordinate" in roles else (),
        (
            *party_tasks(user, campaign, plan, on=on),
            *body_tasks(user, campaign, plan, on=on),
        ),
        plan.next_for(roles, at),
    )


def _own(user, campaign, plan) -> list[Own]:
    proposed = Proposal.objects.filter(evaluation=OuterRef("pk"), voice=Voice.COLLECTIVE, superseded_at=None)
    newest = SelfReview.objects.filter(evaluation=OuterRef("pk")).order_by("-version").values("pk")[:1]
    rows = Evaluation.objects.filter(campaign=campaign, person_id=user.person_id)
    cases = list(
        rows.select_related("campaign").annotate(is_proposed=Exists(proposed), newest=Subquery(newest))
    )
    reviews = SelfReview.objects.defer("answers").in_bulk([case.newest for case in cases if case.newest])
    return [
        Own(
            case,
            reviews.get(case.newest),
            case.is_proposed,
            stages_of(process_of(case)),
            plan.due(OWN_STEPS[case.kind]),
        )
        for case in cases
        if case.kind in OWN_STEPS
    ]


def _tasks(user, campaign, plan, on: date) -> list[Task]:
    me = permissions.standing_of(user, on=on)
    found: dict[Duty, list] = defaultdict(lambda: [0, None, ""])
    for row in _grouped(user, me, campaign, on):
        for duty in worklist.duties_of(row):
            found[duty][0] += row["n"]
            found[duty][1:] = [row["first"], row["first_name"]]
    return [
        Task(duty, n, first if n == 1 else None, name if n == 1 else "", plan.due(duty.step))
        for duty, (n, first, name) in found.items()
    ]


def _civil(user, campaign, plan, on: date) -> list[Task]:
    """What the head and the personnel office owe to the civil servants of their units; no query for others."""
    me = permissions.standing_of(user, on=on)
    units = me.units("unit_office") | me.units("head")
    if not units:
        return []
    rows = Evaluation.objects.filter(campaign=campaign, kind=Kind.CIVIL_SERVANT, unit__in=units)
    rows = rows.filter(stage__in=[stage.value for stage in worklist.CIVIL_DUTIES]).exclude(
        person_id=user.person_id
    )
    counted = rows.order_by().values("stage").annotate(n=Count("pk"), first=Min("pk"), name=Min("name"))
    return [
        Task(duty, row["n"], row["first"] if row["n"] == 1 else None, row["name"], plan.due(duty.step))
        for row in counted
        for duty in [worklist.CIVIL_DUTIES[Stage(row["stage"])]]
    ]


def _grouped(user, me: permissions.Standing, campaign, on: date) -> QuerySet:
    """Open cadres' cases by what they are to this person and how far they are; the own case is never there."""
    facts = _relations(me, on) | _progress(user, me)
    rows = permissions.visible_cases(user, on=on).filter(campaign=campaign, kind=Kind.CADRE)
    rows = rows.exclude(person_id=user.person_id).exclude(stage=Stage.PUBLISHED.value)
    rows = rows.annotate(**facts).order_by()
    return rows.values("stage", *facts).annotate(
        n=Count("pk", distinct=True), first=Min("pk"), first_name=Min("name")
    )


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def _constant(value: bool) -> Value:
    return Value(value, output_field=BooleanField())


def _relations(me: permissions.Standing, on: date) -> dict:
    offices, cells = Q(unit_id__in=me.units("unit_office")), me.organizations("cell_secretary")
    above = Q(superior_collective__unit_id__in=me.units("unit_office"))
    if me.holds(Role.ORG_OFFICE):  # which stands in where a unit has no personnel officer
        staffed = Assignment.objects.on(on).filter(role="unit_office", unit__isnull=False).values("unit_id")
        offices |= Q(unit__isnull=False) & ~Q(unit_id__in=staffed)
        above |= Q(superior_collective__isnull=False) & (
            Q(superior_collective__unit=None) | ~Q(superior_collective__unit_id__in=staffed)
        )
    seats = {role: [pk for pk, held in me.seats.items() if held == role] for role in ("chair", "deputy")}
    return {
        "office": _flag(offices),
        "member": _flag(Q(collective_id__in=list(me.seats))),
        "chair": _chairs("collective", seats),
        "superior_office": _flag(above),
        "superior_member": _flag(Q(superior_collective_id__in=list(me.seats))),
        "superior_chair": _chairs("superior_collective", seats),
        "own_cell": _flag(Q(cell_id__in=cells)),
        "residence": _flag(Q(residence_cell_id__in=cells)),
        "org_office": _constant(me.holds(Role.ORG_OFFICE)),
        "teller": _constant(me.holds(Role.TELLER)),
        "agency": _constant(me.holds(Role.CONSULTED_AGENCY)),
    }


def _chairs(collective: str, seats: dict[str, list[int]]) -> Case:
    """Chair of the collective; a deputy only where the chair is the subject (REG-4)."""
    own_chair = Seat.objects.filter(
        collective_id=OuterRef(f"{collective}_id"),
        person_id=OuterRef("person_id"),
        role="chair",
        ends_on=None,
    )
    as_deputy = Q(**{f"{collective}_id__in": seats["deputy"]}) & Q(Exists(own_chair))
    return _flag(Q(**{f"{collective}_id__in": seats["chair"]}) | as_deputy)


def _progress(user, me: permissions.Standing) -> dict:
    case = OuterRef("pk")
    sent = SelfReview.objects.filter(evaluation=case).exclude(submitted_at=None)
    rounds = FeedbackRound.objects.filter(evaluation=case)
    current = Proposal.objects.filter(evaluation=case, superseded_at=None)
    given = Opinion.objects.filter(evaluation=case)
    sheets = ScoreSheet.objects.filter(evaluation=case, scorer_id=user.person_id).exclude(submitted_at=None)
    return {
        "scored": _flag(Q(is_scored=True)),
        "submitted": Exists(sent),
        "received": Exists(sent.exclude(received_at=None)),
        "listed_by_hand": Exists(rounds.exclude(list_reason="")),
        "confirmed": Exists(rounds.exclude(confirmed_at=None)),
        "invited": Exists(rounds.exclude(invited_at=None)),
        "closed": Exists(rounds.exclude(closed_at=None)),
        "proposed": Exists(current.filter(voice=Voice.COLLECTIVE)),
        "superior_proposed": Exists(current.filter(voice=Voice.SUPERIOR)),
        "sheet": Exists(sheets.exclude(voice=Voice.SELF)),
        "workplace_given": Exists(given.filter(source=OpinionSource.WORKPLACE)),
        "residence_given": Exists(given.filter(source=OpinionSource.RESIDENCE)),
        "agency_given": Exists(given.filter(unit__in=me.units("consulted_agency"))),
    }

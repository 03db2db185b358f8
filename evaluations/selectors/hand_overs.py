"""Where every file lies between offices, and whether it may go on: the guards of step 2's moves (CAD-9)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from evaluations import permissions
from evaluations.domain.process import Action, Stage
from evaluations.enums import ConferenceKind, HandOverLeg, Voice
from evaluations.models import ConferenceItem, Evaluation, HandOver, Proposal
from evaluations.phrases import GUARDS
from evaluations.selectors.cases import current_campaign
from organizations.models import Assignment, LeadershipCollective

ARRIVAL = {Stage.SUPERIOR: HandOverLeg.TO_SUPERIOR, Stage.APPRAISAL: HandOverLeg.TO_AUTHORITY}


def leg_of(case: Evaluation) -> HandOverLeg | None:
    """Where the file goes from the case's present step; None where nothing is sent."""
    if case.stage == Stage.COLLECTIVE and case.superior_collective_id is not None:
        return HandOverLeg.TO_SUPERIOR
    if case.stage in {Stage.COLLECTIVE, Stage.SUPERIOR}:
        return HandOverLeg.TO_AUTHORITY
    return None


def action_of(case: Evaluation) -> Action:
    """The move that sends the file on."""
    return Action.SEND_TO_SUPERIOR if leg_of(case) == HandOverLeg.TO_SUPERIOR else Action.SEND_TO_AUTHORITY


def latest(evaluation_ids: Iterable[int]) -> dict[int, HandOver]:
    """The newest sending of each file that was ever sent, also one that came back; one query."""
    rows = HandOver.objects.filter(evaluation__in=list(evaluation_ids)).order_by("sent_at", "pk")
    return {row.evaluation_id: row for row in rows}


def arrivals(cases: Iterable[Evaluation]) -> dict[int, HandOver]:
    """The sending by which each file reached the office of its present step, acknowledged or not; one query."""
    legs = {case.pk: ARRIVAL.get(Stage(case.stage)) for case in cases}
    rows = HandOver.objects.filter(evaluation__in=legs, returned_at=None).order_by("sent_at", "pk")
    return {row.evaluation_id: row for row in rows if row.leg == legs[row.evaluation_id]}


def received(cases: Iterable[Evaluation]) -> frozenset[int]:
    """Cases whose file was acknowledged by the office of their present step: the guard `received`; one query.

    A file sent back from the next step still counts as held by the office that had acknowledged it before.
    """
    return frozenset(pk for pk, row in arrivals(cases).items() if row.received_at is not None)


def guards_met(cases: Collection[Evaluation]) -> dict[int, frozenset[str]]:
    """For each case which guards of sending the file on are true now; four queries however many cases."""
    ids = [case.pk for case in cases]
    closed = _closed(ids)
    proposed = set(
        Proposal.objects.filter(evaluation__in=ids, superseded_at=None).values_list("evaluation_id", "voice")
    )
    arrived = received(cases)
    return {pk: _met(pk, closed, proposed, arrived) for pk in ids}


def _met(pk: int, closed, proposed, arrived) -> frozenset[str]:
    met = set()
    if (pk, ConferenceKind.COLLECTIVE.value) in closed:
        met.add("conference_closed")
    if (pk, Voice.COLLECTIVE.value) in proposed:
        met.add("collective_proposed")
    if (pk, Voice.SUPERIOR.value) in proposed and (pk, ConferenceKind.SUPERIOR.value) in closed:
        met.add("superior_proposed")
    if pk in arrived:
        met.add("received")
    return frozenset(met)


def _closed(ids: Collection[int]) -> set[tuple[int, str]]:
    """Case and kind of meeting where the last meeting of that kind is over."""
    rows = ConferenceItem.objects.filter(evaluation__in=ids).order_by("conference__opened_at", "pk")
    last = {
        (evaluation_id, kind): closed_at
        for evaluation_id, kind, closed_at in rows.values_list(
            "evaluation_id", "conference__kind", "conference__closed_at"
        )
    }
    return {key for key, closed_at in last.items() if closed_at is not None}


def receivers(cases: Iterable[Evaluation], *, on: date) -> dict[int, frozenset[int]]:
    """Case → logins of the office that acknowledges the file sent from its step; two queries.

    The office of the direct superior's unit where it has one, else the org office (decision 003).
    """
    rows = Assignment.objects.on(on).filter(
        role__in=["unit_office", "org_office"], person__user__is_active=True
    )
    by_unit: dict[int, set[int]] = {}
    org_office = set()
    for role, unit, login in rows.values_list("role", "unit_id", "person__user"):
        if role == "org_office":
            org_office.add(login)
        else:
            by_unit.setdefault(unit, set()).add(login)
    cases = list(cases)
    units = dict(
        LeadershipCollective.objects.filter(pk__in=[c.superior_collective_id for c in cases]).values_list(
            "pk", "unit_id"
        )
    )
    found = {}
    for case in cases:
        goes_up = leg_of(case) == HandOverLeg.TO_SUPERIOR
        staff = by_unit.get(units.get(case.superior_collective_id), set()) if goes_up else set()
        found[case.pk] = frozenset(staff or org_office)
    return found


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file on the hand-over page. `missing`: guards that keep it from being sent; empty = may go."""

    case: Evaluation
    leg: HandOverLeg | None
    sent: HandOver | None
    missing: tuple[str, ...] = ()

    @property
    def reasons(self) -> list[str]:
        """What is missing, in words."""
        return [GUARDS[guard] for guard in self.missing]


@dataclass(frozen=True, slots=True)
class Desk:
    """What one office has on its desk: to send, to acknowledge, on the way, in hand."""

    to_send: list[FileRow]
    arriving: list[FileRow]
    under_way: list[FileRow]
    in_hand: list[FileRow]


NEEDS = {
    HandOverLeg.TO_SUPERIOR: ("conference_closed", "collective_proposed"),
    HandOverLeg.TO_AUTHORITY: ("received", "superior_proposed"),
}


def needs_of(case: Evaluation) -> tuple[str, ...]:
    """The guards that the process table asks for sending this file."""
    if case.stage == Stage.COLLECTIVE:
        return NEEDS[HandOverLeg.TO_SUPERIOR]
    return NEEDS[HandOverLeg.TO_AUTHORITY]


def desk(user, *, on: date) -> Desk:
    """The files of this year that `user` sends, acknowledges or waits for, in name order; a constant number of queries."""
    cases = _cases(user, on)
    sent, met = latest(case.pk for case in cases), guards_met(cases)
    shelves = Desk([], [], [], [])
    for case in cases:
        row = FileRow(
            case,
            leg_of(case),
            sent.get(case.pk),
            tuple(guard for guard in needs_of(case) if guard not in met[case.pk]),
        )
        for shelf in _shelves(user, row, met[case.pk]):
            getattr(shelves, shelf).append(row)
    shelves.to_send.sort(
        key=lambda row: bool(row.missing)
    )  # what can go stands first, each part in name order
    return shelves


def _shelves(user, row: FileRow, met: frozenset[str]) -> list[str]:
    case = row.case
    receives = permissions.may(user, "hand_over.receive", case, case.roles) and is_receiver(case)
    sends = permissions.may(user, "hand_over.send", case, case.roles) and _is_sender(case)
    found = []
    if case.stage in ARRIVAL and "received" not in met:
        if receives:
            found.append("arriving")
        elif sends or "unit_office" in case.roles:
            found.append("under_way")
        return found
    if row.leg and sends:
        found.append("to_send")
    if case.stage in ARRIVAL and receives:
        found.append("in_hand")
    return found


def is_receiver(case: Evaluation) -> bool:
    """Who acknowledges at the case's step: the superior's office at 2c, the org office at step 3."""
    if case.stage == Stage.SUPERIOR:
        return bool({"superior_office", "superior_chair"} & set(case.roles))
    return case.stage == Stage.APPRAISAL and "org_office" in case.roles


def _is_sender(case: Evaluation) -> bool:
    if case.stage == Stage.COLLECTIVE:
        return "unit_office" in case.roles
    return case.stage == Stage.SUPERIOR and "superior_office" in case.roles


def _cases(user, on: date) -> list[Evaluation]:
    campaign = current_campaign()
    if campaign is None:
        return []
    stages = [Stage.COLLECTIVE, Stage.SUPERIOR, Stage.APPRAISAL]
    visible = permissions.visible_cases(user, on=on).filter(campaign=campaign, kind="cadre", stage__in=stages)
    cases = list(
        visible.select_related("unit", "collective", "superior_collective").order_by("name_key", "pk")
    )
    roles = permissions.roles_on_each(user, cases, on=on)
    for case in cases:
        case.roles = roles[case.pk]
    return cases

"""Meetings as one person may see them: lists, the room with its roll and cadres, the own case shut."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from evaluations import permissions
from evaluations.domain.process import Role, Stage
from evaluations.enums import ConferenceKind
from evaluations.models import (
    Attendance,
    Conference,
    ConferenceItem,
    Evaluation,
    Proposal,
    ScoreSheet,
)
from evaluations.selectors import hand_overs, meetings
from evaluations.selectors.cases import current_campaign
from sonduong.kit.errors import NotVisible

STAGES = {ConferenceKind.COLLECTIVE.value: Stage.COLLECTIVE, ConferenceKind.SUPERIOR.value: Stage.SUPERIOR}

ABOVE = frozenset({Role.DIRECT_SUPERIOR, Role.SUPERIOR_CHAIR, Role.SUPERIOR_OFFICE})


@dataclass(frozen=True, slots=True)
class Line:
    """One cadre on the list. On the own case nothing but the name may be shown."""

    item: ConferenceItem
    case: Evaluation
    count: meetings.SheetCount
    is_own: bool
    may_score: bool
    may_run: bool
    reads: bool
    proposal: Proposal | None

    @property
    def means_open(self) -> bool:
        return self.item.means_opened_at is not None

    @property
    def is_here(self) -> bool:
        """Whether the case still waits at this meeting's step."""
        return self.case.stage == STAGES[self.item.conference.kind]


@dataclass(frozen=True, slots=True)
class Seatholder:
    """One of the roll. `sent`: how many sheets have arrived from this person, never which points."""

    person_id: int
    name: str
    seat_role: str
    is_present: bool
    sent: int


@dataclass(frozen=True, slots=True)
class Room:
    """The whole meeting for one visitor."""

    conference: Conference
    lines: tuple[Line, ...]
    roll: tuple[Seatholder, ...]
    may_run: bool
    is_present: bool

    @property
    def is_open(self) -> bool:
        return self.conference.closed_at is None

    @property
    def present(self) -> int:
        return sum(one.is_present for one in self.roll)

    @property
    def to_score(self) -> list[Line]:
        """Lines on which this person gives points here."""
        return [line for line in self.lines if line.may_score and line.case.is_scored]

    @property
    def proposed(self) -> int:
        return sum(line.proposal is not None for line in self.lines)

    def line(self, case_id: int) -> Line:
        """One line that may be opened; NotVisible for one that is not on the list, or the visitor's own."""
        for line in self.lines:
            if line.case.pk == case_id and not line.is_own:
                return line
        raise NotVisible


def room_get(user, pk: int, *, on: date) -> Room:
    """The meeting for those on its roll, those who run it, and those who read its cases; else NotVisible."""
    conference = Conference.objects.select_related("campaign", "collective", "chair").filter(pk=pk).first()
    if conference is None:
        raise NotVisible
    items = list(
        ConferenceItem.objects.filter(conference=conference)
        .select_related("evaluation__campaign", "evaluation__person", "evaluation__criteria_set")
        .order_by("evaluation__name_key", "evaluation")
    )
    for item in items:
        item.conference = conference
    roles = permissions.roles_on_each(user, [item.evaluation for item in items], on=on)
    counts = meetings.sheet_counts(items)
    proposals = {
        row.evaluation_id: row for row in Proposal.objects.filter(conference=conference, superseded_at=None)
    }
    lines = tuple(_line(user, item, roles[item.evaluation_id], counts, proposals) for item in items)
    roll = _roll(conference)
    me = next((one for one in roll if one.person_id == user.person_id), None)
    if me is None and not any(line.reads for line in lines):
        raise NotVisible
    return Room(
        conference, lines, roll, any(line.may_run for line in lines), me is not None and me.is_present
    )


def _line(user, item: ConferenceItem, roles: frozenset, counts, proposals) -> Line:
    case, kind = item.evaluation, item.conference.kind
    case.roles = roles
    is_own = case.person_id is not None and case.person_id == user.person_id
    return Line(
        item,
        case,
        counts[item.pk],
        is_own,
        not is_own and permissions.may(user, f"score.{kind}", case, roles),
        permissions.may(user, f"conference.{kind}", case, roles),
        not is_own and _reads(user, case, roles),
        None if is_own else proposals.get(case.pk),
    )


def _reads(user, case: Evaluation, roles: frozenset) -> bool:
    """The superior reads what the peers say once the file is under way, not while they are still talking."""
    if case.stage == Stage.COLLECTIVE:
        roles = roles - ABOVE
    return permissions.may(user, "proposal.read", case, roles)


def _roll(conference: Conference) -> tuple[Seatholder, ...]:
    sheets = ScoreSheet.objects.filter(conference=conference).exclude(submitted_at=None)
    sent: dict[int, int] = {}
    for scorer in sheets.values_list("scorer_id", flat=True):
        sent[scorer] = sent.get(scorer, 0) + 1
    rank = {"chair": 0, "deputy": 1}
    rows = Attendance.objects.filter(conference=conference).select_related("person")
    ordered = sorted(rows, key=lambda row: (rank.get(row.seat_role, 2), row.person.name_key, row.pk))
    return tuple(
        Seatholder(
            row.person_id, row.person.full_name, row.seat_role, row.is_present, sent.get(row.person_id, 0)
        )
        for row in ordered
    )


@dataclass(frozen=True, slots=True)
class Summary:
    """One meeting in a list."""

    conference: Conference
    cadres: int
    proposed: int
    waits_for_me: int


def conferences_list(user, *, on: date) -> list[Summary]:
    """This year's meetings that the person may open, open ones first, newest first; a constant number of queries."""
    campaign = current_campaign()
    if campaign is None:
        return []
    visible = permissions.visible_cases(user, on=on).filter(campaign=campaign).order_by()
    items = list(
        ConferenceItem.objects.filter(evaluation__in=visible).select_related(
            "conference__collective", "evaluation"
        )
    )
    roles = permissions.roles_on_each(user, [item.evaluation for item in items], on=on)
    seated = set(Attendance.objects.filter(person=user.person_id).values_list("conference_id", flat=True))
    mine = _sent_by(user)
    proposed = set(Proposal.objects.filter(superseded_at=None).values_list("conference_id", "evaluation_id"))
    groups: dict[int, list[ConferenceItem]] = {}
    for item in items:
        reads = _reads(user, item.evaluation, roles[item.evaluation_id])
        if item.conference_id in seated or reads:
            groups.setdefault(item.conference_id, []).append(item)
    rows = [_summary(user, group, roles, mine, proposed) for group in groups.values()]
    return sorted(
        rows, key=lambda row: (row.conference.closed_at is not None, -row.conference.held_at.timestamp())
    )


def _sent_by(user) -> set[tuple[int, int]]:
    rows = ScoreSheet.objects.filter(scorer=user.person_id).exclude(submitted_at=None)
    return set(rows.values_list("conference_id", "evaluation_id"))


def _summary(user, group: Sequence[ConferenceItem], roles, mine, proposed) -> Summary:
    conference = group[0].conference
    waiting = [
        item
        for item in group
        if conference.closed_at is None
        and item.evaluation.is_scored
        and item.means_opened_at is None
        and (conference.pk, item.evaluation_id) not in mine
        and permissions.may(user, f"score.{conference.kind}", item.evaluation, roles[item.evaluation_id])
    ]
    done = sum((conference.pk, item.evaluation_id) in proposed for item in group)
    return Summary(conference, len(group), done, len(waiting))


@dataclass(frozen=True, slots=True)
class Invitable:
    """Cadres of one collective who may be put before a meeting now; `late` wait for their file to be acknowledged."""

    collective: object
    cases: tuple[Evaluation, ...]


def invitable(user, kind: str, *, on: date) -> list[Invitable]:
    """Whom this person may invite a collective about, by collective; the own case is never among them."""
    campaign = current_campaign()
    if campaign is None:
        return []
    visible = permissions.visible_cases(user, on=on).filter(
        campaign=campaign, kind="cadre", stage=STAGES[kind]
    )
    cases = list(visible.select_related("collective", "superior_collective").order_by("name_key", "pk"))
    roles = permissions.roles_on_each(user, cases, on=on)
    busy = meetings.open_items(kind, [case.pk for case in cases])
    received = hand_overs.received([case.pk for case in cases]) if kind == ConferenceKind.SUPERIOR else None
    groups: dict[int, list[Evaluation]] = {}
    for case in cases:
        free = case.pk not in busy and (received is None or case.pk in received)
        if free and permissions.may(user, f"conference.{kind}", case, roles[case.pk]):
            groups.setdefault(_body(case, kind).pk, []).append(case)
    return [
        Invitable(_body(group[0], kind), tuple(group)) for group in groups.values() if _body(group[0], kind)
    ]


def _body(case: Evaluation, kind: str):
    return case.collective if kind == ConferenceKind.COLLECTIVE else case.superior_collective

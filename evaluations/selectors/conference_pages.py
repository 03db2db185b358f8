"""One meeting as one person may see it: its roll, its cadres, what this person may do; the own case shut."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from evaluations import permissions
from evaluations.domain.process import Role, Stage
from evaluations.enums import ConferenceKind
from evaluations.models import (
    Attendance,
    Conference,
    ConferenceItem,
    CriteriaSet,
    Evaluation,
    Proposal,
    ScoreSheet,
)
from evaluations.selectors import meetings
from evaluations.selectors.attended import attended
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
    """The whole meeting for one visitor. `attended`: committee members in charge who came to it (CYC-7)."""

    conference: Conference
    lines: tuple[Line, ...]
    roll: tuple[Seatholder, ...]
    may_run: bool
    is_present: bool
    attended: tuple[str, ...]

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
    items = _items(conference)
    roles = permissions.roles_on_each(user, [item.evaluation for item in items], on=on)
    sheets = ScoreSheet.objects.filter(conference=conference).exclude(submitted_at=None)
    sent = list(sheets.values_list("scorer_id", "evaluation_id"))
    roll = _roll(conference, Counter(scorer for scorer, _ in sent))
    arrived, seats = Counter(case for _, case in sent), {one.person_id: one.is_present for one in roll}
    proposals = {
        row.evaluation_id: row for row in Proposal.objects.filter(conference=conference, superseded_at=None)
    }
    lines = tuple(
        _line(
            user,
            item,
            roles[item.evaluation_id],
            meetings.sheet_count(seats, item.evaluation.person_id, arrived[item.evaluation_id]),
            proposals,
        )
        for item in items
    )
    if user.person_id not in seats and not any(line.reads for line in lines):
        raise NotVisible
    return Room(
        conference,
        lines,
        roll,
        any(line.may_run for line in lines),
        seats.get(user.person_id, False),
        attended(conference=pk),
    )


def _items(conference: Conference) -> list[ConferenceItem]:
    """The lines in name order. A criteria set is read once, however many cadres share it."""
    rows = ConferenceItem.objects.filter(conference=conference).select_related("evaluation__person")
    items = list(rows.order_by("evaluation__name_key", "evaluation"))
    sets = CriteriaSet.objects.in_bulk({item.evaluation.criteria_set_id for item in items} - {None})
    for item in items:
        item.conference, item.evaluation.campaign = conference, conference.campaign
        if item.evaluation.criteria_set_id:
            item.evaluation.criteria_set = sets[item.evaluation.criteria_set_id]
    return items


def _line(user, item: ConferenceItem, roles: frozenset, count: meetings.SheetCount, proposals) -> Line:
    case, kind = item.evaluation, item.conference.kind
    case.roles = roles
    is_own = case.person_id is not None and case.person_id == user.person_id
    return Line(
        item,
        case,
        count,
        is_own,
        not is_own and permissions.may(user, f"score.{kind}", case, roles),
        permissions.may(user, f"conference.{kind}", case, roles),
        not is_own and reads(user, case, roles),
        None if is_own else proposals.get(case.pk),
    )


def reads(user, case: Evaluation, roles: frozenset) -> bool:
    """The superior reads what the peers say once the file is under way, not while they are still talking."""
    if case.stage == Stage.COLLECTIVE:
        roles = roles - ABOVE
    return permissions.may(user, "proposal.read", case, roles)


def _roll(conference: Conference, sent: Counter[int]) -> tuple[Seatholder, ...]:
    rank = {"chair": 0, "deputy": 1}
    rows = Attendance.objects.filter(conference=conference).select_related("person")
    ordered = sorted(rows, key=lambda row: (rank.get(row.seat_role, 2), row.person.name_key, row.pk))
    return tuple(
        Seatholder(row.person_id, row.person.full_name, row.seat_role, row.is_present, sent[row.person_id])
        for row in ordered
    )

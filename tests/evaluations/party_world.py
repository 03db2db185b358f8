"""A commune's party side before the meetings: cells under a committee or one base cell, members, secretary, chair."""

from datetime import datetime
from types import SimpleNamespace

from evaluations.domain.process import Stage
from evaluations.models import CellMeeting, CellProposal
from evaluations.services.cells import MeetingFacts, MemberRow
from organizations.permissions import sync_permissions
from sonduong.kit.clock import HANOI
from tests import factories as make

AT = datetime(2020, 11, 28, 19, 0, tzinfo=HANOI)
DAY = AT.date()


def commune(members: int = 5, *, stage: str = Stage.CELL_MEETING.value, **values) -> SimpleNamespace:
    """An organisation with one cell; `people[0]` is the secretary, who is a member too. `chair` leads the committee."""
    found = _base(make.campaign(), members)
    found.grass = make.organization("Đảng bộ xã Tân Trào", kind="grassroots_committee")
    found.cell = make.organization("Chi bộ thôn Cả", parent=found.grass)
    found.committee = make.collective(
        "Ban Chấp hành Đảng bộ xã", kind="grassroots_committee", organization=found.grass
    )
    boss = make.person("Nông Thị Chủ")
    make.seat(found.committee, boss, "chair")
    found.chair = make.login(boss)
    facts = {"decider": found.committee, "subject_code": "member_of_base_committee", "stage": stage} | values
    return _filled(found, facts)


def base_cell(members: int = 5, *, stage: str = Stage.CELL_MEETING.value) -> SimpleNamespace:
    """A chi bộ cơ sở, which decides on its own members."""
    found = _base(make.campaign(), members)
    found.cell = found.grass = make.organization("Chi bộ cơ sở Phòng Tư pháp", kind="grassroots_cell")
    return _filled(found, {"subject_code": "member_of_base_cell", "stage": stage})


def _base(campaign, members: int) -> SimpleNamespace:
    people = [make.person(f"Đảng Viên Số {number:03d}") for number in range(members)]
    return SimpleNamespace(campaign=campaign, people=people)


def _filled(found: SimpleNamespace, facts: dict) -> SimpleNamespace:
    for who in found.people:
        make.membership(who, found.cell)
    found.cases = [
        make.case(
            found.campaign, who, kind="member", title="", cell=found.cell, grassroots=found.grass, **facts
        )
        for who in found.people
    ]
    make.Appointment.objects.create(
        person=found.people[0],
        organization=found.cell,
        title="Bí thư chi bộ",
        is_head=True,
        managed_by="grassroots",
        starts_on=make.SINCE,
    )
    found.secretary = make.login(found.people[0])
    found.stranger = make.login()
    found.member = make.login(found.people[-1]) if len(found.people) > 1 else found.secretary
    found.ids = [case.pk for case in found.cases]
    sync_permissions(DAY)
    return found


def facts(found: SimpleNamespace, **values) -> MeetingFacts:
    """A meeting to which everybody came."""
    return MeetingFacts(**({"held_on": DAY, "present": frozenset(p.pk for p in found.people)} | values))


def rows(found: SimpleNamespace, *ratings: str) -> list[MemberRow]:
    """The first members with these levels, everybody agreeing."""
    return [MemberRow(pk, rating) for pk, rating in zip(found.ids, ratings, strict=False)]


def proposed(found: SimpleNamespace, ratings: list[str], ids: list[int] | None = None) -> None:
    """The cell has proposed these levels for all its members (or `ids`), written straight into the tables."""
    meeting = CellMeeting.objects.create(
        campaign=found.campaign, cell=found.cell, held_on=DAY, present=[], saved_at=AT
    )
    CellProposal.objects.bulk_create(
        CellProposal(
            evaluation_id=pk,
            meeting=meeting,
            rating=rating,
            voters=4,
            agree=4,
            proposed_by=found.secretary,
            proposed_at=AT,
        )
        for pk, rating in zip(ids or found.ids, ratings, strict=True)
    )

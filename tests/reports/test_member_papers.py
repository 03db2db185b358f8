"""Mẫu 02-HD of a member: the four voices, each for whom it is, and never another kind's form."""

from datetime import date

import pytest

from evaluations.models import CellMeeting, CellProposal, Decision, SelfReview
from reports.registry import paper
from sonduong.kit.errors import DomainError, NotVisible
from tests import factories as make

pytestmark = pytest.mark.django_db
ANSWERS = {f"DV.{number}": f"Nội dung {number}" for number in range(1, 9)}


def collect(actor, case):
    return paper("02-HD").source.collect(actor, str(case.pk))


@pytest.fixture
def member(world):
    """A member of the cell who has submitted, with a login; `world.member_case` and `world.member`."""
    who = make.person("Bàn Văn Đảng", birth_date=date(1986, 3, 11))
    make.membership(who, world.cell)
    world.member = make.login(who)
    world.member_case = make.case(
        world.campaign, who, kind="member", cell=world.cell, unit=world.place, stage="cell_meeting"
    )
    SelfReview.objects.create(
        evaluation=world.member_case,
        form_version="nd90-2020",
        answers=ANSWERS,
        self_rating="good",
        saved_at=make.AT,
        submitted_at=make.AT,
    )
    return world


def judged(world):
    """The cell proposes and the committee decides, unpublished."""
    meeting = CellMeeting.objects.create(
        campaign=world.campaign, cell=world.cell, held_on=make.DAY, saved_at=make.AT
    )
    CellProposal.objects.create(
        evaluation=world.member_case,
        meeting=meeting,
        comment="Chi ủy nhất trí.",
        rating="good",
        voters=9,
        agree=9,
        proposed_by=world.secretary,
        proposed_at=make.AT,
    )
    Decision.objects.create(
        evaluation=world.member_case,
        rating="completed",
        decided_on=make.DAY,
        decided_by=world.org,
        decided_at=make.AT,
    )


def test_the_review_is_printed_part_by_part(member):
    values = collect(member.secretary, member.member_case)

    assert [part.texts for part in values.parts] == [
        (),
        ("Nội dung 1",),
        ("Nội dung 2",),
        ("Nội dung 3",),
        ("Nội dung 4", "Nội dung 5"),
        ("Nội dung 6",),
        (),
        ("Nội dung 7",),
        ("Nội dung 8",),
    ]
    facts = {fact.label: fact.value for fact in values.facts}
    assert (facts["Họ và tên"], facts["Ngày sinh"]) == ("Bàn Văn Đảng", "11/03/1986")
    assert facts["Chi bộ"] == "Chi bộ Tài chính - Kế hoạch"


def test_the_cells_word_is_for_its_secretary_at_once_and_for_the_member_after_publication(member):
    judged(member)
    secretary, own = collect(member.secretary, member.member_case), collect(member.member, member.member_case)
    assert (secretary.cell_rating, secretary.cell, secretary.committee_rating) == (
        "good",
        ("Chi ủy nhất trí.",),
        "",
    )
    assert (own.cell_rating, own.cell, own.committee_rating) == ("", (), "")

    type(member.member_case).objects.filter(pk=member.member_case.pk).update(stage="published")
    own = collect(member.member, member.member_case)
    assert (own.cell_rating, own.committee_rating) == ("good", "completed")


def test_a_member_without_a_review_has_nothing_to_print(member):
    SelfReview.objects.all().delete()

    with pytest.raises(DomainError) as error:
        collect(member.secretary, member.member_case)
    assert error.value.code == "paper_not_submitted"


@pytest.mark.parametrize("reader", ["neighbour", "stranger"])
def test_another_cell_does_not_read_it(member, reader):
    with pytest.raises(NotVisible):
        collect(getattr(member, reader), member.member_case)


def test_the_secretary_and_the_member_are_offered_it(member):
    source = paper("02-HD").source

    for reader in (member.secretary, member.member):
        assert [target.id for target in source.targets(reader)] == [str(member.member_case.pk)]
    assert source.targets(member.stranger) == []


def test_a_form_is_printed_for_its_own_kind_alone(member):
    for code in ("01", "06", "10"):
        with pytest.raises(NotVisible):
            paper(code).source.collect(member.org, str(member.member_case.pk))
    with pytest.raises(NotVisible):
        collect(member.org, member.cases.head)

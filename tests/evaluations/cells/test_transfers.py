"""A member who moves while the campaign runs: the receiving cell rates, the former cell is asked (RUL-13; E23, E24, E76)."""

from datetime import date

import pytest

from evaluations.models import CellProposal, Evaluation
from evaluations.selectors.cells import lines_of, members_of
from evaluations.selectors.enrolment import cells_of
from evaluations.services.cells import cell_proposals_return
from evaluations.services.transfers import members_follow
from evaluations.tasks import follow
from organizations.models import PartyMembership
from organizations.services.acts.membership import membership_temporary, membership_transfer
from organizations.services.acts.record import act_do, act_undo
from sonduong.kit.errors import DomainError
from sonduong.kit.models import AuditEntry
from sonduong.notices.models import Notice
from tests import factories as make
from tests.evaluations.party_world import AT, DAY, base_cell, commune, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """A commune of four with a second organisation, whose cell has a secretary; an org office keeps the register."""
    return with_other(commune(4))


def with_other(found):
    found.other_grass = make.organization("Đảng bộ xã Minh Thanh", kind="grassroots_committee")
    found.other = make.organization("Chi bộ thôn Xa", parent=found.other_grass)
    found.other_committee = make.collective(
        "Ban Chấp hành Đảng bộ xã Minh Thanh", kind="grassroots_committee", organization=found.other_grass
    )
    boss = make.person("Bí Thư Xa")
    make.Appointment.objects.create(
        person=boss,
        organization=found.other,
        title="Bí thư",
        is_head=True,
        managed_by="grassroots",
        starts_on=make.SINCE,
    )
    found.receiver = make.login(boss)
    found.office = make.assigned("org_office", make.unit())
    return found


def transfer(found, number=1, on=DAY):
    act = membership_transfer(person=found.people[number], organization=found.other, starts_on=on)
    return act_do(act, actor=found.office, at=AT)


def place(found, number=1):
    case = Evaluation.objects.get(pk=found.ids[number])
    return case.cell, case.grassroots, case.decider, case.subject_code, case.unit_name


def test_E23_the_case_follows_to_the_receiving_cell_and_its_committee(world):
    proposed(world, ["good"] * 4)
    transfer(world)
    assert place(world) == (
        world.other,
        world.other_grass,
        world.other_committee,
        "member_of_base_committee",
        "Chi bộ thôn Xa",
    )
    assert place(world, 2)[0] == world.cell
    assert not CellProposal.objects.filter(evaluation=world.ids[1], superseded_at=None).exists()
    assert CellProposal.objects.filter(evaluation=world.ids[2], superseded_at=None).exists()
    told = AuditEntry.objects.get(act="case.follow")
    assert (told.target_id, told.data["from"], told.data["to"]) == (
        str(world.ids[1]),
        world.cell.pk,
        world.other.pk,
    )
    assert Notice.objects.filter(recipient=world.receiver, link=f"/chi-bo/{world.other.pk}/").count() == 1


def test_E21_the_receiving_cell_is_told_whose_comment_is_missing(world):
    transfer(world)
    (line,) = lines_of(members_of(world.campaign, cell_ids=[world.other.pk]), on=DAY)
    assert (line.chips, line.is_official, line.standing.is_rated) == (["former_missing"], True, True)


def test_E22_less_than_six_months_at_the_former_cell_asks_for_no_comment(world):
    PartyMembership.objects.filter(person=world.people[1]).update(starts_on=date(2020, 7, 1))
    transfer(world)
    (line,) = lines_of(members_of(world.campaign, cell_ids=[world.other.pk]), on=DAY)
    assert line.chips == []


def test_E21_a_change_of_standing_inside_the_former_cell_does_not_shorten_the_stay(world):
    row = PartyMembership.objects.get(person=world.people[1])
    row.ends_on = date(2020, 8, 31)
    row.save()
    make.membership(world.people[1], world.cell, starts_on=date(2020, 9, 1))
    transfer(world)
    (line,) = lines_of(members_of(world.campaign, cell_ids=[world.other.pk]), on=DAY)
    assert line.chips == ["former_missing"]


def test_a_base_cells_member_who_moves_under_a_committee_is_decided_there():
    found = with_other(base_cell(3))
    transfer(found)
    assert place(found)[2:4] == (found.other_committee, "member_of_base_committee")


def test_a_transfer_taken_back_brings_the_case_back(world):
    entry = transfer(world)
    act_undo(number=entry.number, actor=world.office, at=AT)
    assert place(world)[:3] == (world.cell, world.grass, world.committee)


def test_E24_temporary_activity_moves_no_case(world):
    ends = date(2020, 12, 31)
    act = membership_temporary(person=world.people[1], organization=world.other, starts_on=DAY, ends_on=ends)
    act_do(act, actor=world.office, at=AT)
    assert place(world)[0] == world.cell


def test_a_proposal_already_sent_is_decided_where_it_lies_until_the_committee_gives_it_back(world):
    proposed(world, ["good"] * 4)
    Evaluation.objects.filter(pk=world.ids[1]).update(stage="decision")
    transfer(world)
    assert place(world)[0] == world.cell
    cell_proposals_return(evaluation_ids=[world.ids[1]], reason="Đã chuyển đi", actor=world.chair, at=AT)
    assert place(world)[0] == world.other
    assert Evaluation.objects.get(pk=world.ids[1]).stage == "cell_meeting"


def test_a_transfer_entered_ahead_waits_for_its_day(world, monkeypatch):
    transfer(world, on=date(2020, 12, 1))
    assert place(world)[0] == world.cell
    monkeypatch.setattr("sonduong.kit.clock.now", lambda: AT.replace(month=12, day=1))
    assert follow() == 1
    assert place(world)[0] == world.other
    assert follow() == 0


def test_E76_two_official_cells_on_one_day_are_refused_with_both_names(world):
    make.membership(world.people[1], world.other, ends_on=date(2020, 12, 31))
    with pytest.raises(DomainError) as error:
        cells_of([world.people[1].pk], on=DAY)
    assert (error.value.code, error.value.params) == (
        "two_cells",
        {"name": "Đảng Viên Số 001", "places": ("Chi bộ thôn Cả", "Chi bộ thôn Xa")},
    )


def test_following_costs_the_same_for_one_and_for_many(world, django_assert_num_queries):
    transfer(world, 3)
    PartyMembership.objects.filter(person__in=world.people[1:3]).update(organization=world.other)
    with django_assert_num_queries(18):
        members_follow(people=[world.people[1].pk], actor=world.office, at=AT)
    with django_assert_num_queries(18):
        members_follow(people=[person.pk for person in world.people], actor=world.office, at=AT)

"""The cell's year through its services: one save, voters, two stages, caps, supplements, set aside, the base cell."""

from dataclasses import replace
from datetime import date

import pytest

from evaluations.models import CellMeeting, CellProposal, Decision
from evaluations.services.cells import MemberRow, cell_meeting_save, cell_proposals_send, members_set_aside
from evaluations.services.party_decisions import members_decide_in_cell
from organizations.models import Leave, PartyMembership, Person
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.models import AuditEntry
from tests import factories as make
from tests.evaluations.party_world import AT, base_cell, commune, facts, rows

pytestmark = pytest.mark.django_db


def save(found, lines, actor=None, **values):
    return cell_meeting_save(
        campaign=found.campaign,
        cell_id=found.cell.pk,
        facts=facts(found, **values),
        rows=lines,
        actor=actor or found.secretary,
        at=AT,
    )


def refused(found, lines, **values):
    with pytest.raises(DomainError) as error:
        save(found, lines, **values)
    assert not CellProposal.objects.exists()
    return error.value


def current(found):
    held = CellProposal.objects.filter(superseded_at=None).values_list("evaluation_id", "rating")
    return {found.ids.index(pk): rating for pk, rating in held}


def test_one_request_saves_the_meeting_and_every_filled_line():
    found = commune(5)
    meeting = save(found, rows(found, "excellent", "good", "good"), place="Nhà văn hóa", minutes="Đủ")
    assert current(found) == {0: "excellent", 1: "good", 2: "good"}
    assert (meeting.place, meeting.minutes, len(meeting.present)) == ("Nhà văn hóa", "Đủ", 5)
    acts = list(AuditEntry.objects.filter(act__startswith="cell.").values_list("act", flat=True))
    assert sorted(acts) == ["cell.meeting", "cell.propose", "cell.propose", "cell.propose"]


def test_a_line_that_says_nothing_new_stays_and_a_changed_one_supersedes():
    found = commune(3)
    save(found, rows(found, "good", "good"))
    save(found, rows(found, "good", "completed"))
    assert current(found) == {0: "good", 1: "completed"}
    assert CellProposal.objects.exclude(superseded_at=None).count() == 1
    assert CellMeeting.objects.get().revision == 2


@pytest.mark.parametrize("who", ["stranger", "member", "chair"])
def test_only_the_secretary_saves_the_meeting(who):
    found = commune(3)
    with pytest.raises(NotVisible):
        save(found, rows(found, "good"), actor=getattr(found, who))


def test_E78_probationary_and_absent_members_do_not_vote_and_nobody_on_the_own_case():
    found = commune(5)
    PartyMembership.objects.filter(person=found.people[3]).update(standing="probationary")
    came = frozenset(person.pk for person in found.people[:4])
    save(found, rows(found, "good", "good", "good", "good"), present=came)
    votes = dict(CellProposal.objects.values_list("evaluation_id", "voters"))
    assert [votes[pk] for pk in found.ids[:4]] == [2, 2, 2, 3]


def test_a_level_without_a_majority_does_not_stand():
    found = commune(5)
    error = refused(found, [MemberRow(found.ids[0], "good", agree=2)])
    assert (error.code, error.params["voters"]) == ("cell_not_passed", 4)
    assert refused(found, [MemberRow(found.ids[0], "good", agree=5)]).code == "cell_too_many_votes"
    assert refused(found, rows(found, "good"), present=frozenset()).code == "cell_no_voters"


def test_one_wrong_line_leaves_the_whole_evening_unsaved():
    found = commune(3)
    lines = rows(found, "good", "good")
    refused(found, [lines[0], replace(lines[1], agree=0)])
    assert not CellMeeting.objects.exists()


def test_E09_in_two_stages_excellent_needs_a_vote_of_its_own():
    found = commune(5)
    line = MemberRow(found.ids[0], "excellent")
    assert refused(found, [line], way="two_stage").code == "cell_needs_second_vote"
    save(found, [replace(line, agree_excellent=3)], way="two_stage")
    assert CellProposal.objects.get().agree_excellent == 3


def test_a_known_cap_blocks_with_its_clause_and_an_unknown_one_makes_provisional():
    found = commune(4)
    Leave.objects.create(
        person=found.people[1], kind="sick", starts_on=date(2020, 1, 1), ends_on=date(2020, 5, 1)
    )
    error = refused(found, rows(found, "good", "good"))
    assert error.code == "above_cap"
    assert [(cap.code, cap.clause) for cap in error.params["caps"]] == [
        ("sick_leave", error.params["regulation"].clause("caps.sick_days"))
    ]
    save(found, rows(found, "good", "completed"))
    # C3: the secretary stands under the cell's own rating, which comes later.
    marked = dict(CellProposal.objects.values_list("evaluation_id", "is_provisional"))
    assert marked == {found.ids[0]: True, found.ids[1]: False}


def test_C1_excellent_waits_for_the_civil_result_and_good_does_not():
    found = commune(4)
    Person.objects.filter(pk__in=[p.pk for p in found.people[1:3]]).update(category="civil_servant")
    save(found, rows(found, "good", "excellent", "good"))
    marked = dict(CellProposal.objects.values_list("evaluation_id", "is_provisional"))
    assert [marked[pk] for pk in found.ids[1:3]] == [True, False]


def test_C3_a_rated_cell_is_a_cap_on_its_secretary():
    found = commune(3)
    make.recorded(found.cell, "completed")
    assert refused(found, rows(found, "good")).code == "above_cap"
    save(found, rows(found, "completed", "good"))
    assert not CellProposal.objects.filter(is_provisional=True).exists()


def test_the_absent_and_unreviewed_are_sent_later_as_a_supplement():
    found = commune(4)
    late = found.cases[3]
    type(late).objects.filter(pk=late.pk).update(stage="self_review")
    save(found, rows(found, "good", "good", "good"))
    cell_proposals_send(evaluation_ids=found.ids[:3], actor=found.secretary, at=AT)
    type(late).objects.filter(pk=late.pk).update(stage="cell_meeting")
    save(found, [MemberRow(late.pk, "good")])
    cell_proposals_send(evaluation_ids=[late.pk], actor=found.secretary, at=AT)
    stages = {case.stage for case in type(late).objects.all()}
    assert (stages, CellMeeting.objects.count()) == ({"decision"}, 1)


def test_nobody_is_sent_up_without_a_vote():
    found = commune(3)
    with pytest.raises(DomainError) as error:
        cell_proposals_send(evaluation_ids=found.ids[:1], actor=found.secretary, at=AT)
    assert (error.value.code, error.value.params["missing"]) == ("not_ready", ("cell_voted",))


def test_E25_a_new_member_reviews_and_is_set_aside_and_the_others_cannot_be():
    found = commune(3)
    PartyMembership.objects.filter(person=found.people[1]).update(admitted_on=date(2020, 9, 1))
    assert refused(found, rows(found, "good", "good")).code == "member_not_rated"
    members_set_aside(evaluation_ids=[found.ids[1]], actor=found.secretary, at=AT)
    case = type(found.cases[1]).objects.get(pk=found.ids[1])
    assert (case.stage, case.rating, case.not_rated_reason) == ("published", "not_rated", "young")
    with pytest.raises(DomainError) as error:
        members_set_aside(evaluation_ids=[found.ids[2]], actor=found.secretary, at=AT)
    assert error.value.code == "not_ready"


def decide(found, ids):
    return members_decide_in_cell(evaluation_ids=ids, decided_on=AT.date(), actor=found.secretary, at=AT)


def test_a_base_cell_decides_itself_under_its_ceiling():
    found = base_cell(12)
    save(found, rows(found, *["excellent"] * 2, *["good"] * 10))
    assert len(decide(found, found.ids)) == 12
    assert Decision.objects.filter(rating="excellent").count() == 2


def test_a_base_cell_that_passes_its_ceiling_decides_nothing():
    found = base_cell(12)
    save(found, rows(found, *["excellent"] * 3, *["good"] * 9))
    with pytest.raises(DomainError) as error:
        decide(found, found.ids)
    assert error.value.code == "ceiling_broken"
    assert {key: error.value.params[key] for key in ("excellent", "allowed", "too_many")} == {
        "excellent": 3,
        "allowed": 1,
        "too_many": 1,
    }
    assert not Decision.objects.exists()


def test_a_base_cell_decides_only_what_its_meeting_voted():
    found = base_cell(3)
    with pytest.raises(DomainError) as error:
        decide(found, found.ids)
    assert error.value.params["missing"] == ("cell_voted",)

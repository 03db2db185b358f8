"""Organisations and collectives through their services: report, participants, appraisal, order, vote, decision, outside."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.models import BodyVote, Decision, Evaluation, SelfReview
from evaluations.services.bodies import (
    BodyAppraisal,
    bodies_appraise,
    bodies_return,
    bodies_set_aside,
    bodies_submit_to_decider,
    body_review_withdraw,
    body_reviews_save,
    body_reviews_submit,
)
from evaluations.services.body_decisions import (
    OutsideResult,
    bodies_decide,
    bodies_publish,
    body_votes_enter,
    outside_results_enter,
)
from evaluations.services.decisions import Document
from evaluations.services.participation import body_comments_record, participants_close
from evaluations.services.party_decisions import PartyDecision
from organizations.models import PartyOrganization
from sonduong.kit.errors import NotVisible
from tests import factories as make
from tests.evaluations import body_world as world
from tests.evaluations.body_world import AT, DAY, body, comment, commune, count, refused, review, stage

pytestmark = pytest.mark.django_db
PAPER = Document("12-TB/ĐU", date(2020, 12, 5), "Nông Văn Thử", "Bí thư")


def test_a_cell_reports_grades_itself_and_hands_in():
    found = commune()
    body_reviews_submit(items=[review(found.cases[0])], actor=found.secretaries[0], at=AT)
    kept = SelfReview.objects.get()
    assert (kept.self_rating, kept.answers["BC.2"], kept.answers["G.I.4"]) == (
        "good",
        "Đạt 12 chỉ tiêu.",
        "good",
    )
    assert stage(found.cases[0]) == "participants"


@pytest.mark.parametrize("gap", [{"answers": {"BC.1": "Có"}}, {"grid": {"I.1": "good"}}, {"rating": ""}])
def test_an_incomplete_report_is_kept_as_a_draft_but_not_handed_in(gap):
    found = commune()
    item = review(found.cases[0], **gap)
    error = refused(body_reviews_submit, items=[item], actor=found.secretaries[0], at=AT)
    assert error.params["missing"] == ("review_complete",)
    body_reviews_save(items=[item], actor=found.secretaries[0], at=AT)
    assert (SelfReview.objects.get().submitted_at, stage(found.cases[0])) == (None, "self_review")


def test_a_row_of_another_form_is_refused():
    found = commune()
    item = review(found.cases[0], grid={"IX": "good"})
    assert (
        refused(body_reviews_save, items=[item], actor=found.secretaries[0], at=AT).code == "body_grid_wrong"
    )


@pytest.mark.parametrize("who", ["stranger", "council", "third"])
def test_only_who_speaks_for_the_body_writes_its_report(who):
    found = commune()
    with pytest.raises(NotVisible):
        body_reviews_submit(items=[review(found.cases[0])], actor=getattr(found, who), at=AT)


def test_a_report_is_taken_back_only_until_somebody_has_answered():
    found = commune()
    world.submitted(found)
    case, secretary = found.cases[0], found.secretaries[0]
    body_review_withdraw(evaluation_id=case.pk, actor=secretary, at=AT)
    body_reviews_submit(items=[review(case)], actor=secretary, at=AT)
    body_comments_record(items=[comment(found, case)], actor=found.council, at=AT)
    error = refused(body_review_withdraw, evaluation_id=case.pk, actor=secretary, at=AT)
    assert (error.params["missing"], SelfReview.objects.count()) == (("not_received",), 1)


def test_a_returned_report_goes_on_in_a_new_version_and_the_old_one_stays():
    found = commune()
    world.submitted(found)
    case = found.cases[0]
    refused(bodies_return, evaluation_ids=[case.pk], reason=" ", actor=found.chair, at=AT)
    bodies_return(evaluation_ids=[case.pk], reason="Thiếu số liệu.", actor=found.chair, at=AT)
    versions = list(SelfReview.objects.values_list("version", "return_reason", "submitted_at"))
    assert (stage(case), versions) == ("self_review", [(1, "Thiếu số liệu.", AT), (2, "", None)])


def test_nothing_is_laid_before_the_decider_without_appraisal():
    found = commune()
    world.submitted(found)
    case = found.cases[0]
    participants_close(evaluation_ids=[case.pk], actor=found.chair, at=AT)
    error = refused(bodies_submit_to_decider, evaluation_ids=[case.pk], actor=found.chair, at=AT)
    assert error.params["missing"] == ("appraised",)


def test_RUL9_the_grassroots_organisation_waits_for_its_cells():
    found = commune(2)
    world.before_vote(found)
    higher = body(found, "base_committee_org", found.grass, found.campaign.authority, stage="appraisal")
    bodies_appraise(items=[BodyAppraisal(higher.pk, "Được.", "good")], actor=found.org_office, at=AT)
    lay = {"evaluation_ids": [higher.pk], "actor": found.org_office, "at": AT}
    assert refused(bodies_submit_to_decider, **lay).params["missing"] == ("lower_rated",)
    Evaluation.objects.filter(subject_code="cell_org").update(rating="good")
    bodies_submit_to_decider(**lay)
    assert stage(higher) == "decision"


def test_BAL2_a_secret_ballot_needs_two_people_and_equal_figures():
    found = commune()
    world.before_vote(found)
    case = found.cases[0]
    decide = {"items": [PartyDecision(case.pk, "good")], "decided_on": DAY, "actor": found.chair, "at": AT}
    body_votes_enter(items=[count(case, good=3)], actor=found.chair, at=AT)
    body_votes_enter(items=[count(case, good=3)], actor=found.chair, at=AT)
    assert refused(bodies_decide, **decide).params["missing"] == ("vote_recorded",)
    body_votes_enter(items=[count(case, good=2, blank=1)], actor=found.member, at=AT)
    assert refused(bodies_decide, **decide).params["missing"] == ("vote_recorded",)
    body_votes_enter(items=[count(case, good=3)], actor=found.member, at=AT)
    bodies_decide(**decide)
    assert (stage(case), Evaluation.objects.get(pk=case.pk).rating) == ("publication", "good")
    assert BodyVote.objects.filter(superseded_at=None).count() == 2


@pytest.mark.parametrize(
    ("counts", "entitled", "problem"),
    [
        ({"good": 2}, 3, "wrong_sum"),
        ({"good": 3}, 2, "fewer_entitled"),
        ({"good": 3}, 5, "no_quorum"),
        ({"great": 3}, 3, "unknown_level"),
        ({"good": 4, "blank": -1}, 3, "wrong_sum"),
    ],
)
def test_figures_that_cannot_be_are_refused(counts, entitled, problem):
    found = commune()
    world.before_vote(found)
    item = world.BodyCount(found.cases[0].pk, DAY, entitled, 3, counts)
    error = refused(body_votes_enter, items=[item], actor=found.chair, at=AT)
    assert (error.code, error.params["problem"]) == ("body_vote_wrong", problem)


def test_a_tie_passes_nothing_and_a_departure_from_the_vote_needs_a_reason():
    found = commune()
    world.before_vote(found)
    case = found.cases[0]
    world.voted(found, good=1, completed=1, blank=1)
    decide = {"decided_on": DAY, "actor": found.chair, "at": AT}
    assert refused(bodies_decide, items=[PartyDecision(case.pk, "good")], **decide).code == "not_ready"
    world.voted(found, good=3)
    error = refused(bodies_decide, items=[PartyDecision(case.pk, "completed")], **decide)
    assert error.code == "body_decision_departs"
    bodies_decide(items=[PartyDecision(case.pk, "completed", "Có vi phạm mới.")], **decide)
    assert Decision.objects.get().reason == "Có vi phạm mới."


def test_RUL2_cells_keep_their_ceiling_and_a_council_has_none():
    found = commune(6)
    world.before_vote(found)
    world.voted(found, excellent=3)
    items = [PartyDecision(case.pk, "excellent") for case in found.cases[:2]]
    items += [PartyDecision(case.pk, "good", "Theo tỷ lệ.") for case in found.cases[2:]]
    error = refused(bodies_decide, items=items, decided_on=DAY, actor=found.chair, at=AT)
    assert (error.code, error.params["allowed"]) == ("ceiling_broken", 1)
    council = make.collective("HĐND xã", kind="commune_council", unit=found.council_unit)
    case = body(found, "commune_council", council, found.committee, unit=found.council_unit, stage="decision")
    for who in (found.chair, found.member):
        body_votes_enter(items=[count(case, excellent=3)], actor=who, at=AT)
    bodies_decide(items=[PartyDecision(case.pk, "excellent")], decided_on=DAY, actor=found.chair, at=AT)
    bodies_publish(evaluation_ids=[case.pk], document=PAPER, actor=found.chair, at=AT)
    assert (stage(case), Decision.objects.get(evaluation=case).number) == ("published", "12-TB/ĐU")


def test_the_standing_committees_meeting_is_counted_once_by_the_org_office():
    found = commune()
    case = body(found, "base_committee_org", found.grass, found.campaign.authority, stage="decision")
    for actor in (found.chair, found.stranger):
        with pytest.raises(NotVisible):
            body_votes_enter(items=[count(case, good=3)], actor=actor, at=AT)
    body_votes_enter(items=[count(case, good=2, against=1)], actor=found.org_office, at=AT)
    bodies_decide(items=[PartyDecision(case.pk, "good")], decided_on=DAY, actor=found.org_office, at=AT)
    assert stage(case) == "publication"


def test_RUL11_a_young_cell_is_set_aside_and_an_old_one_cannot_be():
    found = commune(2)
    PartyOrganization.objects.filter(pk=found.cells[0].pk).update(established_on=date(2020, 9, 1))
    bodies_set_aside(evaluation_ids=[found.cases[0].pk], actor=found.chair, at=AT)
    case = Evaluation.objects.get(pk=found.cases[0].pk)
    assert (case.stage, case.rating, case.not_rated_reason) == ("published", "not_rated", "young")
    error = refused(bodies_set_aside, evaluation_ids=[found.cases[1].pk], actor=found.chair, at=AT)
    assert error.params["missing"] == ("not_eligible",)


def test_III2_a_body_decided_above_rates_itself_and_the_result_is_entered():
    found = commune()
    case = body(found, "district_standing_committee", found.campaign.authority, None, grassroots=None)
    body_reviews_submit(items=[review(case)], actor=found.org_office, at=AT)
    assert stage(case) == "outside"
    outside_results_enter(items=[OutsideResult(case.pk, "good", PAPER)], actor=found.org_office, at=AT)
    case = Evaluation.objects.get(pk=case.pk)
    assert (case.stage, case.rating, Decision.objects.get().number) == ("published", "good", "12-TB/ĐU")


def test_many_bodies_cost_no_more_queries_than_one(django_assert_num_queries):
    found = commune(3)
    world.appraised(found)
    ids = [case.pk for case in found.cases]

    with CaptureQueriesContext(connection) as one:
        bodies_submit_to_decider(evaluation_ids=ids[:1], actor=found.chair, at=AT)
    with django_assert_num_queries(len(one)):
        bodies_submit_to_decider(evaluation_ids=ids[1:], actor=found.chair, at=AT)

"""The authority's decision is checked on the whole resulting state: tally, several posts, caps, ceiling of the group."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.models import Decision, Evaluation
from evaluations.services.decisions import DecisionItem, decisions_record
from organizations.models import RecordedRating
from sonduong.kit.errors import DomainError
from sonduong.kit.models import AuditEntry
from tests import factories as make
from tests.evaluations.stage import add_cases, appraised, scene, voted

pytestmark = pytest.mark.django_db


def decide(found, levels, actor=None, **values):
    items = [DecisionItem(pk, level, **values) for pk, level in levels.items()]
    return decisions_record(items=items, decided_on=make.DAY, actor=actor or found.office, at=make.AT)


def refused(*args, **kwargs) -> DomainError:
    before = Decision.objects.count()
    with pytest.raises(DomainError) as error:
        decide(*args, **kwargs)
    assert Decision.objects.count() == before
    return error.value


def counted(count, *levels):
    """Cases that were voted these levels (the rest good)."""
    found = scene(count, stage="ballot")
    given = dict(zip(found.ids, [*levels, *["good"] * count], strict=False))
    voted(found, given)
    return found, given


def test_a_decision_keeps_the_level_the_comment_and_the_ballot():
    found, levels = counted(1, "good")
    decide(found, levels)
    decision = Decision.objects.get()
    case = Evaluation.objects.get()
    assert (decision.rating, decision.strengths, decision.weaknesses, decision.prospects) == (
        "good",
        "Nắm chắc địa bàn.",
        "Đôn đốc còn chậm.",
        "Phát triển tốt.",
    )
    assert (decision.decided_on, decision.decided_by, decision.ballot.round) == (make.DAY, found.office, 1)
    assert (case.rating, case.stage) == ("good", "publication")
    assert AuditEntry.objects.order_by("-number").first().act == "case.decide"


def test_the_committee_may_word_the_comment_itself():
    found, levels = counted(1, "good")
    decide(found, levels, strengths="Có bản lĩnh.", weaknesses="Còn nóng vội.")
    decision = Decision.objects.get()
    assert (decision.strengths, decision.weaknesses) == ("Có bản lĩnh.", "Còn nóng vội.")


def test_RUL_3_one_in_five_of_those_good_may_be_excellent():
    found, levels = counted(12, "excellent", "excellent")
    decide(found, levels)
    assert Evaluation.objects.filter(rating="excellent").count() == 2


def test_RUL_5_one_too_many_blocks_the_whole_group_and_names_the_choices():
    found, levels = counted(11, "excellent", "excellent")
    error = refused(found, levels)
    assert error.code == "ceiling_broken"
    assert {key: error.params[key] for key in ("excellent", "allowed", "formula", "too_many")} == {
        "excellent": 2,
        "allowed": 1,
        "formula": "20% × 9 HTTNV = 1,8",
        "too_many": 1,
    }
    assert error.params["names"] == ("Cán Bộ 00", "Cán Bộ 01")
    assert set(Evaluation.objects.values_list("stage", flat=True)) == {"decision"}


def test_RUL_4_fewer_than_five_good_allow_one():
    found, levels = counted(3, "excellent")
    decide(found, levels)
    assert Evaluation.objects.filter(rating="excellent").count() == 1


def test_a_later_decision_counts_those_decided_before():
    found, levels = counted(6, "excellent")
    decide(found, levels)
    late = add_cases(found, 1, stage="ballot")[0]
    voted(found, {late.pk: "excellent"})
    assert refused(found, {late.pk: "excellent"}).code == "ceiling_broken"


def test_other_groups_do_not_share_the_ceiling():
    found, levels = counted(6, "excellent")
    decide(found, levels)
    other = add_cases(found, 1, stage="ballot", field="Văn hóa - xã hội")[0]
    voted(found, {other.pk: "excellent"})
    decide(found, {other.pk: "excellent"})
    assert Evaluation.objects.filter(rating="excellent").count() == 2


def test_BAL_4_the_committee_may_lower_with_a_reason_and_never_raise():
    found, levels = counted(11, "excellent", "excellent")
    chosen = levels | {found.ids[1]: "good"}
    assert refused(found, chosen).code == "departs_without_reason"
    decide(found, chosen, reason="Chọn theo số phiếu rồi theo điểm")
    assert Decision.objects.get(evaluation=found.ids[1]).reason == "Chọn theo số phiếu rồi theo điểm"
    other, voted_good = counted_in(found, "good")
    assert refused(found, {other.pk: "excellent"}, reason="Xét thêm").code == "departs_without_reason"


def counted_in(found, level):
    case = add_cases(found, 1, stage="ballot")[0]
    voted(found, {case.pk: level})
    return case, level


def test_RUL_7_a_level_above_a_known_cap_is_refused_even_when_it_was_voted():
    found = scene(0)
    low = make.collective("Tập thể lãnh đạo Phòng Nội vụ")
    make.recorded(low, "completed")
    case = add_cases(found, 1, stage="ballot", collective=low)[0]
    voted(found, {case.pk: "good"})
    error = refused(found, {case.pk: "good"})
    assert (error.code, error.params["name"]) == ("cap_broken", case.name)


def test_ORG_10_a_missing_rating_of_the_unit_or_collective_blocks_the_decision():
    found, levels = counted(1, "good")
    RecordedRating.objects.filter(collective=found.collective).delete()
    error = refused(found, levels)
    assert (error.code, error.params["bodies"]) == ("rating_missing", (found.collective.name,))
    make.recorded(found.collective, "good")
    decide(found, levels)
    assert Evaluation.objects.get().rating == "good"


def test_E30_a_different_level_proposed_at_another_post_waits_for_the_committees_word():
    found = scene(0)
    case = add_cases(found, 1, stage="ballot")[0]
    case.appraisal.other_posts = [{"post": "Chủ tịch HĐND xã", "rating": "completed"}]
    case.appraisal.save()
    voted(found, {case.pk: "good"})
    error = refused(found, {case.pk: "good"})
    assert (error.code, error.params["places"]) == (
        "other_posts_open",
        "Chủ tịch HĐND xã: Hoàn thành nhiệm vụ",
    )
    decide(found, {case.pk: "good"}, reason="Xem xét ở chức vụ chính")
    assert Evaluation.objects.get().rating == "good"


def test_E30_the_ballot_page_flags_the_difference_and_ticks_nobody_for_it(client):
    found = scene(0)
    case, other = add_cases(found, 2, stage="ballot")
    case.appraisal.other_posts = [{"post": "Chủ tịch HĐND xã", "rating": "completed"}]
    case.appraisal.save()
    voted(found, {case.pk: "good", other.pk: "good"})
    client.force_login(found.office)
    ballot = case.ballot_lines.get().ballot_id
    shown = client.get(f"/bo-phieu/{ballot}/").content.decode()
    assert "Nơi khác đề xuất mức khác (Chủ tịch HĐND xã: Hoàn thành nhiệm vụ)" in shown
    assert f'value="{case.pk}" aria-label="Chọn {case.name}">' in shown
    assert f'value="{other.pk}" aria-label="Chọn {other.name}" checked>' in shown
    text = client.get(f"/bo-phieu/{ballot}/quyet-dinh/{case.pk}/").content.decode()
    assert "Nơi công tác khác đề xuất – Chủ tịch HĐND xã: Hoàn thành nhiệm vụ." in text


def test_without_a_majority_there_is_nothing_to_decide():
    found = scene(1, stage="decision")
    error = refused(found, {found.ids[0]: "good"})
    assert (error.code, error.params["missing"]) == ("not_ready", ("outcome_known",))


def test_a_comment_is_compulsory():
    found = scene(0)
    case = make.case(found.campaign, unit=found.unit, collective=found.collective, stage="ballot")
    appraised(case, strengths="")
    voted(found, {case.pk: "good"})
    assert refused(found, {case.pk: "good"}).code == "texts_missing"


def test_not_rated_needs_its_reason_and_takes_no_place_in_the_group():
    found, levels = counted(6, "excellent")
    assert refused(found, {found.ids[5]: "not_rated"}).code == "departs_without_reason"


def test_nobody_else_records_a_decision():
    found, levels = counted(1, "good")
    assert refused(found, levels, actor=found.tellers[0]).code == "not_your_role"


def test_a_decision_at_another_step_is_refused_with_the_step():
    found = scene(1, stage="appraisal")
    appraised(found.cases[0])
    assert refused(found, {found.ids[0]: "good"}).code == "no_such_step"


def test_thirty_decisions_cost_as_many_questions_as_two():
    def cost(count):
        found, levels = counted(count, "good")
        with CaptureQueriesContext(connection) as queries:
            decide(found, levels)
        found.campaign.year = 1900 + count
        found.campaign.save()
        return len(queries)

    cost(1)
    assert cost(2) == cost(30)

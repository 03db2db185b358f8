"""Step 1: what is saved, who may submit, what is refused, what the audit trail keeps."""

from decimal import Decimal

import pytest

from evaluations.domain.drafts import fingerprint
from evaluations.models import ScoreSheet, SelfReview
from evaluations.selectors import self_reviews as selectors
from evaluations.services.self_review_drafts import self_review_save
from evaluations.services.self_reviews import (
    ReviewItem,
    self_review_complete_begin,
    self_review_return,
    self_review_withdraw,
    self_reviews_receive,
    self_reviews_submit,
)
from sonduong.kit.audit import story_of
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.notices.models import Notice
from tests.evaluations.step_one import AT, full_values, proposed, submitted


def save(world, values, seen=None, who="head"):
    case = getattr(world.cases, who)
    return self_review_save(
        evaluation_id=case.pk, values=values, seen=seen or {}, actor=getattr(world, who), at=AT
    )


def submit(world, who="head", values=None, actor=None):
    case = getattr(world.cases, who)
    actor = actor or getattr(world, who)
    return self_reviews_submit(items=[ReviewItem(case.pk, values)], actor=actor, at=AT)


def test_first_save_makes_version_one_and_leaves_no_trace_on_the_audit_trail(world):
    saved = save(world, {"I.1": "Giữ vững lập trường", "score:I.1.1": "1,25"})
    review = SelfReview.objects.get(evaluation=world.cases.head)
    assert (review.version, review.revision, review.answers) == (1, 1, {"I.1": "Giữ vững lập trường"})
    assert ScoreSheet.objects.get(evaluation=world.cases.head).scores == {"I.1.1": "1.25"}
    assert saved.clashes == {}
    assert list(story_of(world.cases.head)) == []


def test_two_editors_of_different_fields_keep_both_texts(world):
    save(world, {"I.1": "một", "I.2": "hai"})
    seen = {"I.1": fingerprint("một"), "I.2": fingerprint("hai")}
    save(world, {"I.1": "một mới", "I.2": "hai"}, seen)
    late = save(world, {"I.1": "một", "I.2": "hai mới"}, seen)
    assert late.clashes == {}
    assert late.step1.answers == {"I.1": "một mới", "I.2": "hai mới"}


def test_two_editors_of_one_field_see_both_texts_and_nothing_is_overwritten(world):
    save(world, {"I.1": "gốc"})
    seen = {"I.1": fingerprint("gốc")}
    save(world, {"I.1": "của máy thứ nhất"}, seen)
    late = save(world, {"I.1": "của máy thứ hai", "I.2": "mục khác"}, seen)
    assert [(key, c.theirs, c.yours) for key, c in late.clashes.items()] == [
        ("I.1", "của máy thứ nhất", "của máy thứ hai")
    ]
    assert late.step1.answers == {"I.1": "của máy thứ nhất", "I.2": "mục khác"}


def test_text_from_word_is_stored_without_invisible_marks(world):
    saved = save(world, {"I.1": "\ufeffGạch\u00a0đầu dòng\r\n\r\n\r\n\uf0b7 ý một\u200b"})
    assert saved.step1.answers["I.1"] == "Gạch đầu dòng\n\n- ý một"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"score:I.1.1": "1,5"}, "score_wrong"),
        ({"score:I.1.1": "-1"}, "score_wrong"),
        ({"score:I.1.1": "x"}, "score_wrong"),
        ({"score:I.1.1": "1,1"}, "score_wrong"),
        ({"rating": "super"}, "rating_unknown"),
        ({"IX": "?"}, "review_unknown_field"),
        ({"I.1": "a" * 20001}, "review_too_long"),
    ],
)
def test_a_wrong_value_is_refused_and_nothing_of_the_save_is_kept(world, values, code):
    with pytest.raises(DomainError) as refused:
        save(world, {"I.2": "giữ lại"} | values)
    assert refused.value.code == code
    assert SelfReview.objects.count() == 0


def test_a_criterion_that_does_not_apply_is_left_out_and_the_rest_rescaled(world):
    values = full_values(world.cases.head) | {"score:IV.1.1": "x", "score:IV.1.2": "x", "score:I.1.1": "0,35"}
    del values["score:I.1.1"]
    save(world, values | {"score:I.1.1": "0,25"})
    sheet = ScoreSheet.objects.get(evaluation=world.cases.head)
    assert sheet.total == Decimal("98.89")  # 89 of 90 points, on the scale of 100


def test_nobody_else_writes_or_submits_the_review(world):
    for other in (world.clerk, world.deputy, world.org, world.stranger):
        with pytest.raises(NotVisible):
            self_review_save(evaluation_id=world.cases.head.pk, values={}, seen={}, actor=other, at=AT)
        with pytest.raises(NotVisible):
            submit(world, actor=other)


def test_an_incomplete_review_is_refused_with_the_guard_and_the_clause(world):
    values = full_values(world.cases.head)
    del values["I.3"]
    with pytest.raises(DomainError) as refused:
        submit(world, values=values)
    assert refused.value.code == "not_ready"
    assert (refused.value.params["missing"], refused.value.params["clause"]) == (
        ("review_complete",),
        "3.3.1",
    )
    assert SelfReview.objects.count() == 0


def test_submitting_moves_a_scored_title_to_the_subordinates_and_another_to_the_collective(world):
    submit(world, values=full_values(world.cases.head))
    submit(world, "plain", full_values(world.cases.plain))
    world.cases.head.refresh_from_db()
    world.cases.plain.refresh_from_db()
    assert (world.cases.head.stage, world.cases.plain.stage) == ("subordinates", "collective")


def test_the_audit_entry_of_a_submission_holds_the_seal_and_never_the_words(world):
    submit(world, values=full_values(world.cases.head))
    (entry,) = story_of(world.cases.head)
    assert entry.act == "case.submit"
    assert set(entry.data) == {"from", "to", "version", "self_rating", "seal", "total"}
    assert (entry.data["version"], entry.data["self_rating"], entry.data["total"]) == (1, "good", "100.00")


def test_a_second_submission_and_a_late_save_are_refused(world):
    submit(world, values=full_values(world.cases.head))
    for again in (lambda: submit(world), lambda: save(world, {"I.1": "sửa"})):
        with pytest.raises(DomainError) as refused:
            again()
        assert refused.value.code == "review_submitted"


def test_withdrawn_before_receipt_and_not_after(world):
    submit(world, values=full_values(world.cases.head))
    self_review_withdraw(evaluation_id=world.cases.head.pk, actor=world.head, at=AT)
    world.cases.head.refresh_from_db()
    assert world.cases.head.stage == "self_review"
    save(world, {"I.1": "sửa"}, {"I.1": fingerprint("Nội dung I.1")})
    submit(world)
    self_reviews_receive(evaluation_ids=[world.cases.head.pk], actor=world.clerk, at=AT)
    with pytest.raises(DomainError) as refused:
        self_review_withdraw(evaluation_id=world.cases.head.pk, actor=world.head, at=AT)
    assert refused.value.params["missing"] == ("not_received",)


def test_a_returned_version_stays_and_the_next_begins_with_its_words(world):
    submitted(world, "head")
    self_review_return(
        evaluation_id=world.cases.head.pk, reason="Thiếu số liệu", field="I.5.a", actor=world.clerk, at=AT
    )
    first, second = SelfReview.objects.filter(evaluation=world.cases.head).order_by("version")
    assert (first.returned_at, first.return_reason, first.return_field) == (AT, "Thiếu số liệu", "I.5.a")
    assert (second.version, second.submitted_at, second.answers) == (2, None, first.answers)
    assert list(Notice.objects.values_list("recipient_id", "title")) == [
        (world.head.pk, "Bản tự kiểm điểm được trả lại để sửa: Thiếu số liệu")
    ]
    submit(world)
    world.cases.head.refresh_from_db()
    assert world.cases.head.stage == "subordinates"


def test_nobody_returns_the_own_review_and_a_reason_is_needed(world):
    submitted(world, "head")
    with pytest.raises(NotVisible):
        self_review_return(evaluation_id=world.cases.head.pk, reason="Sai", actor=world.head, at=AT)
    with pytest.raises(DomainError) as refused:
        self_review_return(evaluation_id=world.cases.head.pk, reason=" ", actor=world.clerk, at=AT)
    assert refused.value.params["missing"] == ("reason_given",)


def test_receiving_many_costs_the_same_as_one(world, django_assert_num_queries):
    submit(world, values=full_values(world.cases.head))
    submit(world, "deputy", full_values(world.cases.deputy))
    submit(world, "plain", full_values(world.cases.plain))
    pks = [case.pk for case in vars(world.cases).values()]
    with django_assert_num_queries(16):
        assert self_reviews_receive(evaluation_ids=pks[:1], actor=world.clerk, at=AT) == 1
    with django_assert_num_queries(16):
        assert self_reviews_receive(evaluation_ids=pks, actor=world.clerk, at=AT) == 2


def test_a_breakthrough_title_answers_three_more_fields(world):
    step1 = selectors.step_one([world.cases.deputy])[world.cases.deputy.pk]
    assert [field.key for field in step1.form.fields if field.key.startswith("DP")] == [
        "DP.1",
        "DP.2",
        "DP.3",
    ]


def test_the_completed_version_is_written_only_after_the_conference(world):
    submitted(world, "plain")
    with pytest.raises(DomainError) as refused:
        self_review_complete_begin(evaluation_id=world.cases.plain.pk, actor=world.plain, at=AT)
    assert refused.value.code == "version_not_now"
    proposed(world.cases.plain, world.head)
    self_review_complete_begin(evaluation_id=world.cases.plain.pk, actor=world.plain, at=AT)
    submit(world, "plain", {"II.1": "Hoàn thiện sau hội nghị"})
    old, new = SelfReview.objects.filter(evaluation=world.cases.plain).order_by("version")
    assert (old.answers["II.1"], new.answers["II.1"]) == ("Nội dung II.1", "Hoàn thiện sau hội nghị")
    world.cases.plain.refresh_from_db()
    assert world.cases.plain.stage == "collective"
    assert [entry.act for entry in story_of(world.cases.plain)][-2:] == [
        "self_review.reopen",
        "self_review.complete",
    ]

"""02B: who may answer, how often, what is stored and what is shown (reliability 2B, F01–F12)."""

import json

import pytest
from django.db import connection
from django.db.models import DateField, DateTimeField, ForeignKey

from evaluations.models import FeedbackRoll, FeedbackRound, FeedbackSheet
from evaluations.selectors import feedback as selectors
from evaluations.services.feedback_answers import Answer, feedback_answers
from evaluations.services.feedback_lists import (
    ListItem,
    feedback_lists_confirm,
    feedback_lists_freeze,
    feedback_lists_propose,
)
from evaluations.services.feedback_summaries import (
    Closing,
    PaperCount,
    SummaryItem,
    feedback_close,
    feedback_close_without,
    feedback_paper_record,
    feedback_summaries_write,
)
from sonduong.kit.audit import story_of
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.models import AuditEntry
from sonduong.notices.models import Notice
from tests.evaluations.step_one import AT, submitted


@pytest.fixture
def head(world):
    """The head's case at step 2a."""
    submitted(world, "head")
    return world.cases.head


def opened(world, case, people=None, reason=""):
    ids = None if people is None else [person.pk for person in people]
    feedback_lists_propose(items=[ListItem(case.pk, ids, reason)], actor=world.clerk, at=AT)
    if reason:
        feedback_lists_confirm(evaluation_ids=[case.pk], actor=world.org, at=AT)
    feedback_lists_freeze(evaluation_ids=[case.pk], actor=world.clerk, at=AT)


def answer(case, person, **values):
    values = {key.replace("_", "."): text for key, text in values.items()} or {"other": "Tốt"}
    feedback_answers(answers=[Answer(case.pk, person.pk, values)])


def close(world, case):
    feedback_close(items=[Closing(case.pk, present=7, minutes="Đã họp")], actor=world.clerk, at=AT)


def test_the_list_by_structure_is_the_staff_and_for_a_head_its_deputies_never_the_subject(world, head):
    opened(world, head)
    assert set(FeedbackRoll.objects.values_list("person_id", flat=True)) == {
        person.pk for person in [*world.staff, world.people["deputy"]]
    }


def test_the_invited_who_have_a_login_are_told_once(world, head):
    opened(world, head)
    told = set(Notice.objects.filter(cause__startswith="feedback:").values_list("recipient_id", "link"))
    assert told == {(user.pk, f"/gop-y/{head.pk}/") for user in (world.deputy, world.clerk)}


def test_a_deputy_is_answered_by_the_staff_alone(world):
    submitted(world, "deputy")
    opened(world, world.cases.deputy)
    assert set(FeedbackRoll.objects.values_list("person_id", flat=True)) == {
        person.pk for person in world.staff
    }


def test_F09_a_list_that_differs_needs_a_reason_and_the_org_offices_word_and_is_on_the_trail(world, head):
    only_friends = ListItem(head.pk, [world.staff[0].pk])
    with pytest.raises(DomainError) as refused:
        feedback_lists_propose(items=[only_friends], actor=world.clerk, at=AT)
    assert refused.value.code == "feedback_reason_needed"
    few = ListItem(head.pk, [world.staff[0].pk], "Chỉ một người dự được")
    feedback_lists_propose(items=[few], actor=world.clerk, at=AT)
    with pytest.raises(DomainError) as refused:
        feedback_lists_freeze(evaluation_ids=[head.pk], actor=world.clerk, at=AT)
    assert refused.value.code == "feedback_list_unconfirmed"
    with pytest.raises(NotVisible):
        feedback_lists_confirm(evaluation_ids=[head.pk], actor=world.clerk, at=AT)
    feedback_lists_confirm(evaluation_ids=[head.pk], actor=world.org, at=AT)
    feedback_lists_freeze(evaluation_ids=[head.pk], actor=world.clerk, at=AT)
    with pytest.raises(DomainError) as refused:
        feedback_lists_propose(items=[ListItem(head.pk)], actor=world.clerk, at=AT)
    assert refused.value.code == "feedback_list_frozen"
    proposed = next(entry for entry in story_of(head) if entry.act == "feedback.propose")
    assert proposed.data == {"people": [world.staff[0].pk], "reason": "Chỉ một người dự được"}


def test_the_subject_prepares_nothing_on_the_own_case(world, head):
    with pytest.raises(NotVisible):
        feedback_lists_propose(items=[ListItem(head.pk)], actor=world.head, at=AT)


def test_F10_each_answers_once_and_only_the_invited_and_not_about_themselves(world, head):
    opened(world, head)
    answer(head, world.staff[0])
    for person, refusal in ((world.staff[0], DomainError), (world.people["stranger"], NotVisible)):
        with pytest.raises(refusal):
            answer(head, person)
    with pytest.raises(NotVisible):
        answer(head, world.people["head"])
    assert FeedbackSheet.objects.count() == 1


def test_an_answer_before_opening_or_after_closing_is_refused(world, head):
    feedback_lists_propose(items=[ListItem(head.pk)], actor=world.clerk, at=AT)
    with pytest.raises(NotVisible):
        answer(head, world.staff[0])
    feedback_lists_freeze(evaluation_ids=[head.pk], actor=world.clerk, at=AT)
    close(world, head)
    with pytest.raises(DomainError) as refused:
        answer(head, world.staff[0])
    assert refused.value.code == "feedback_closed"


def test_an_empty_answer_is_refused_and_the_person_may_still_answer(world, head):
    opened(world, head)
    with pytest.raises(DomainError) as refused:
        answer(head, world.staff[0], strengths_1="  ")
    assert refused.value.code == "answer_empty"
    answer(head, world.staff[0], strengths_1="Gần dân")


def test_F01_a_sheet_has_no_person_no_time_no_counter_and_only_these_columns(world):
    columns = {column.name: column for column in FeedbackSheet._meta.get_fields()}
    assert set(columns) == {"id", "round", "content"}
    roll = {column.name: type(column) for column in FeedbackRoll._meta.get_fields()}
    assert set(roll) == {"id", "round", "person", "has_answered"}
    for model in (FeedbackSheet, FeedbackRoll):
        assert not [c for c in model._meta.concrete_fields if isinstance(c, DateField | DateTimeField)]
    assert [c.name for c in FeedbackSheet._meta.concrete_fields if isinstance(c, ForeignKey)] == ["round"]


def test_F01_F06_after_each_answer_the_whole_set_is_new_and_in_the_order_of_its_content(world, head):
    opened(world, head)
    seen: set = set()
    for person, text in zip(world.staff, ["Ý e", "Ý a", "Ý d", "Ý b", "Ý c"], strict=False):
        answer(head, person, other=text)
        rows = list(FeedbackSheet.objects.order_by())
        assert not seen & {row.pk for row in rows}
        seen = {row.pk for row in rows}
        with connection.cursor() as cursor:
            physical = "rowid" if connection.vendor == "sqlite" else "ctid"
            cursor.execute(f"SELECT content FROM evaluations_feedbacksheet ORDER BY {physical}")  # noqa: S608 -- our own word
            stored = [json.loads(row[0])["other"] for row in cursor.fetchall()]
        assert stored == sorted(stored)


@pytest.mark.db_sensitive
def test_F01_no_row_version_points_at_the_newest_answer_or_at_who_sent_it(world, head):
    if connection.vendor != "postgresql":
        pytest.skip("row versions are PostgreSQL's")
    opened(world, head)
    for person in world.staff[:3]:
        answer(head, person, other=f"Ý {person.pk}")
    with connection.cursor() as cursor:
        for table in ("evaluations_feedbacksheet", "evaluations_feedbackroll"):
            cursor.execute(f"SELECT count(DISTINCT xmin::text) FROM {table}")  # noqa: S608 -- our own tables
            assert cursor.fetchone() == (1,)


def test_answering_writes_nothing_on_the_audit_trail(world, head):
    opened(world, head)
    before = AuditEntry.objects.count()
    answer(head, world.staff[0], other="Kín")
    assert AuditEntry.objects.count() == before


def test_F04_while_open_nobody_reads_anything(world, head):
    opened(world, head)
    for person in world.staff:
        answer(head, person)
    asked = FeedbackRound.objects.get()
    assert selectors.opened(asked, selectors.regulations.load("kh16-2020")) is None


def test_F08_only_invited_is_counted_until_there_are_five(world, head):
    opened(world, head)
    asked, regulation = FeedbackRound.objects.get(), selectors.regulations.load("kh16-2020")
    said = []
    for person in world.staff:
        answer(head, person)
        said.append(selectors.progress(asked, regulation).answered)
    assert said == [None, None, None, None, 5, 6]
    assert selectors.progress(asked, regulation).invited == 7


def test_with_five_answers_the_summary_is_written_and_the_case_goes_on(world, head):
    opened(world, head)
    for number, person in enumerate(world.staff[:5]):
        answer(head, person, strengths_1=f"Ưu {number}", weaknesses_7=f"Hạn {number}", rating="good")
    close(world, head)
    shown = selectors.opened_many([head])[head.pk]
    assert (shown.answered, shown.counts) == (5, {"good": 5})
    assert shown.texts["strengths", "1"] == tuple(f"Ưu {number}" for number in range(5))
    item = SummaryItem(head.pk, {"strengths.1": "Vững vàng (5 ý kiến)"}, other="")
    feedback_summaries_write(items=[item], actor=world.clerk, at=AT)
    head.refresh_from_db()
    assert head.stage == "collective"
    last = list(story_of(head))[-1]
    assert (last.act, last.data) == (
        "case.close_subordinates",
        {"from": "subordinates", "to": "collective", "shown": "all"},
    )


def test_F03_with_four_answers_no_text_is_opened_nor_summarised(world, head):
    opened(world, head)
    for person in world.staff[:4]:
        answer(head, person, strengths_1="Chữ riêng", rating="excellent")
    close(world, head)
    shown = selectors.opened_many([head])[head.pk]
    assert (shown.answered, shown.counts, shown.texts, shown.other) == (4, {"excellent": 4}, {}, ())
    with pytest.raises(DomainError) as refused:
        feedback_summaries_write(
            items=[SummaryItem(head.pk, {"strengths.1": "Bịa"})], actor=world.clerk, at=AT
        )
    assert refused.value.code == "feedback_texts_hidden"
    feedback_summaries_write(items=[SummaryItem(head.pk)], actor=world.clerk, at=AT)
    assert FeedbackRound.objects.get().summary == {"shown": "counts"}


def test_F03_with_two_answers_not_even_their_number_is_shown(world, head):
    opened(world, head)
    for person in world.staff[:2]:
        answer(head, person, rating="failed")
    close(world, head)
    shown = selectors.opened_many([head])[head.pk]
    assert (shown.answered, shown.counts, shown.texts) == (None, {}, {})


def test_without_a_summary_the_office_must_write_something(world, head):
    opened(world, head)
    for person in world.staff[:5]:
        answer(head, person)
    close(world, head)
    with pytest.raises(DomainError) as refused:
        feedback_summaries_write(items=[SummaryItem(head.pk)], actor=world.clerk, at=AT)
    assert refused.value.code == "summary_missing"


def test_on_paper_the_figures_must_agree_and_the_summary_is_taken(world, head):
    wrong = PaperCount(head.pk, issued=4, collected=5, valid=4, counts={"good": 4})
    with pytest.raises(DomainError) as refused:
        feedback_paper_record(items=[wrong], actor=world.clerk, at=AT)
    assert refused.value.code == "feedback_paper_counts"
    right = PaperCount(head.pk, issued=4, collected=4, valid=4, counts={"good": 3})
    feedback_paper_record(items=[right], actor=world.clerk, at=AT)
    item = SummaryItem(head.pk, {"weaknesses.5": "Ít kiểm tra"})
    feedback_summaries_write(items=[item], actor=world.clerk, at=AT)
    head.refresh_from_db()
    assert head.stage == "collective"


def test_without_subordinates_the_step_ends_with_its_reason(world, head):
    with pytest.raises(DomainError):
        feedback_close_without(evaluation_ids=[head.pk], reason=" ", actor=world.clerk, at=AT)
    feedback_close_without(evaluation_ids=[head.pk], reason="Không có cấp dưới", actor=world.clerk, at=AT)
    head.refresh_from_db()
    assert head.stage == "collective"
    assert list(story_of(head))[-1].data["reason"] == "Không có cấp dưới"


def test_many_answers_at_once_cost_the_same_as_one(world, head, django_assert_num_queries):
    submitted(world, "deputy")
    opened(world, head)
    opened(world, world.cases.deputy)
    with django_assert_num_queries(8):
        answer(head, world.staff[0])
    several = [
        Answer(case.pk, person.pk, {"other": "Tốt"})
        for case in (head, world.cases.deputy)
        for person in world.staff[1:4]
    ]
    with django_assert_num_queries(8):
        feedback_answers(answers=several)
    assert FeedbackSheet.objects.count() == 7

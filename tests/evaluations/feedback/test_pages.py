"""The pages of 02B: what the subordinate sees, what is not there, and what the office sees when."""

import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from evaluations.models import FeedbackRound, FeedbackSheet
from evaluations.services.feedback_answers import Answer, feedback_answers
from evaluations.services.feedback_lists import ListItem, feedback_lists_freeze, feedback_lists_propose
from sonduong.kit import clock
from tests.evaluations.step_one import AT, submitted


@pytest.fixture(autouse=True)
def day_of_the_projection(monkeypatch):
    """The pages are read on the day for which guardian's rows were written, as in service."""
    monkeypatch.setattr(clock, "now", lambda: AT)


@pytest.fixture
def head(world):
    """The head's case with an open round."""
    submitted(world, "head")
    feedback_lists_propose(items=[ListItem(world.cases.head.pk)], actor=world.clerk, at=AT)
    feedback_lists_freeze(evaluation_ids=[world.cases.head.pk], actor=world.clerk, at=AT)
    return world.cases.head


def sheet(client, user, head):
    client.force_login(user)
    return client.get(f"/gop-y/{head.pk}/")


def test_the_sheet_has_the_seven_rows_on_both_sides_a_level_and_another_opinion(client, world, head):
    html = sheet(client, world.deputy, head).content.decode()
    names = set(re.findall(r'name="([^"]+)"', html)) - {"csrfmiddlewaretoken", "viewport", "htmx-config"}
    wanted = {f"{side}.{row}" for side in ("strengths", "weaknesses") for row in range(1, 8)} | {
        "rating",
        "other",
    }
    assert names == wanted


def test_the_sheet_names_nobody_but_the_cadre_and_has_no_navigation_no_bell_no_autosave(client, world, head):
    html = sheet(client, world.deputy, head).content.decode()
    assert "Nông Văn Tuyến" in html
    assert "Ma Thị Khiêm" not in html
    for trace in ('class="menu"', "thong-bao", "drafts.js", "data-autosave", 'type="file"'):
        assert trace not in html


def test_F12_the_sheet_says_honestly_what_cannot_be_hidden(client, world, head):
    html = sheet(client, world.deputy, head).content.decode()
    assert "Cách viết có thể làm lộ người viết" in html
    assert "người quản trị máy chủ có thể biết ai đã gửi, nhưng không biết ai viết gì" in html


def test_F02_no_address_saves_a_draft_and_reading_the_sheet_writes_nothing(client, world, head):
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    parts = {pattern.name for pattern in get_resolver("evaluations.urls.feedback").url_patterns}
    assert parts == {"feedback", "feedback-answer", "feedback-manage"}
    assert not [name for name in names if "feedback" in name and ("save" in name or "draft" in name)]
    client.force_login(world.deputy)
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/gop-y/{head.pk}/")
    assert [q["sql"] for q in asked if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []


def test_a_refused_sheet_comes_back_as_typed_and_is_not_kept(client, world, head):
    client.force_login(world.deputy)
    answer = client.post(f"/gop-y/{head.pk}/", {"other": "", "rating": ""})
    assert answer.status_code == 409
    assert FeedbackSheet.objects.count() == 0
    answer = client.post(f"/gop-y/{head.pk}/", {"other": "Chữ gõ dở", "rating": "super"})
    assert answer.status_code == 409
    assert "Chữ gõ dở" in answer.content.decode()


def test_after_answering_the_page_says_so_and_shows_nothing_of_the_answer(client, world, head):
    client.force_login(world.deputy)
    client.post(f"/gop-y/{head.pk}/", {"other": "Riêng tôi viết", "rating": "good"})
    html = client.get(f"/gop-y/{head.pk}/").content.decode()
    assert "Đồng chí đã gửi phiếu này" in html
    assert "Riêng tôi viết" not in html


def test_who_is_not_invited_does_not_find_the_sheet(client, world, head):
    for user in (world.stranger, world.head, world.org):
        assert sheet(client, user, head).status_code == 404


def test_the_office_sees_no_text_while_open_and_groups_after_closing(client, world, head):
    for number, person in enumerate(world.staff):
        answer = Answer(head.pk, person.pk, {"strengths.1": f"Ưu điểm số {number}", "rating": "good"})
        feedback_answers(answers=[answer])
    client.force_login(world.clerk)
    open_page = client.get(f"/gop-y/{head.pk}/danh-sach/").content.decode()
    assert "Ưu điểm số" not in open_page
    client.post(f"/gop-y/{head.pk}/danh-sach/", {"act": "close", "present": "7", "minutes": "Đã họp"})
    closed = client.get(f"/gop-y/{head.pk}/danh-sach/").content.decode()
    assert "6 ý kiến" in closed
    client.post(f"/gop-y/{head.pk}/danh-sach/", {"act": "summary", "strengths.1": "Vững vàng (6 ý kiến)"})
    head.refresh_from_db()
    assert head.stage == "collective"


def test_the_texts_are_opened_to_the_unit_office_alone(client, world, head):
    for person in world.staff:
        feedback_answers(answers=[Answer(head.pk, person.pk, {"strengths.1": "Chữ gốc"})])
    FeedbackRound.objects.update(closed_at=AT)
    for user, status in ((world.org, 200), (world.deputy, 404), (world.judge, 404), (world.head, 404)):
        client.force_login(user)
        page = client.get(f"/gop-y/{head.pk}/danh-sach/")
        assert page.status_code == status
        assert "Chữ gốc" not in page.content.decode()


def test_an_unknown_act_is_not_there_and_a_wrong_date_is_said(client, world, head):
    client.force_login(world.clerk)
    assert client.post(f"/gop-y/{head.pk}/danh-sach/", {"act": "drop"}).status_code == 404
    bad = client.post(f"/gop-y/{head.pk}/danh-sach/", {"act": "close", "present": "-3"})
    assert bad.status_code == 422


def test_the_whole_step_by_the_office_in_the_browser_without_subordinates(client, world):
    submitted(world, "deputy")
    client.force_login(world.clerk)
    address = f"/gop-y/{world.cases.deputy.pk}/danh-sach/"
    client.post(address, {"act": "without", "reason": "Không có cấp dưới trực tiếp"})
    world.cases.deputy.refresh_from_db()
    assert world.cases.deputy.stage == "collective"


def test_the_list_of_rounds_costs_the_same_for_one_and_for_three(
    client, world, head, django_assert_num_queries
):
    client.force_login(world.clerk)
    with CaptureQueriesContext(connection) as one:
        client.get("/gop-y/")
    submitted(world, "deputy")
    with django_assert_num_queries(len(one)):
        assert len(client.get("/gop-y/").context["rows"]) == 2


def test_the_minutes_are_a_file_that_only_the_office_of_the_unit_opens(client, world, head):
    client.force_login(world.clerk)
    scan = io.BytesIO(b"%PDF-1.4\n%%EOF\n")
    scan.name = "bien-ban.pdf"
    back = f"/gop-y/{head.pk}/danh-sach/"
    answer = client.post(f"/tu-danh-gia/{head.pk}/tep/feedback/", {"file": scan, "next": back})
    assert answer.url == back
    file = head.evidence.get()
    assert "bien-ban.pdf" in client.get(back).content.decode()
    for user, status in ((world.clerk, 200), (world.deputy, 404), (world.head, 404)):
        client.force_login(user)
        assert client.get(f"/tu-danh-gia/tep/{file.pk}/").status_code == status

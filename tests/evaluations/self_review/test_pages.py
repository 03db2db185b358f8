"""The pages of step 1 as a person meets them."""

import io
import json

import pytest
from PIL import Image

from evaluations.models import Evidence, SelfReview
from evaluations.selectors.review_reading import office_list
from evaluations.services.self_reviews import self_review_return
from sonduong.kit import clock
from tests.evaluations.step_one import AT, full_values, proposed, submitted


def address(case, tail=""):
    return f"/tu-danh-gia/{case.pk}/{tail}"


def picture(colour="red") -> io.BytesIO:
    content = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(content, "PNG")
    content.seek(0)
    content.name = "../../Ảnh giải ngân.png"
    return content


@pytest.fixture(autouse=True)
def day_of_the_projection(monkeypatch):
    """The pages are read on the day for which guardian's rows were written, as in service."""
    monkeypatch.setattr(clock, "now", lambda: AT)


@pytest.fixture
def desk(client, world):
    client.force_login(world.head)
    return client


def seen_of(response):
    return json.loads(response.context["seen_json"])


def test_the_form_shows_every_field_the_score_table_and_who_will_read_it(desk, world):
    html = desk.get(address(world.cases.head)).content.decode()
    for text in (
        "1. Chính trị tư tưởng",
        "5. Kết quả thực hiện chức trách",
        "MẪU – chưa phải Bộ tiêu chí của huyện",
    ):
        assert text in html
    assert "bản nháp không ai khác đọc được" in html
    assert "Kế hoạch không đặt thang điểm" in html


def test_the_form_is_within_its_budget_of_queries(desk, world, django_assert_max_num_queries):
    desk.get(address(world.cases.head))
    with django_assert_max_num_queries(15):
        desk.get(address(world.cases.head))


def test_an_autosave_is_within_its_budget_and_says_what_is_missing(
    desk, world, django_assert_max_num_queries
):
    values = full_values(world.cases.head) | {"form": "1", "seen": "{}"}
    del values["I.3"]
    first = desk.post(address(world.cases.head, "luu/"), values).json()
    assert (first["missing"], first["total"], first["clashes"], first["wrong"]) == (["I.3"], "100", {}, {})
    values |= {"I.1": "Sửa lại", "seen": json.dumps(first["seen"])}
    with django_assert_max_num_queries(18):
        assert desk.post(address(world.cases.head, "luu/"), values).status_code == 200
    assert SelfReview.objects.get().answers["I.1"] == "Sửa lại"


def test_an_autosave_that_clashes_answers_with_both_texts(desk, world):
    desk.post(address(world.cases.head, "luu/"), {"form": "1", "seen": "{}", "I.1": "một"})
    answer = desk.post(address(world.cases.head, "luu/"), {"form": "1", "seen": "{}", "I.1": "hai"})
    assert answer.status_code == 409
    assert answer.json()["clashes"] == {"I.1": {"theirs": "một", "yours": "hai"}}


def test_without_javascript_the_form_saves_and_keeps_wrong_points_in_their_place(desk, world):
    answer = desk.post(
        address(world.cases.head),
        {"form": "1", "seen": "{}", "I.1": "Giữ lại", "score:I.1.1": "9", "score:I.1.2": "1,25"},
    )
    assert answer.status_code == 422
    html = answer.content.decode()
    assert 'value="9"' in html
    assert "cao hơn điểm tối đa" in html
    assert SelfReview.objects.get().answers == {"I.1": "Giữ lại"}
    assert world.cases.head.score_sheets.get().scores == {"I.1.2": "1.25"}


def test_without_javascript_a_clash_shows_both_texts_and_the_next_save_is_the_writers_choice(desk, world):
    first = desk.get(address(world.cases.head))
    old = json.dumps(seen_of(first))
    desk.post(address(world.cases.head), {"form": "1", "seen": old, "I.1": "máy thứ nhất"})
    answer = desk.post(address(world.cases.head), {"form": "1", "seen": old, "I.1": "máy thứ hai"})
    assert answer.status_code == 409
    assert "máy thứ nhất" in answer.content.decode()
    assert "máy thứ hai" in answer.content.decode()
    desk.post(
        address(world.cases.head), {"form": "1", "seen": json.dumps(seen_of(answer)), "I.1": "ghép hai máy"}
    )
    assert SelfReview.objects.get().answers == {"I.1": "ghép hai máy"}


def test_read_through_submit_and_withdraw(desk, world):
    case = world.cases.head
    desk.post(address(case), full_values(case) | {"form": "1", "seen": "{}", "read": "1"})
    assert "Nộp bản tự kiểm điểm" in desk.get(address(case, "doc-lai/")).content.decode()
    desk.post(address(case, "nop/"))
    case.refresh_from_db()
    assert case.stage == "subordinates"
    assert desk.get(address(case)).status_code == 302
    desk.post(address(case, "rut-lai/"))
    case.refresh_from_db()
    assert case.stage == "self_review"


def test_a_draft_is_read_by_nobody_else(client, world):
    client.force_login(world.head)
    client.post(address(world.cases.head), {"form": "1", "seen": "{}", "I.1": "Nháp"})
    for other in (world.clerk, world.org, world.deputy, world.stranger):
        client.force_login(other)
        assert client.get(address(world.cases.head, "doc-lai/")).status_code == 404
        assert client.get(address(world.cases.head)).status_code == 404


def test_a_submitted_review_is_read_by_its_office_and_by_the_authority_only_from_step_3(client, world):
    submitted(world, "head")
    for other, status in ((world.clerk, 200), (world.deputy, 200), (world.judge, 404), (world.agency, 404)):
        client.force_login(other)
        assert client.get(address(world.cases.head, "doc-lai/")).status_code == status


def test_a_returned_review_leads_to_the_field(desk, world):
    submitted(world, "head")
    self_review_return(
        evaluation_id=world.cases.head.pk, reason="Thiếu số liệu", field="I.5.a", actor=world.clerk, at=AT
    )
    html = desk.get(address(world.cases.head)).content.decode()
    assert 'href="#m-I-5-a"' in html
    assert "Thiếu số liệu" in html


def test_points_that_are_being_mended_are_read_by_nobody_else(client, world):
    submitted(world, "head")
    client.force_login(world.clerk)
    address_of = address(world.cases.head, "doc-lai/")
    assert "Phiếu tự chấm điểm theo tiêu chí" in client.get(address_of).content.decode()
    self_review_return(evaluation_id=world.cases.head.pk, reason="Xem lại điểm", actor=world.clerk, at=AT)
    client.force_login(world.head)
    desk = client.get(address(world.cases.head))
    client.post(
        address(world.cases.head),
        {"form": "1", "seen": desk.context["seen_json"], "score:I.1.1": "0,25", "rating": "good"},
    )
    assert world.cases.head.score_sheets.get().scores["I.1.1"] == "0.25"
    client.force_login(world.clerk)
    html = client.get(address_of).content.decode()
    assert "Đã trả lại" in html or "đã trả lại" in html
    assert "Phiếu tự chấm điểm theo tiêu chí" not in html


def test_points_that_another_page_saved_meanwhile_are_shown_before_they_are_replaced(desk, world):
    url, shown = address(world.cases.head), desk.get(address(world.cases.head)).context["seen_json"]
    desk.post(url, {"form": "1", "seen": shown, "score:I.1.1": "0,25", "score:I.1.2": "1"})
    late = desk.post(url, {"form": "1", "seen": shown, "score:I.1.1": "0,5", "score:I.1.2": "99"})
    assert late.status_code == 409
    assert "Ở máy khác đang lưu: 0,25" in late.content.decode()

    mended = {"form": "1", "seen": late.context["seen_json"], "score:I.1.1": "0,5", "score:I.1.2": "0,75"}
    again = desk.post(url, mended)
    assert (again.status_code, "Ở máy khác đang lưu: 1" in again.content.decode()) == (409, True)
    assert world.cases.head.score_sheets.get().scores == {"I.1.1": "0.5", "I.1.2": "1"}


def test_the_office_receives_the_ticked_reviews_and_returns_one(client, world):
    submitted(world, "head")
    client.force_login(world.clerk)
    rows = client.get("/tu-danh-gia/").context["rows"]
    assert [(row.case.name, row.state) for row in rows] == [
        ("Hà Quang Bình", "missing"),
        ("Ma Thị Khiêm", "missing"),
        ("Nông Văn Tuyến", "received"),
    ]
    client.post(address(world.cases.head, "tra-lai/"), {"reason": "Ghi thêm số liệu", "field": "I.5.a"})
    assert SelfReview.objects.filter(evaluation=world.cases.head).count() == 2


def test_a_review_on_paper_needs_its_scan_and_then_counts_as_received(client, world):
    client.force_login(world.clerk)
    case = world.cases.plain
    assert client.post(address(case, "ban-giay/"), {"rating": "good"}).status_code == 422
    client.post(address(case, "ban-giay/"), {"rating": "good", "scan": picture()})
    case.refresh_from_db()
    review = SelfReview.objects.get(evaluation=case)
    assert (case.stage, review.is_on_paper, review.recorded_by, review.self_rating) == (
        "collective",
        True,
        world.clerk,
        "good",
    )
    assert Evidence.objects.get().purpose == "paper"


def test_a_file_is_kept_under_an_internal_name_served_with_its_checksum_and_only_to_readers(client, world):
    client.force_login(world.head)
    client.post(address(world.cases.head, "tep/"), {"key": "I.1.1", "file": picture()})
    file = Evidence.objects.get()
    assert (file.name, file.media_type, file.purpose) == ("Ảnh giải ngân.png", "image/png", "criterion")
    assert "giải" not in file.stored_name
    served = client.get(f"/tu-danh-gia/tep/{file.pk}/")
    assert served["X-Content-Type-Options"] == "nosniff"
    assert served["Content-Security-Policy"].startswith("sandbox")
    client.force_login(world.clerk)
    assert (
        client.get(f"/tu-danh-gia/tep/{file.pk}/").status_code == 404
    )  # the draft's files are the subject's
    submitted(world, "head")
    assert client.get(f"/tu-danh-gia/tep/{file.pk}/").status_code == 200
    client.force_login(world.stranger)
    assert client.get(f"/tu-danh-gia/tep/{file.pk}/").status_code == 404


def test_a_file_that_is_not_what_it_says_is_refused_and_leaves_nothing(desk, world):
    fake = io.BytesIO(b"<html><script>alert(1)</script></html>")
    fake.name = "bao-cao.pdf"
    answer = desk.post(address(world.cases.head, "tep/"), {"key": "I.1.1", "file": fake}, follow=True)
    assert "Chỉ nhận PDF, ảnh" in answer.content.decode()
    assert Evidence.objects.count() == 0


def test_a_file_goes_before_submission_and_stays_after(desk, world):
    desk.post(address(world.cases.head, "tep/"), {"key": "I.1.1", "file": picture()})
    desk.post(address(world.cases.head, "tep/"), {"key": "I.1.2", "file": picture("blue")})
    first, second = Evidence.objects.order_by("key")
    desk.post(f"/tu-danh-gia/tep/{first.pk}/go/")
    submitted(world, "head")
    desk.post(f"/tu-danh-gia/tep/{second.pk}/go/")
    assert list(Evidence.objects.filter(removed_at=None)) == [second]


def test_suggested_points_become_fields_and_promises_are_kept_and_followed_up(client, world):
    client.force_login(world.org)
    client.post(
        address(world.cases.head, "goi-y/"), {"text": "Đơn thư chậm", "source": "Ủy ban Kiểm tra, 12-CV"}
    )
    client.force_login(world.head)
    assert "Gợi ý 1: Đơn thư chậm" in client.get(address(world.cases.head)).content.decode()
    promise = {"shortcoming": "Chậm", "action": "Họp tuần", "due_on": "2021-03-31", "add": "1"}
    client.post(address(world.cases.head, "khac-phuc/"), promise)
    row = world.cases.head.remediations.get()
    client.post(
        address(world.cases.head, "khac-phuc/"), {"item": row.pk, "state": "done", "outcome": "Đã xong"}
    )
    row.refresh_from_db()
    assert (row.state, row.outcome) == ("done", "Đã xong")
    client.force_login(world.clerk)
    assert client.post(address(world.cases.head, "khac-phuc/"), promise).status_code == 404


def test_the_completed_version_shows_the_difference_to_the_old(desk, world):
    submitted(world, "head")
    world.cases.head.stage = "collective"
    world.cases.head.save()
    proposed(world.cases.head, world.deputy)
    desk.post(address(world.cases.head, "hoan-thien/"))
    (row,) = [r for r in office_list(world.clerk, on=AT.date()) if r.case == world.cases.head]
    assert (row.state, row.step1.review.version) == ("received", 1)
    shown = desk.get(address(world.cases.head))
    desk.post(
        address(world.cases.head),
        {"form": "1", "seen": json.dumps(seen_of(shown)), "II.1": "Nội dung bổ sung", "rating": "good"},
    )
    desk.post(address(world.cases.head, "nop/"))
    html = desk.get(address(world.cases.head, "doc-lai/")).content.decode()
    assert "<del>II.1</del>" in html
    assert "<ins>bổ sung</ins>" in html


def test_the_caps_that_bind_are_told_with_their_clause(desk, world):
    html = desk.get(address(world.cases.head, "tran/")).content.decode()
    assert "Kế hoạch 16-KH/HU" in html

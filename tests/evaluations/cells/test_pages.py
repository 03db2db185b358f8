"""The cell's page: who opens it, one save, what was typed is kept, one level for many lines, the same number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.models import CellMeeting, CellProposal, Evaluation
from sonduong.kit import clock
from sonduong.notices.models import Notice
from tests import factories as make
from tests.evaluations.party_world import AT, base_cell, commune

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evening(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)


def address(found, tail=""):
    return f"/chi-bo/{found.cell.pk}/{tail}"


def typed(found, *ratings, way="one_stage", **more):
    values = {"held_on": "28/11/2020", "way": way, "place": "Nhà văn hóa", "minutes": "Họp đủ"}
    values |= {f"m{pk}-present": "on" for pk in found.ids}
    values |= {f"m{pk}-rating": rating for pk, rating in zip(found.ids, ratings, strict=False)}
    return values | more


def test_a_stranger_and_a_plain_member_find_no_page(client):
    found = commune(3)
    for who in (found.stranger, found.member):
        client.force_login(who)
        assert client.get(address(found)).status_code == 404
        assert client.post(address(found), typed(found, "good")).status_code == 404
        assert client.post(address(found, "gui/"), {"case": found.ids}).status_code == 404
    assert not CellMeeting.objects.exists()


def test_the_secretary_saves_the_whole_cell_in_one_request(client):
    found = commune(4)
    client.force_login(found.secretary)
    assert client.post(address(found), typed(found, "good", "excellent", "good")).status_code == 302
    levels = dict(CellProposal.objects.values_list("evaluation_id", "rating"))
    assert [levels.get(pk) for pk in found.ids] == ["good", "excellent", "good", None]
    html = client.get(address(found)).content.decode()
    assert "Bổ sung sau" in html
    assert "Gửi 3 đề xuất lên đảng ủy" in html


def test_the_committee_reads_the_page_and_has_no_button_on_it(client):
    found = commune(3)
    client.force_login(found.chair)
    html = client.get(address(found)).content.decode()
    assert found.people[1].full_name in html
    assert "Lưu cả chi bộ" not in html
    assert client.post(address(found), typed(found, "good")).status_code == 404


def test_a_refused_save_keeps_what_was_typed_and_says_why(client):
    found = commune(3)
    client.force_login(found.secretary)
    data = typed(found, "good", **{f"m{found.ids[0]}-agree": "1", f"m{found.ids[1]}-comment": "Cần cố gắng"})
    answer = client.post(address(found), data)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "chưa quá nửa" in html
    assert 'value="Cần cố gắng"' in html
    assert not CellMeeting.objects.exists()


def test_a_wrong_number_keeps_the_page_and_stands_at_its_field(client):
    found = commune(3)
    client.force_login(found.secretary)
    data = typed(found, "good", held_on="", **{f"m{found.ids[0]}-agree": "ba"})
    answer = client.post(address(found), data)
    assert answer.status_code == 422
    errors = [row["form"].errors for row in answer.context["lines"]]
    assert [set(one) for one in errors] == [{"agree"}, set(), set()]
    assert answer.context["form"]["minutes"].value() == "Họp đủ"


def test_one_level_for_the_ticked_lines_is_shown_and_not_saved(client):
    found = commune(4)
    client.force_login(found.secretary)
    data = typed(found, "good", chon=[str(pk) for pk in found.ids[1:3]], muc="completed", dat="1")
    answer = client.post(address(found), data)
    assert answer.status_code == 200
    levels = [row["form"]["rating"].value() for row in answer.context["lines"]]
    assert levels == ["good", "completed", "completed", None]
    assert "Đã đặt mức cho 2 dòng, chưa lưu." in answer.content.decode()
    assert not CellProposal.objects.exists()


def test_two_stages_ask_for_the_second_count(client):
    found = commune(3)
    client.force_login(found.secretary)
    answer = client.post(address(found), typed(found, "excellent", way="two_stage"))
    assert (answer.status_code, CellProposal.objects.count()) == (409, 0)
    data = typed(found, "excellent", way="two_stage", **{f"m{found.ids[0]}-agree_excellent": "2"})
    assert client.post(address(found), data).status_code == 302
    assert CellProposal.objects.get().agree_excellent == 2


def test_the_page_costs_the_same_for_three_members_and_for_one(client):
    found = commune(3)
    client.force_login(found.secretary)
    three = queries(client, address(found))
    Evaluation.objects.filter(pk__in=found.ids[1:]).update(cell=make.organization("Chi bộ khác"))
    assert queries(client, address(found)) == three


def queries(client, url) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_reviews_from_paper_are_recorded_for_many_at_once(client):
    found = commune(4, stage="self_review")
    client.force_login(found.secretary)
    data = {f"p{pk}-self_rating": "good" for pk in found.ids[:3]}
    assert [line.case.pk for line, form in client.get(address(found)).context["papers"]] == found.ids[1:]
    client.post(address(found, "ban-giay/"), data)
    stages = list(Evaluation.objects.order_by("name_key").values_list("stage", flat=True))
    assert stages == ["self_review", "cell_meeting", "cell_meeting", "self_review"]


def test_a_draft_stays_unseen_and_a_submitted_review_is_one_click_away(client):
    found = commune(3, stage="self_review")
    pk = found.ids[-1]
    client.force_login(found.member)
    client.post(f"/tu-danh-gia/{pk}/", {"form": "1", "seen": "{}", "rating": "excellent"})
    client.force_login(found.secretary)
    assert client.get(address(found)).context["lines"][-1]["line"].review is None
    client.post(address(found, "ban-giay/"), {f"p{pk}-self_rating": "good"})
    page = client.get(address(found))
    assert page.context["lines"][-1]["line"].review.self_rating == "good"
    assert f"/tu-danh-gia/{pk}/doc-lai/" in page.content.decode()
    assert client.get(f"/tu-danh-gia/{pk}/doc-lai/").status_code == 200


def test_the_committee_sends_proposals_back_with_a_reason_and_only_so(client):
    found = commune(4)
    client.force_login(found.secretary)
    client.post(address(found), typed(found, "good", "good", "good"))
    client.post(address(found, "gui/"), {"case": found.ids[:3]})
    assert client.post(address(found, "tra-lai/"), {"case": found.ids[:3]}).status_code == 404
    client.force_login(found.chair)
    assert "Trả lại 3 đề xuất" in client.get(address(found)).content.decode()
    client.post(address(found, "tra-lai/"), {"case": found.ids[:3], "reason": " "})
    assert Evaluation.objects.filter(stage="decision").count() == 3
    client.post(address(found, "tra-lai/"), {"case": found.ids[:3], "reason": "Xem lại hai đồng chí"})
    assert set(Evaluation.objects.values_list("stage", flat=True)) == {"cell_meeting"}
    told = Notice.objects.get(recipient=found.secretary)
    assert (told.title, told.link) == ("Đề xuất được trả lại: Xem lại hai đồng chí", address(found))


def test_a_base_cell_decides_and_publishes_from_the_same_page(client):
    found = base_cell(4)
    make.recorded(found.cell, "good")
    client.force_login(found.secretary)
    client.post(address(found), typed(found, "good", "good", "good", "excellent"))
    client.post(address(found, "gui/"), {"case": found.ids})
    assert set(Evaluation.objects.values_list("stage", flat=True)) == {"publication"}
    document = {
        "number": "03-TB/CB",
        "issued_on": "05/12/2020",
        "signer_name": "Đảng Viên",
        "signer_post": "Bí thư",
    }
    client.post(address(found, "cong-bo/"), document)
    assert set(Evaluation.objects.values_list("stage", flat=True)) == {"published"}

"""Step 3 in a browser, at a desk's and a phone's width: submitted, voted, counted by two, decided, published, read."""

import pytest

from evaluations.models import Ballot, Decision, Evaluation
from tests import factories as make
from tests.evaluations.stage import appraised, scene

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page, live_server, user):
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("input[name=username]", user.username)
    page.fill("input[name=password]", "mat-khau-thu")
    page.click("main button[type=submit]")
    page.wait_for_url("**/viec/")


def enter_figures(page, live_server, ballot, levels):
    """Type the sheets row by row, moving on with the keyboard as a teller does."""
    page.goto(f"{live_server.url}/bo-phieu/{ballot.pk}/")
    page.click("text=Vào bàn kiểm phiếu")
    for line in ballot.lines.order_by("order"):
        page.focus(f"input[name=l{line.pk}-excellent]")
        row = {"excellent": 0, "good": 0, "completed": 0, "failed": 0, "blank": 0, "spoilt": 0}
        row |= {levels[line.evaluation_id]: ballot.present}
        for number in row.values():
            page.keyboard.press("Control+A")
            page.keyboard.type(str(number))
            page.keyboard.press("Tab")
    page.click("text=Ghi số liệu của tôi")


@pytest.mark.parametrize("width", [1280, pytest.param(390, marks=pytest.mark.slow)])
def test_from_the_submission_to_the_own_result(page, live_server, width):
    found = scene(3)
    for case in found.cases:
        appraised(case)
    subject = make.login(found.cases[0].person)
    page.set_viewport_size({"width": width, "height": 900})

    sign_in(page, live_server, found.office)
    page.goto(f"{live_server.url}/tham-dinh/")
    for box in page.locator("input[name=case]").all():
        box.check()
    page.fill("input[name=submission_number]", "62-TTr/TCNV")
    page.click("text=Trình Thường trực, Ban Thường vụ")
    assert "Đã trình 3 hồ sơ" in page.inner_text("main")
    page.goto(f"{live_server.url}/bo-phieu/")
    page.click("text=Mở bỏ phiếu, khóa danh sách")
    page.wait_for_url("**/bo-phieu/*/")
    ballot = Ballot.objects.get()

    levels = dict(zip(found.ids, ("excellent", "good", "good"), strict=True))
    for teller in found.tellers[:2]:
        sign_in(page, live_server, teller)
        enter_figures(page, live_server, ballot, levels)
    assert "đã kiểm xong" in page.inner_text("main")

    sign_in(page, live_server, found.office)
    page.goto(f"{live_server.url}/bo-phieu/{ballot.pk}/")
    page.click("main button:has-text('Ghi quyết định')")
    assert "Đã ghi quyết định đối với 3 cán bộ" in page.inner_text("main")
    page.goto(f"{live_server.url}/cong-bo/")
    page.fill("input[name=number]", "296-TB/HU")
    page.fill("input[name=signer_name]", "Hoàng Bích Châm")
    page.fill("input[name=signer_post]", "Bí thư Huyện ủy")
    page.click("main button:has-text('Công bố')")
    assert "Đã công bố kết quả của 3 cán bộ" in page.inner_text("main")

    sign_in(page, live_server, subject)
    page.goto(f"{live_server.url}/cong-bo/{found.ids[0]}/")
    text = page.inner_text("main")
    assert "Hoàn thành xuất sắc nhiệm vụ" in text
    assert "Nếu không đồng ý" in text
    assert sorted(Decision.objects.values_list("rating", flat=True)) == ["excellent", "good", "good"]
    assert set(Evaluation.objects.values_list("stage", flat=True)) == {"published"}

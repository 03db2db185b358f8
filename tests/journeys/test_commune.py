"""One commune in a browser: reviews from paper, the cell's evening, the committee's board, publication, the report."""

import pytest

from evaluations.models import Decision, Evaluation
from organizations.services.accounts import password_set
from sonduong.kit import audit, clock
from tests import factories as make
from tests.evaluations.party_world import AT, commune

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "mot-cum-tu-rat-dai-2020"


@pytest.fixture
def that_evening(settings):
    """The evening for which guardian's rows were written."""
    settings.TRIAL_NOW = "2020-11-28T19:00+07:00"
    clock.offset.cache_clear()
    yield
    settings.TRIAL_NOW = ""
    clock.offset.cache_clear()


@pytest.fixture
def walk(page, live_server, that_evening):
    """Signs somebody in and opens an address."""
    page.set_default_timeout(20_000)

    def enter(user, path):
        password_set(user_id=user.pk, password=PASSWORD, actor=None, at=AT)
        page.context.clear_cookies()
        page.goto(f"{live_server.url}/dang-nhap/")
        page.fill("input[name=username]", user.username)
        page.fill("input[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url("**/viec/")
        page.goto(live_server.url + path)
        return page

    return enter


def levels(page, column: str) -> list[str]:
    return page.locator(f'[data-level="{column}"] .person > b').all_inner_texts()


def test_a_commune_from_paper_reviews_to_published_results(walk):
    found = commune(7, stage="self_review")
    make.recorded(found.cell, "good")
    Evaluation.objects.filter(pk=found.ids[0]).update(stage="cell_meeting")
    hold_the_meeting(walk(found.secretary, f"/chi-bo/{found.cell.pk}/"))
    assert set(Evaluation.objects.values_list("stage", flat=True)) == {"decision"}
    decide(walk(found.chair, f"/can-doi/{found.grass.pk}/"))
    assert sorted(Decision.objects.values_list("rating", flat=True)) == ["excellent", *["good"] * 6]
    page = walk(found.member, f"/cong-bo/{found.ids[-1]}/")
    assert "15-TB/ĐU" in page.inner_text("main")
    page = walk(found.chair, f"/bao-cao/{found.grass.pk}/")
    members = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Đảng viên"))
    assert members.locator('td[data-label="Được xếp loại"]').inner_text() == "7"
    assert "Mọi trường hợp đã xong" in page.inner_text("main")
    assert audit.first_break() is None


def hold_the_meeting(page) -> None:
    """Sixty lines or seven: the same few acts."""
    page.get_by_text("ghi nhận bản viết tay").click()
    for select in page.locator('select[name^="p"]').all():
        select.select_option("good")
    page.get_by_role("button", name="Ghi nhận bản giấy").click()
    page.get_by_text("Đã ghi nhận 6 bản").wait_for()
    page.locator("[data-all=chon]").check()
    assert page.locator("[data-picked=chon]").inner_text() == "7"
    page.get_by_role("button", name="Đặt mức cho các dòng đã chọn").click()
    page.get_by_text("chưa lưu").wait_for()
    for place in (5, 6):
        page.locator(".members select").nth(place).focus()
        page.keyboard.press("1")
    page.locator(".actions").get_by_role("button", name="Lưu cả chi bộ").click()
    page.get_by_role("button", name="Gửi 7 đề xuất lên đảng ủy").click()
    page.get_by_text("Đã gửi 7 đề xuất").wait_for()


def decide(page) -> None:
    """Two are proposed excellent, five good: one place. The first decision is refused, a key mends it."""
    assert len(levels(page, "excellent")) == 2
    page.get_by_role("button", name="Quyết định 7 trường hợp").click()
    page.get_by_text("Số Hoàn thành xuất sắc nhiệm vụ là 2, tối đa 1").wait_for()
    page.locator('[data-level="excellent"] select').first.focus()
    with page.expect_response("**/quyet-dinh/"):
        page.keyboard.press("2")
    page.get_by_text("1 thay đổi đang chờ áp dụng").wait_for()
    assert (len(levels(page, "excellent")), len(levels(page, "good"))) == (1, 6)
    page.get_by_role("button", name="Quyết định 7 trường hợp").click()
    page.get_by_text("Đã quyết định 7 trường hợp").wait_for()
    page.fill("[name=number]", "15-TB/ĐU")
    page.fill("[name=signer_name]", "Nông Thị Chủ")
    page.fill("[name=signer_post]", "Bí thư")
    page.get_by_role("button", name="Công bố").click()
    page.get_by_text("Đã công bố 7 kết quả").wait_for()

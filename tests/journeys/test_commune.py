"""One commune in a browser: reviews from paper, the cell's evening, the committee's board, publication, the report."""

import pytest
from playwright.sync_api import expect

from evaluations.models import Decision, Evaluation
from sonduong.kit import audit
from tests import factories as make
from tests.evaluations.party_world import commune, proposed

pytestmark = pytest.mark.django_db(transaction=True)


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
    page.get_by_text("2 Hoàn thành xuất sắc nhiệm vụ, tối đa 1").wait_for()
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


def drag(page, card, column: str) -> None:
    """By its name, as a hand would: a field opens when it is pressed."""
    target = page.locator(f'[data-level="{column}"]')
    card.drag_to(target, source_position={"x": 12, "y": 10}, target_position={"x": 30, "y": 20})


def figures(page) -> dict[str, tuple[str, int]]:
    """What the head of each column counts, and how many cards lie in it."""
    codes = ("excellent", "good", "completed", "failed")
    return {code: (page.inner_text(f"#n-{code}"), len(levels(page, code))) for code in codes}


def test_a_card_dragged_to_a_column_does_what_its_key_does(walk):
    found = commune(8, stage="decision")
    proposed(found, ["excellent"] * 2 + ["good"] * 5, found.ids[:7])
    page = walk(found.chair, f"/can-doi/{found.grass.pk}/")
    after = {"excellent": ("1", 1), "good": ("6", 6), "completed": ("0", 0), "failed": ("0", 0)}

    page.locator('[data-level="excellent"] select').first.focus()
    page.keyboard.press("2")
    page.get_by_text("1 thay đổi đang chờ áp dụng").wait_for()
    assert figures(page) == after
    page.get_by_role("link", name="Bỏ các thay đổi").click()
    expect(page.locator("#n-excellent")).to_have_text("2")

    drag(page, page.locator('[data-level="excellent"] .person').first, "good")
    page.get_by_text("1 thay đổi đang chờ áp dụng").wait_for()
    assert figures(page) == after
    assert not Decision.objects.exists()

    # Back to where it was: nothing waits any more.
    drag(page, page.locator('[data-level="good"] .pending'), "excellent")
    expect(page.locator("#o-so")).not_to_contain_text("đang chờ áp dụng")
    assert page.locator(".pending").count() == 0


def test_a_closed_column_takes_no_card_and_one_without_a_proposal_may_be_dragged_in(walk):
    found = commune(3, stage="decision")
    proposed(found, ["completed"] * 2, found.ids[:2])
    make.recorded(found.cell, "completed")  # whoever leads the cell is not rated above it
    page = walk(found.chair, f"/can-doi/{found.grass.pk}/")
    head = page.locator(".person", has_text="Đảng Viên Số 000")
    drag(page, head, "good")
    assert len(levels(page, "completed")) == 2

    page.set_viewport_size({"width": 1280, "height": 1400})  # the fold and the columns are in sight together
    page.get_by_text("1 trường hợp chưa có đề xuất").click()
    drag(page, page.locator("details .person"), "failed")
    page.get_by_role("button", name="Quyết định 3 trường hợp").wait_for()
    assert (len(levels(page, "failed")), len(levels(page, "completed"))) == (1, 2)

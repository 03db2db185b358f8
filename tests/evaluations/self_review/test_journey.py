"""Step 1 and 2a in a browser, at a desk's and a phone's width: written, cut off, clashed, submitted, answered, summarised."""

import pytest
from playwright.sync_api import expect

from evaluations.models import FeedbackSheet, SelfReview
from evaluations.services.self_review_drafts import self_review_save
from tests.evaluations import step_one
from tests.evaluations.step_one import AT, full_values

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page, live_server, user):
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("input[name=username]", user.username)
    page.fill("input[name=password]", "mat-khau-thu")
    page.click("main button[type=submit]")
    page.wait_for_url("**/viec/")


def said(page, words):
    """The state of the draft says these words before long."""
    expect(page.locator("[data-draft-words]")).to_contain_text(words, timeout=10_000)


def write(page, world):
    """Autosave, a dropped line, and a clash with another machine."""
    page.click("text=Bắt đầu viết")
    page.fill('[name="I.1"]', "Máy này viết")
    said(page, "Đã lưu")
    page.context.set_offline(True)
    page.fill('[name="I.2"]', "Gõ khi mất mạng")
    said(page, "giữ trên máy này")
    page.context.set_offline(False)
    said(page, "Đã lưu")
    values = {"I.3": "Máy kia viết"}
    self_review_save(evaluation_id=world.cases.head.pk, values=values, seen={}, actor=world.head, at=AT)
    page.fill('[name="I.3"]', "Máy này cũng viết")
    said(page, "bị sửa ở hai nơi")
    page.click("[data-clash] [data-take=both]")
    said(page, "Đã lưu")
    answers = SelfReview.objects.get().answers
    assert answers == {
        "I.1": "Máy này viết",
        "I.2": "Gõ khi mất mạng",
        "I.3": "Máy kia viết\nMáy này cũng viết",
    }


def fill_and_submit(page, world):
    for key, text in full_values(world.cases.head).items():
        if key == "rating":
            page.check(f'[name=rating][value="{text}"]')
        elif key not in {"I.1", "I.2", "I.3"}:
            page.fill(f'[name="{key}"]', text)
    expect(page.locator("[data-missing]")).to_have_text("0", timeout=10_000)
    assert page.inner_text("[data-total]") == "100"
    page.click("button[name=read]")
    page.wait_for_url("**/doc-lai/")
    page.click("text=Nộp bản tự kiểm điểm")
    expect(page.locator("main")).to_contain_text("Đã nộp.")


def ask_the_subordinates(page, live_server, world):
    page.click("text=Nhận bản tự kiểm điểm của Nông Văn Tuyến >> xpath=ancestor::li >> a.btn")
    page.click("text=Nhận các bản đã chọn")
    page.goto(f"{live_server.url}/gop-y/")
    page.click("text=Nông Văn Tuyến")
    page.click("text=Ghi danh sách")
    page.click("text=Chốt và mở góp ý")
    expect(page.locator("main")).to_contain_text("Đang nhận phiếu")


def answer(page, live_server, world, user, words):
    sign_in(page, live_server, user)
    page.goto(f"{live_server.url}/gop-y/{world.cases.head.pk}/")
    page.fill('[name="strengths.1"]', words)
    page.check("[name=rating][value=good]")
    page.click("text=Gửi góp ý")
    expect(page.locator("main")).to_contain_text("Đã nhận phiếu")


@pytest.mark.parametrize("width", [1280, pytest.param(390, marks=pytest.mark.slow)])
def test_from_the_first_word_to_the_summary_of_the_subordinates(page, live_server, width):
    world = step_one.office()
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, live_server, world.head)
    write(page, world)
    fill_and_submit(page, world)
    sign_in(page, live_server, world.clerk)
    ask_the_subordinates(page, live_server, world)
    users = [world.deputy, world.clerk, *(step_one.make.login(person) for person in world.staff[1:4])]
    for number, user in enumerate(users):
        answer(page, live_server, world, user, f"Ưu điểm {number}")
    assert FeedbackSheet.objects.count() == 5
    sign_in(page, live_server, world.clerk)
    page.goto(f"{live_server.url}/gop-y/{world.cases.head.pk}/danh-sach/")
    page.click("text=Đóng góp ý")
    page.fill('[name="strengths.1"]', "Vững vàng (5 ý kiến)")
    page.click("text=Ghi tổng hợp, chuyển tập thể lãnh đạo")
    expect(page.locator("main")).to_contain_text("Đã ghi bản tổng hợp")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    world.cases.head.refresh_from_db()
    assert world.cases.head.stage == "collective"

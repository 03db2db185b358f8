"""Nothing typed is lost: saved while one writes, kept when the line drops or the session ends, both texts on a clash."""

import pytest
from playwright.sync_api import expect

from tests.kit.parts.site import served

STATE = "[data-draft-words]"


@pytest.fixture(scope="module")
def site():
    with served() as address:
        yield address


@pytest.fixture
def answer(site, page):
    """The long question of the page of parts, with the browser's questions on leaving answered."""
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{site}/parts")
    return page.locator("#a4")


def test_what_is_typed_is_saved_and_the_hour_is_shown(page, answer):
    answer.press_sequentially("Chấp hành phân công")
    expect(page.locator(STATE)).to_have_text("Đã lưu 10:43")

    assert page.evaluate("localStorage.length") == 0
    assert "Chấp hành phân công" in page.locator("[name=seen]").input_value()


def test_what_is_typed_before_the_script_arrives_is_saved_too(site, page):
    page.route(
        "**/drafts*.js",
        lambda route: (
            page.locator("#a4").evaluate("field => { field.value = 'Gõ rất sớm'; }"),
            route.continue_(),
        ),
    )
    page.goto(f"{site}/parts")

    expect(page.locator(STATE)).to_have_text("Đã lưu 10:43")
    assert "Gõ rất sớm" in page.locator("[name=seen]").input_value()


def test_the_list_of_sections_follows_what_is_still_missing(page, answer):
    section = page.locator("[data-toc=a4]")
    answer.fill("Đã viết")
    expect(section).to_have_class("done")
    assert section.locator("svg").get_attribute("aria-label") == "Xong"

    answer.fill("")
    expect(section).to_have_class("miss")
    assert section.locator("svg").get_attribute("aria-label") == "Còn thiếu"


def test_a_dropped_line_leaves_a_copy_on_this_machine_that_comes_back(site, page, answer):
    page.route("**/save", lambda route: route.abort())
    answer.press_sequentially("Gõ lúc mất mạng")
    expect(page.locator(STATE)).to_contain_text("giữ trên máy này")

    page.unroute("**/save")
    page.goto(f"{site}/parts")
    assert answer.input_value() == ""
    page.get_by_role("button", name="Dùng lại phần này").click()
    assert answer.input_value() == "Gõ lúc mất mạng"
    expect(page.locator(STATE)).to_have_text("Đã lưu 10:43")


def test_a_copy_that_nobody_wants_is_gone(site, page, answer):
    page.route("**/save", lambda route: route.abort())
    answer.press_sequentially("Bỏ")
    expect(page.locator(STATE)).to_contain_text("giữ trên máy này")
    page.goto(f"{site}/parts")
    page.get_by_role("button", name="Bỏ đi").click()

    assert page.evaluate("localStorage.length") == 0


def test_an_ended_session_says_so_and_shows_the_door(page, answer):
    answer.fill("hết phiên")
    expect(page.locator(STATE)).to_contain_text("Phiên làm việc đã hết")

    assert page.locator(f"{STATE} a").get_attribute("href") == "/dang-nhap/"
    assert "hết phiên" in page.evaluate("Object.values(localStorage)[0]")


def test_a_clash_shows_both_texts_and_waits_for_a_choice(page, answer):
    answer.fill("trùng")
    panel = page.locator("[data-clash=a4]")
    expect(panel).to_contain_text("Bản của người khác")
    expect(panel).to_contain_text("trùng")
    assert page.locator("[name=seen]").input_value() == "{}"

    panel.get_by_role("button", name="Lấy bản này").click()
    assert answer.input_value() == "Bản của người khác"
    expect(page.locator(STATE)).to_have_text("Đã lưu 10:43")


def test_joining_both_texts_joins_what_stands_in_the_box_by_then(page, answer):
    answer.fill("trùng")
    panel = page.locator("[data-clash=a4]")
    expect(panel).to_be_visible()
    answer.press_sequentially(", gõ tiếp")
    assert panel.locator("[data-yours]").text_content() == "trùng, gõ tiếp"

    panel.get_by_role("button", name="Ghép cả hai").click()
    assert answer.input_value() == "Bản của người khác\ntrùng, gõ tiếp"
    expect(page.locator(STATE)).to_have_text("Đã lưu 10:43")


def test_a_tab_that_saves_leaves_the_copy_of_another_tab_alone(site, page, answer):
    page.route("**/save", lambda route: route.abort())
    answer.press_sequentially("Của trang thứ nhất")
    expect(page.locator(STATE)).to_contain_text("giữ trên máy này")

    second = page.context.new_page()
    second.goto(f"{site}/parts")
    second.locator("#a4").press_sequentially("Của trang thứ hai")
    expect(second.locator(STATE)).to_have_text("Đã lưu 10:43")
    assert second.evaluate("Object.values(localStorage).map((one) => JSON.parse(one).values.a4)") == [
        "Của trang thứ nhất"
    ]


def test_signing_out_leaves_nothing_on_a_shared_machine(page, answer):
    page.route("**/save", lambda route: route.abort())
    answer.press_sequentially("Riêng tư")
    expect(page.locator(STATE)).to_contain_text("giữ trên máy này")
    page.locator(".who > summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-xuat/")

    assert page.evaluate("localStorage.length") == 0

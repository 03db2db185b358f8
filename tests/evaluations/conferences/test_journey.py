"""A meeting in a browser: rows save themselves, the keyboard walks, cells come from Excel, all sheets are sent."""

import pytest
from playwright.sync_api import expect

from evaluations.models import Proposal, ScoreSheet
from sonduong.kit import clock
from tests.evaluations.conferences import steps

pytestmark = pytest.mark.django_db(transaction=True)
POINTS = ["27,5", "18", "44"]


def sign_in(page, live_server, user):
    page.context.clear_cookies()
    sign_in_again(page, live_server, user)


def sign_in_again(page, live_server, user):
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("input[name=username]", user.username)
    page.fill("input[name=password]", "mat-khau-thu")
    page.click("main button[type=submit]")
    page.wait_for_url("**/viec/")


@pytest.fixture
def that_day(settings):
    """The pages ask the trial clock: the morning of the tests' day."""

    settings.TRIAL_NOW = "2020-12-15T10:00+07:00"
    clock.offset.cache_clear()
    yield
    settings.TRIAL_NOW = ""
    clock.offset.cache_clear()


@pytest.mark.parametrize("width", [1280, pytest.param(390, marks=pytest.mark.slow)])
def test_a_chair_scores_sends_and_proposes(page, live_server, that_day, office, width):
    conference = steps.opened(office, "deputy", "member")
    steps.scored(office, "member", "deputy")
    steps.scored(office, "deputy", "member")
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, live_server, office.chair)
    page.goto(f"{live_server.url}/hoi-nghi/{conference.pk}/")
    first, second = page.locator("table.grid tbody tr").all()

    with page.expect_response("**/cham/**"):
        for box, text in zip(first.locator("input.cell").all(), POINTS, strict=True):
            box.fill(text)
        box.press("Tab")
    page.wait_for_selector("td.state:has-text('89,5')")
    first.locator("input.cell").nth(1).focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.name").endswith(":I.1.2")
    second.locator("input.cell").first.focus()
    with page.expect_response("**/cham/**"):
        page.evaluate(
            """text => {
              const data = new DataTransfer();
              data.setData('text/plain', text);
              document.activeElement.dispatchEvent(
                new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
            }""",
            "\t".join(POINTS),
        )
    page.wait_for_selector("#dem:text-is('2')")
    page.click("text=Gửi 2 phiếu")
    page.wait_for_selector("text=Đã gửi 2 phiếu")
    assert ScoreSheet.objects.exclude(submitted_at=None).count() == 4

    page.goto(f"{live_server.url}/hoi-nghi/{conference.pk}/de-nghi/{office.cases['member'].pk}/")
    page.fill("textarea[name=strengths]", "Tận tụy.")
    page.fill("textarea[name=weaknesses]", "Còn chậm.")
    page.fill("input[name=votes_good]", "2")
    page.check("input[name=rating][value=good]")
    page.click("text=Lưu đề xuất")
    page.wait_for_selector("text=Đã ghi đề xuất")
    assert Proposal.objects.get().rating == "good"
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_row_that_could_not_be_saved_says_so_and_is_saved_when_the_line_is_back(
    page, live_server, that_day, office
):
    conference = steps.opened(office, "member")
    sign_in(page, live_server, office.chair)
    address = f"{live_server.url}/hoi-nghi/{conference.pk}/"
    page.goto(address)
    page.on("dialog", lambda dialog: dialog.accept())
    row, state = page.locator("table.grid tbody tr"), page.locator("table.grid tbody td.state")
    page.route("**/cham/**", lambda route: route.abort())
    row.locator("input.cell").first.fill("27,5")
    row.locator("input.cell").first.press("Tab")
    expect(state).to_contain_text("Chưa lưu: mất đường truyền")
    assert row.locator("input.cell").first.input_value() == "27,5"

    page.goto(address)  # left in spite of the question: the machine has kept it
    page.unroute("**/cham/**")
    page.get_by_role("button", name="Dùng lại phần này").click()
    expect(state).to_contain_text("Trống 2")
    assert ScoreSheet.objects.get().scores == {"I.1.1": "27.5", "I.1.2": "", "II.1.1": ""}
    assert page.evaluate("localStorage.length") == 0

    page.route("**/cham/**", lambda route: route.abort())
    row.locator("input.cell").nth(1).fill("18")
    row.locator("input.cell").nth(1).press("Tab")
    expect(state).to_contain_text("Chưa lưu: mất đường truyền")
    page.unroute("**/cham/**")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(state).to_contain_text("Trống 1")
    assert ScoreSheet.objects.get().scores == {"I.1.1": "27.5", "I.1.2": "18", "II.1.1": ""}


def test_an_ended_session_keeps_the_row_until_signed_in_again_and_signing_out_leaves_nothing(
    page, live_server, that_day, office
):
    conference = steps.opened(office, "member")
    sign_in(page, live_server, office.chair)
    page.goto(f"{live_server.url}/hoi-nghi/{conference.pk}/")
    box, state = page.locator("input.cell").first, page.locator("table.grid tbody td.state")
    page.context.clear_cookies()
    box.fill("27,5")
    box.press("Tab")
    expect(state).to_contain_text("phiên làm việc đã hết")

    other = page.context.new_page()
    sign_in_again(other, live_server, office.chair)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(state).to_contain_text("Trống 2")
    page.route("**/cham/**", lambda route: route.abort())
    box.fill("26")
    box.press("Tab")
    expect(state).to_contain_text("Chưa lưu")
    page.locator(".who > summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap/")
    assert page.evaluate("localStorage.length") == 0

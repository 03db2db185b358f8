"""Every part of the kit in Chromium: nothing sticks out, nothing is refused by the policy, axe finds nothing."""

import gzip
import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.kit.parts.site import served

ERROR_PAGES = ("400", "403", "403_csrf", "404", "429", "500")
PICTURES = os.environ.get("SONDUONG_PICTURES")  # a folder: keep the pictures, for looking at them


@pytest.fixture(scope="module")
def site():
    with served() as address:
        yield address


@pytest.fixture
def complaints(page):
    """What the browser said against the page; the policy's refusals are among it."""
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def faults(page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [(fault["id"], node["html"]) for fault in found for node in fault["nodes"]]


def sticks_out(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def keep_picture(page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_part_is_read_by_everybody(site, page, complaints, width, theme):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site}/parts?nen={theme}&sai=1")
    keep_picture(page, f"parts-{width}-{theme}")

    assert faults(page) == []
    assert complaints == []


@pytest.mark.parametrize("width", [360, 640, 768, 992, 1024])
def test_no_part_sticks_out_of_a_narrow_or_enlarged_window(site, page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/parts")

    assert sticks_out(page) == 0


@pytest.mark.parametrize("address", ["dang-nhap/", *(f"error/{code}" for code in ERROR_PAGES)])
def test_the_door_and_the_error_pages_are_in_the_same_order(site, page, complaints, address):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{site}/{address}")
    keep_picture(page, address.strip("/").replace("/", "-"))

    assert faults(page) == []
    assert sticks_out(page) == 0
    assert complaints == []
    assert "Cơ quan Tổ chức – Nội vụ" in page.locator("footer").inner_text()


def test_a_cold_page_is_small(site, page):
    responses = []

    def keep(response):
        responses.append(response)

    page.on("response", keep)
    page.goto(f"{site}/dang-nhap/", wait_until="networkidle")

    assert len(responses) <= 12
    assert sum(len(gzip.compress(response.body())) for response in responses) <= 150_000


def test_on_paper_only_what_is_read_remains(site, page):
    page.goto(f"{site}/parts")
    page.emulate_media(media="print")

    frame = (".mast", ".menu", ".dock", ".filters", ".btn")
    assert [part for part in frame if page.locator(part).first.is_visible()] == []
    assert page.locator("table caption").is_visible()


def test_the_keyboard_reaches_the_contents_first_and_walks_a_column_of_fields(site, page):
    page.goto(f"{site}/parts")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"

    page.locator("input[name=p1]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "p3"


def test_cells_copied_from_a_sheet_are_spread_over_the_column(site, page):
    page.goto(f"{site}/parts")
    page.locator("input[name=p1]").evaluate(
        "(field) => { const data = new DataTransfer(); data.setData('text/plain', '90,5\\n88\\n70\\n');"
        " field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }"
    )

    points = [page.locator(f"input[name=p{number}]").input_value() for number in (1, 2, 3)]
    assert points == ["90,5", "88", "70"]


def test_one_tick_takes_the_whole_list_and_says_how_many(site, page):
    page.goto(f"{site}/parts")
    page.locator("[data-all=case]").check()
    assert page.locator("[data-picked=case]").inner_text() == "3"

    page.locator("input[name=case][value='2']").uncheck()
    assert page.locator("[data-picked=case]").inner_text() == "2"

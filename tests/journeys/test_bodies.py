"""A cell and its chi ủy in a browser: report, comments, appraisal, secret ballot, board, publication, the report upward.

Everybody comes from the home page or the menu, by the pages' own links. Afterwards the season plays another cell through:
both must have left the same kinds of entries on the audit trail.
"""

import pytest
from playwright.sync_api import expect

from evaluations.domain import grids
from evaluations.management.season.answers import Answers
from evaluations.management.season.bodies import ACTS, play_bodies
from evaluations.management.season.calendar import on
from evaluations.management.season.cast import Cast
from evaluations.models import Evaluation
from organizations.permissions import sync_permissions
from sonduong.kit import audit
from tests import factories as make
from tests.evaluations import body_world as world
from tests.evaluations.body_world import DAY, WORDS

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def found():
    """One cell with a chi ủy that its secretary leads."""
    found = world.commune()
    cell, who = found.cells[0], found.secretaries[0].person
    committee = make.collective("Chi ủy thôn 00", kind="cell_committee", organization=cell)
    make.seat(committee, who, "chair")
    found.cases.append(world.body(found, "cell_committee", committee, found.committee))
    sync_permissions(DAY)
    return found


def take_up(page, title: str) -> None:
    """Press the button of a card on the home page."""
    follow(page, page.locator("li.task", has_text=title).get_by_role("link"))


def follow(page, link) -> None:
    """Go where the link leads, and be there."""
    with page.expect_navigation():
        link.click()
    fits(page)


def fits(page) -> None:
    """Nothing reaches beyond the window's edge."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def press(page, words: str, then: str) -> None:
    with page.expect_navigation():
        page.locator("main, .dock").get_by_role("button", name=words).first.click()
    expect(page.locator("main")).to_contain_text(then)
    fits(page)


def report(page, case: Evaluation, level: str) -> None:
    follow(page, page.get_by_role("link", name=case.name, exact=True))
    page.get_by_role("button", name="Nộp báo cáo").click()  # refused: nothing is written yet
    missing = 4 + len(grids.rows_of(case.kind)) + 1  # headings, rows, the level
    expect(page.locator("main .error-summary li")).to_have_count(missing)
    for key, words in WORDS.items():
        page.fill(f'[name="{key}"]', words)
    for row in grids.rows_of(case.kind):
        page.select_option(f'[name="G.{row.key}"]', "good")
    page.select_option("[name=rating]", level)
    press(page, "Nộp báo cáo", "Đã nộp báo cáo kiểm điểm.")
    follow(page, page.get_by_role("link", name="Tổ chức, tập thể").last)


def comment(page, cell: Evaluation, committee: Evaluation) -> None:
    """The full sheet about the cell, two lines of text about the chi ủy."""
    follow(page, page.locator(f"#t-{cell.pk}").get_by_role("link", name="Phiếu phân tích đầy đủ"))
    page.select_option('[name="G.I.3"]', "strong")
    page.fill("[name=text]", "Phối hợp tốt với Hội đồng nhân dân xã.")
    press(page, "Gửi phiếu", "Đã gửi phiếu.")
    page.fill(f"[name=text-{committee.pk}]", "Đoàn kết, đúng quy chế.")
    press(page, "Gửi ý kiến đã ghi", "Đã gửi 1 ý kiến.")


def appraise(page, case: Evaluation, level: str) -> None:
    follow(page, page.get_by_role("link", name=case.name, exact=True))
    press(page, "Kết thúc lấy ý kiến (còn 6 chủ thể chưa gửi)", "Đã kết thúc lấy ý kiến")
    page.fill("[name=findings]", "Tự đánh giá sát thực tế.")
    page.select_option("[name=rating]", level)
    press(page, "Ghi thẩm định", "Đã ghi thẩm định.")


def lay(page) -> None:
    press(page, "Trình cấp quyết định", "Đã trình 1 tổ chức, tập thể.")


def vote(walk, found, case: Evaluation, **counts: int) -> None:
    """The chair and another member enter what the ballot gave, three present of three."""
    for user, card in ((found.chair, "Biểu quyết, công bố"), (found.member, "Nhập kết quả bỏ phiếu lần hai")):
        page = walk(user, "/viec/")
        take_up(page, card)
        page.fill("[name=entitled]", "3")
        page.fill("[name=present]", "3")
        for level, number in counts.items():
            page.fill(f"[name=v{case.pk}-{level}]", str(number))
        press(page, "Nhập kết quả", "Đã nhập kết quả của 1 tổ chức, tập thể.")


def document(page) -> None:
    page.fill("[name=number]", "15-TB/ĐU")
    page.fill("[name=signer_name]", "Nông Thị Chủ")
    page.fill("[name=signer_post]", "Bí thư")


def decide(page) -> None:
    """The chi ủy, which no ceiling binds, on the page of the votes."""
    take_up(page, "Biểu quyết, công bố 1 tổ chức, tập thể")
    press(page, "Quyết định", "Đã quyết định 1 tổ chức, tập thể.")
    document(page)
    press(page, "Công bố", "Đã công bố 1 kết quả.")


def decide_on_the_board(page, cell: Evaluation) -> None:
    take_up(page, "Biểu quyết, công bố 1 tổ chức, tập thể")
    follow(page, page.get_by_role("link", name="Bảng cân đối các chi bộ"))
    expect(page.locator('[data-level="excellent"] .person > b')).to_have_text([cell.name])
    press(page, "Quyết định 1 trường hợp", "Đã quyết định 1 trường hợp.")
    document(page)
    press(page, "Công bố", "Đã công bố 1 kết quả.")


@pytest.mark.parametrize("width", [1280, pytest.param(390, marks=pytest.mark.slow)])
def test_a_cell_and_its_committee_from_the_report_to_the_report_upward(walk, found, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    cell, committee = found.cases

    walk(found.secretaries[0], "/viec/")
    take_up(page, "Báo cáo kiểm điểm của 2 tổ chức, tập thể")
    report(page, cell, "excellent")
    report(page, committee, "good")
    walk(found.council, "/viec/")
    take_up(page, "Nhận xét 2 tổ chức, tập thể")
    comment(page, cell, committee)
    walk(found.chair, "/viec/")
    take_up(page, "Lấy ý kiến, thẩm định 2 tổ chức, tập thể")
    appraise(page, cell, "excellent")
    expect(page.locator("main")).to_contain_text("Còn chờ: Chi ủy thôn 00")  # lower before higher
    follow(page, page.get_by_role("link", name="Tổ chức, tập thể").last)
    appraise(page, committee, "good")
    lay(page)
    vote(walk, found, committee, good=2, completed=1)
    decide(walk(found.chair, "/viec/"))
    take_up(walk(found.chair, "/viec/"), "Lấy ý kiến, thẩm định 1 tổ chức, tập thể")
    follow(page, page.get_by_role("link", name=cell.name, exact=True))
    lay(page)
    vote(walk, found, cell, excellent=3)
    decide_on_the_board(walk(found.chair, "/viec/"), cell)

    walk(found.secretaries[0], "/thong-bao/")
    told = page.locator("main li", has_text=f"Kết quả xếp loại năm của {cell.name}")
    told.get_by_role("link", name="Mở").click()
    expect(page.locator("main")).to_contain_text("15-TB/ĐU")
    expect(page.locator("main")).to_contain_text("Phối hợp tốt với Hội đồng nhân dân xã.")
    reported_upward(walk(found.chair, f"/bao-cao/{found.grass.pk}/"))
    assert audit.first_break() is None
    assert kinds(cell) == kinds(by_the_season(found))


def reported_upward(page) -> None:
    for name in ("Tổ chức đảng", "Tập thể lãnh đạo, quản lý"):
        row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))
        assert row.locator('td[data-label="Được xếp loại"]').inner_text() == "1"
    fits(page)


def by_the_season(found) -> Evaluation:
    """Another cell of the commune, played through by the season."""
    world.add_cell(found, 1)
    sync_permissions(DAY)
    cast, answers = Cast(on(11, 16).date()), Answers(2020)
    for after in ACTS:
        play_bodies(after, found.campaign, cast, answers)
    case = found.cases[-1]
    case.refresh_from_db()
    assert case.stage == "published"
    return case


def kinds(case: Evaluation) -> set[tuple]:
    """Each kind of entry and the facts that it tells; who had not answered is named only where somebody had not."""
    return {(entry.act, tuple(sorted(set(entry.data) - {"without"}))) for entry in audit.story_of(case)}

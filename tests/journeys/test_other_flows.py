"""Flows that leave the main road: provincially managed cadres by block, and a teacher's school year; at both widths."""

import pytest
from playwright.sync_api import expect

from evaluations.models import BlockReport, BlockResult
from organizations.models import CivilResult
from organizations.permissions import sync_permissions
from sonduong.kit import clock
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = pytest.mark.parametrize("width", [1280, pytest.param(390, marks=pytest.mark.slow)])


@pytest.fixture
def that_day(settings):
    """The tests' own day, for which guardian's rows were written."""
    settings.TRIAL_NOW = "2020-12-15T09:00+07:00"
    clock.offset.cache_clear()
    yield
    settings.TRIAL_NOW = ""
    clock.offset.cache_clear()


def sign_in(page, live_server, user):
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("input[name=username]", user.username)
    page.fill("input[name=password]", "mat-khau-thu")
    page.click("main button[type=submit]")
    page.wait_for_url("**/viec/")


def no_sideways(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@WIDTHS
def test_a_block_of_provincially_managed_cadres_is_gathered_and_reported(page, live_server, that_day, width):
    make.campaign()
    police = make.unit("Công an huyện", block="Lực lượng vũ trang")
    make.post(make.person("Trần Văn Công"), police, managed_by="province", title="Trưởng Công an huyện")
    clerk = make.assigned("unit_office", police)
    office = make.assigned("org_office", make.unit("Cơ quan Tổ chức - Nội vụ", block="Đảng"))
    page.set_viewport_size({"width": width, "height": 900})

    sign_in(page, live_server, office)
    page.goto(f"{live_server.url}/cap-tinh-quan-ly/")
    page.click("main button:has-text('Lập danh sách theo khối')")
    page.wait_for_selector("main table a")
    report = BlockReport.objects.get()
    sign_in(page, live_server, clerk)
    page.goto(f"{live_server.url}/cap-tinh-quan-ly/{report.pk}/")
    fill_meeting(page)
    assert no_sideways(page)
    page.click("main button[name=complete]")
    page.wait_for_load_state()
    sign_in(page, live_server, office)
    page.goto(f"{live_server.url}/cap-tinh-quan-ly/{report.pk}/")
    page.fill("input[name=number]", "77-BC/HU")
    page.click("main button:has-text('Ghi đã báo cáo')")
    page.wait_for_selector("main button:has-text('Ghi kết quả')")

    report.refresh_from_db()
    assert (report.gathered_at is not None, report.forwarded_at is not None) == (True, True)
    assert BlockResult.objects.get().votes["good"] == 5


def fill_meeting(page):
    page.fill("input[name=held_on]", "14/12/2020")
    page.fill("input[name=place]", "Hội trường")
    page.locator("main select[name$=self_rating]").select_option("good")
    page.fill("input[name$=present]", "5")
    page.fill("input[name$=votes_good]", "5")
    page.fill("textarea[name$=strengths]", "Quyết liệt, sâu sát.")
    page.fill("textarea[name$=weaknesses]", "Có việc còn chậm.")
    page.fill("textarea[name=minutes]", "Đã lấy ý kiến đủ thành phần.")


@WIDTHS
def test_a_teachers_school_year_is_the_civil_result(page, live_server, that_day, width):
    make.campaign()
    school = make.unit("Trường THCS Tân Trào", kind="Đơn vị sự nghiệp")
    teacher = make.person("Ma Thị Hoa", category="public_employee", is_teacher=True, workplace=school)
    clerk = make.assigned("unit_office", school)
    sync_permissions(make.DAY)
    page.set_viewport_size({"width": width, "height": 900})

    sign_in(page, live_server, clerk)
    page.goto(f"{live_server.url}/cong-chuc/")
    page.locator(f"select[name=school-{teacher.pk}]").select_option("excellent")
    assert no_sideways(page)
    page.click("main button[value=school]")
    expect(page.locator("main")).to_contain_text("Đã ghi", timeout=15_000)

    result = CivilResult.objects.get()
    assert (result.person, result.year, result.rating) == (teacher, 2020, "excellent")

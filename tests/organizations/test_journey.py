"""The office's morning in a browser, at a desk's and a phone's width: find somebody, move a membership, take it back,
bring a workbook with a fault, then a good one."""

import pytest

import organizations.tasks  # noqa: F401 -- registers the jobs, as a worker does
from organizations.models import PartyMembership
from organizations.permissions import sync_permissions
from organizations.selectors.roster import counts
from sonduong.kit import clock, jobs
from sonduong.kit.models import Job
from tests import factories as make
from tests.organizations.workbooks import MINI, changed

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page, live_server, user):
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("input[name=username]", user.username)
    page.fill("input[name=password]", "mat-khau-thu")
    page.click("main button[type=submit]")
    page.wait_for_url("**/viec/")


def upload(page, live_server, path):
    page.goto(f"{live_server.url}/nhap-du-lieu/")
    page.set_input_files("input[name=file]", path)
    page.click("text=Tải lên và kiểm tra")
    page.wait_for_url("**/nhap-du-lieu/*-*/")


@pytest.mark.parametrize("width", [1280, pytest.param(390, marks=pytest.mark.slow)])
def test_the_offices_morning(page, live_server, settings, tmp_path, width):
    settings.MEDIA_ROOT = tmp_path / "files"
    office = make.assigned("org_office", make.unit(code="VP-THU"), make.person("Đinh Thu Nhung", code="VP-1"))
    who = make.person("Nguyễn Thị Hòa", code="THU-1")
    make.membership(who, make.organization("Chi bộ cũ", code="CB-CU"))
    make.organization("Chi bộ Phòng Tài chính", code="CB-MOI")
    sync_permissions(clock.today())
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page, live_server, office)

    page.goto(f"{live_server.url}/nhan-su/")
    page.locator("input[name=tim]").press_sequentially("hoa nguyen", delay=20)
    page.wait_for_url("**tim=hoa*nguyen*")
    page.click("#danh-sach >> text=Nguyễn Thị Hòa")
    page.click("summary:has-text('Ghi thay đổi')")
    page.click("text=Chuyển sinh hoạt đảng")
    page.locator("input[name=organization]").press_sequentially("tai chi", delay=20)
    option = page.locator("#goi-y-organization option")
    option.wait_for(state="attached")
    assert option.get_attribute("value") == "CB-MOI – Chi bộ Phòng Tài chính"
    page.fill("input[name=organization]", "CB-MOI – Chi bộ Phòng Tài chính")
    page.fill("input[name=starts_on]", "1/7/2020")
    page.click("button:has-text('Xem trước')")
    page.wait_for_selector("#xem-truoc")
    assert PartyMembership.objects.filter(person=who).count() == 1
    page.click("button[name=lam]")
    page.wait_for_url(f"**/nhan-su/{who.pk}/")
    assert PartyMembership.objects.filter(person=who).count() == 2
    page.click("button:has-text('Hoàn tác')")
    page.wait_for_selector("text=Đã hoàn tác.")
    assert PartyMembership.objects.filter(person=who).count() == 1

    upload(
        page,
        live_server,
        changed(tmp_path / "hong.xlsx", "Nghỉ", lambda rows: rows[1].__setitem__(1, "Du lịch")),
    )
    assert "“Du lịch” không có trong danh mục: Ốm, Thai sản." in page.inner_text("main")
    assert page.locator("button:has-text('Ghi vào hồ sơ')").count() == 0
    upload(page, live_server, MINI)
    page.click("button:has-text('Ghi vào hồ sơ')")
    page.wait_for_selector("text=trang tự tải lại khi xong")
    jobs.run(str(Job.objects.get(state="queued").pk))
    page.wait_for_selector("text=Tệp này đã được ghi")
    assert counts()["Nhân sự"] == 358 + 2
    assert page.evaluate("document.documentElement.scrollWidth") <= width

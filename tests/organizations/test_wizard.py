"""The wizard: upload, check, choose sheets, write; the export comes back as nothing new (ORG-8)."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

import organizations.tasks  # noqa: F401 -- registers the jobs, as a worker does
from organizations.models import RosterUpload
from organizations.permissions import sync_permissions
from organizations.selectors.roster import counts
from organizations.selectors.sheets import SHEETS
from organizations.services.exports import roster_workbook, template_workbook
from organizations.services.roster.importing import roster_import
from sonduong.kit import clock, jobs
from sonduong.kit.models import Job
from tests import factories as make
from tests.factories import AT
from tests.organizations.workbooks import MINI, changed

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    user = make.assigned("org_office", make.unit(code="VP-THU"), make.person(code="VP-1"))
    sync_permissions(clock.today())
    client.force_login(user)
    return user


def write(client, upload):
    """The button, then the worker."""
    assert client.post(reverse("organizations:import-write", args=[upload.pk])).status_code == 302
    for job in Job.objects.filter(state="queued"):
        jobs.run(str(job.pk))


def send(client, path):
    file = SimpleUploadedFile("danh sách.xlsx", path.read_bytes())
    return client.post(reverse("organizations:import"), {"file": file})


def test_a_file_is_checked_then_written_and_a_second_time_has_nothing_to_write(client, office):
    before = counts()
    answer = send(client, MINI)
    upload = RosterUpload.objects.get()
    assert answer.url == reverse("organizations:import-review", args=[upload.pk])
    assert counts() == before
    page = client.get(answer.url).content.decode()
    assert "Ghi vào hồ sơ" in page and "358" in page
    client.post(reverse("organizations:import-write", args=[upload.pk]))
    assert "Đang ghi; trang tự tải lại khi xong." in client.get(answer.url).content.decode()
    write(client, upload)
    upload.refresh_from_db()
    assert (upload.state, counts()["Nhân sự"]) == ("written", before["Nhân sự"] + 358)
    again = client.get(send(client, MINI).url).content.decode()
    assert "không có gì khác với hồ sơ đã có" in again and "Ghi vào hồ sơ</button>" not in again


def test_faults_block_the_writing_and_come_as_a_workbook(client, office, tmp_path):
    path = changed(tmp_path / "a.xlsx", "Nghỉ", lambda rows: rows[1].__setitem__(1, "Du lịch"))
    address = send(client, path).url
    page = client.get(address).content.decode()
    assert "“Du lịch” không có trong danh mục" in page and "Ghi vào hồ sơ</button>" not in page
    file = client.get(reverse("organizations:import-faults", args=[RosterUpload.objects.get().pk]))
    rows = list(load_workbook(io.BytesIO(file.getvalue())).active.iter_rows(values_only=True))
    assert rows[1] == ("Nghỉ", 2, "Loại", "“Du lịch” không có trong danh mục: Ốm, Thai sản.")
    write(client, RosterUpload.objects.get())
    assert RosterUpload.objects.get().state == "checked"


def test_only_the_chosen_sheets_are_written(client, office):
    send(client, MINI)
    upload = RosterUpload.objects.get()
    client.post(reverse("organizations:import-again", args=[upload.pk]), {"sheet": ["Tổ chức đảng"]})
    write(client, upload)
    assert (counts()["Tổ chức đảng"], counts()["Chức vụ"]) == (32, 0)


def test_changes_are_shown_cell_by_cell(client, office, tmp_path):
    roster_import(path=MINI, actor=None, at=AT)
    path = changed(tmp_path / "a.xlsx", "Nhân sự", lambda rows: rows[1].__setitem__(4, "Tày"))
    send(client, path)
    assert RosterUpload.objects.get().report["changes"] == [
        {"sheet": "Nhân sự", "row": 2, "column": "Dân tộc", "old": "Nùng", "new": "Tày"}
    ]


@pytest.mark.parametrize(("content", "status"), [(b"", 422), (b"not a workbook", 302)])
def test_what_is_no_workbook_is_told(client, office, content, status):
    answer = client.post(reverse("organizations:import"), {"file": SimpleUploadedFile("a.xlsx", content)})
    assert answer.status_code == status
    if status == 302:
        assert "không phải là sổ tính Excel" in client.get(answer.url).content.decode()


@pytest.mark.db_sensitive
def test_the_export_of_a_register_imports_as_nothing_new(tmp_path):
    roster_import(path=MINI, actor=None, at=AT)
    path = tmp_path / "out.xlsx"
    path.write_bytes(roster_workbook().read())
    report = roster_import(path=path, actor=None, at=AT)
    assert report.faults == []
    assert {name: found["same"] for name, found in report.rows.items()} == counts()


def test_the_template_has_the_twelve_sheets_and_reads_as_empty(tmp_path):
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template_workbook().read())
    book = load_workbook(path)
    assert book.sheetnames == [sheet.name for sheet in SHEETS]
    assert [cell.value for cell in book["Nghỉ"][1]] == ["Mã nhân sự", "Loại", "Từ ngày", "Đến ngày"]
    report = roster_import(path=path, actor=None, at=AT)
    assert (report.faults, sum(found["new"] for found in report.rows.values())) == ([], 0)


def test_only_the_org_office_enters(client):
    client.force_login(make.assigned("unit_office", make.unit()))
    sync_permissions(clock.today())
    assert client.get(reverse("organizations:import")).status_code == 404
    assert client.post(reverse("organizations:export")).status_code == 404


def test_the_whole_register_is_exported_by_a_worker_for_who_asked(client, office):
    roster_import(path=MINI, actor=None, at=AT)
    address = client.post(reverse("organizations:export")).url
    key = Job.objects.get().pk
    file = reverse("organizations:export-file", args=[key])
    assert client.get(file).status_code == 404
    assert "Đang chờ" in client.get(address).content.decode()
    jobs.run(str(key))
    assert file in client.get(address).content.decode()
    assert (
        load_workbook(io.BytesIO(b"".join(client.get(file).streaming_content))).sheetnames[0]
        == "Tổ chức đảng"
    )
    other = make.assigned("org_office", make.unit(), make.person(code="VP-2"))
    sync_permissions(clock.today())
    client.force_login(other)
    assert client.get(address).status_code == client.get(file).status_code == 404

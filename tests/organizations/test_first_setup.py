"""An empty house: the installer brings the first workbook, prints the first slips, and has nothing more to say."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from organizations.models import Person, SignInSlip, User
from organizations.permissions import sync_permissions
from organizations.services.slips import slips_ask
from sonduong.kit import clock
from tests import factories as make
from tests.organizations.workbooks import MINI, changed

pytestmark = pytest.mark.django_db
SETUP = "/thiet-lap/"


@pytest.fixture
def installer(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    user = User.objects.create_user("quantri", "mat-khau-cai-dat", is_installer=True)
    client.force_login(user)
    return user


def send(client, path):
    return client.post(SETUP, {"file": SimpleUploadedFile("a.xlsx", path.read_bytes())})


def test_from_nothing_to_the_first_slips(client, installer):
    assert "Bước 1: nhập sổ tính" in client.get(SETUP).content.decode()
    assert send(client, MINI).status_code == 302
    assert Person.objects.count() == 358
    assert "Bước 2" in client.get(SETUP).content.decode()
    answer = client.post(reverse("organizations:first-slips"))
    names = set(SignInSlip.objects.values_list("person__full_name", flat=True))
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert len(names) == 4 and all(name in text for name in names)
    assert send(client, MINI).status_code == 422


def test_faults_are_told_and_nothing_is_written(client, installer, tmp_path):
    path = changed(tmp_path / "a.xlsx", "Nghỉ", lambda rows: rows[1].__setitem__(1, "Du lịch"))
    answer = send(client, path)
    assert (answer.status_code, Person.objects.count()) == (422, 0)
    assert "“Du lịch” không có trong danh mục" in answer.content.decode()


def test_once_the_office_is_in_two_people_are_needed(client, installer):
    office = make.assigned("org_office", make.unit())
    answer = client.post(reverse("organizations:first-slips"), follow=True)
    assert "từ nay phiếu do hai người làm" in answer.content.decode()
    assert office.has_usable_password() and not SignInSlip.objects.exists()


def test_nobody_else_enters(client):
    client.force_login(make.assigned("administrator", make.unit()))
    sync_permissions(clock.today())
    assert client.get(SETUP).status_code == 404
    answer = client.post(reverse("organizations:first-slips"), follow=True)
    assert "Chỉ người cài đặt" in answer.content.decode()


def cards(client, user):
    client.force_login(user)
    return [(card["title"], card["url"]) for card in client.get("/viec/").context["cards"]]


def test_the_home_page_leads_through_an_empty_house(client, installer):
    assert cards(client, installer) == [("Thiết lập lần đầu", SETUP)]
    office, administrator = (make.assigned(role, make.unit()) for role in ("org_office", "administrator"))
    for user in (office, administrator):
        user.set_unusable_password()
        user.save()
    sync_permissions()
    assert cards(client, installer) == [("Thiết lập lần đầu", SETUP)]
    office.set_password("mot cau ngan de nho")
    office.save()
    assert cards(client, installer) == []
    start = ("Mở đợt kiểm điểm, đánh giá, xếp loại của năm", "/ke-hoach/mo-dot/")
    assert cards(client, office) == [start]
    assert cards(client, administrator) == []
    slips_ask(person_ids=[office.person_id], purpose="forgotten", actor=office, at=clock.now())
    assert cards(client, administrator) == [("In 1 phiếu đăng nhập", "/tai-khoan/")]

"""The pages of dated acts: fill, see, write; what was typed wrongly is told and kept."""

import pytest
from django.urls import reverse

from organizations.models import Appointment
from organizations.permissions import sync_permissions
from sonduong.kit import clock
from sonduong.kit.models import AuditEntry
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make.assigned("org_office", make.unit("Cơ quan Tổ chức - Nội vụ"))


@pytest.fixture
def signed_in(client, office):
    sync_permissions(clock.today())
    client.force_login(office)
    return office


def test_the_page_shows_first_and_writes_then(client, signed_in):
    who, where = make.person("Lê Văn Ba"), make.unit("Phòng Tài chính", code="TCKH")
    address = reverse("organizations:person-act", args=[who.pk, "bo-nhiem"])
    sent = {
        "unit": "TCKH – Phòng Tài chính",
        "title": "Phó Trưởng phòng",
        "managed_by": "district",
        "starts_on": "1/12/2020",
    }
    page = client.post(address, sent).content.decode()
    assert "Thêm: Phó Trưởng phòng, Phòng Tài chính, từ 01/12/2020" in page
    assert not Appointment.objects.exists()
    assert client.post(address, sent | {"lam": "1"}).status_code == 302
    assert Appointment.objects.get().unit == where
    page = client.get(reverse("organizations:person", args=[who.pk])).content.decode()
    assert "Bổ nhiệm, giao chức vụ" in page and "Hoàn tác" in page
    number = AuditEntry.objects.get(act="register.appoint").number
    client.post(reverse("organizations:undo", args=[number]), {"ve": f"/nhan-su/{who.pk}/"})
    assert not Appointment.objects.exists()


@pytest.mark.parametrize(
    "slug",
    ["bo-nhiem", "thoi-chuc-vu", "ket-nap", "chuyen-sinh-hoat", "nhan-thay", "nghi", "sua", "phan-cong"],
)
def test_every_form_of_a_person_opens_and_keeps_what_was_typed_wrongly(client, signed_in, slug):
    who = make.person()
    address = reverse("organizations:person-act", args=[who.pk, slug])
    assert client.get(address).status_code == 200
    answer = client.post(address, {"starts_on": "32/13/2020", "ends_on": "hôm qua", "birth_date": "x"})
    assert answer.status_code == 422


def test_the_form_of_a_correction_holds_the_present_facts(client, signed_in):
    where = make.unit(
        "Phòng Tài chính", code="TCKH", superior_collective=make.collective("TT UBND huyện", code="TT-UBND")
    )
    page = client.get(reverse("organizations:unit-act", args=[where.pk, "sua"])).content.decode()
    assert "TT-UBND – TT UBND huyện" in page and "Phòng Tài chính" in page


def test_suggestions_come_by_search_and_only_to_the_office(client, signed_in):
    make.unit("Phòng Tài chính", code="TCKH")
    address = reverse("organizations:suggest", args=["unit"])
    assert (
        client.get(address + "?o=unit&unit=tai+chi").content.decode()
        == '<option value="TCKH – Phòng Tài chính"></option>'
    )
    client.force_login(make.login())
    assert client.get(address + "?o=unit&unit=tai+chi").status_code == 404


def test_an_act_on_many_people_names_each_of_them_before_it_is_written(client, signed_in):
    where = make.unit("Phòng Tài chính", code="TCKH")
    for name in ("Lê Văn Ba", "Hà Thị Tư"):
        make.post(make.person(name), where, title="Chuyên viên")
    address = reverse("organizations:unit-act", args=[where.pk, "giai-the"])
    page = client.post(address, {"dissolved_on": "31/12/2020", "reason": "Nghị quyết 12"}).content.decode()
    for name in ("Lê Văn Ba", "Hà Thị Tư"):
        assert f"Sửa {name} – Chuyên viên, Phòng Tài chính: đến ngày: (trống) → 31/12/2020" in page


def test_every_gap_of_an_appointment_is_told_at_once(client, signed_in):
    address = reverse("organizations:person-act", args=[make.person().pk, "bo-nhiem"])
    errors = client.post(address, {"title": ""}).context["form"].errors
    assert errors["unit"] == ["Chọn một trong hai: đơn vị hoặc tổ chức đảng."]
    assert errors["title"] == ["Chưa ghi mục này."]
    assert errors["starts_on"] == ["Chưa ghi ngày."]

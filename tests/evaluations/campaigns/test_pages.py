"""The year's plan in the browser, and the readiness check: red where nobody could act, yellow where it looks odd."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.models import Campaign
from evaluations.selectors.readiness import readiness
from organizations.models import Seat
from tests import factories as make

pytestmark = pytest.mark.django_db


def ready_district():
    """Everything that one cadre's year needs."""
    top = make.organization("Đảng bộ huyện", kind="district")
    authority = make.collective("Ban Thường vụ Huyện ủy", kind="standing_committee", organization=top)
    make.seat(authority, make.person(), "chair")
    home = make.unit("Cơ quan Tổ chức - Nội vụ huyện")
    office = make.assigned("org_office", home)
    make.assigned("consulted_agency", home)
    make.assigned("teller", home)
    make.assigned("teller", home)
    return office, authority


def a_cadre(**values):
    where = make.unit("Phòng Y tế")
    same = make.collective("Tập thể lãnh đạo Phòng Y tế", unit=where)
    who = make.person("Cán Bộ")
    make.seat(same, who, "chair")
    make.seat(same, make.person())
    cell, home = make.organization("Chi bộ Y tế"), make.organization("Chi bộ thôn")
    for place in (cell, home):
        committee = make.collective("Chi ủy", kind="cell_committee", organization=place)
        make.seat(committee, make.person(), "chair")
    make.membership(who, cell, residence_cell=home)
    make.post(who, where, **values)
    make.post(make.person(), where, managed_by="grassroots")
    make.login(who)
    return who, where, same, cell, home


def titles(level):
    found = readiness(on=make.DAY, year=2020)
    return [finding.title for finding in getattr(found, level)]


def test_a_ready_district_has_nothing_to_mend():
    ready_district()
    a_cadre(is_scored=True)
    found = readiness(on=make.DAY, year=2020)
    assert (found.cadres, found.findings) == (1, ())


def test_an_empty_register_says_who_is_missing():
    assert titles("red") == [
        "Chưa có Ban Thường vụ Huyện ủy",
        "Chưa phân công cán bộ Cơ quan Tổ chức - Nội vụ",
        "Chưa phân công đầu mối cơ quan tham gia ý kiến",
        "Tổ kiểm phiếu chưa đủ hai người",
    ]


def test_red_where_nobody_could_act():
    ready_district()
    who, where, same, cell, _ = a_cadre()
    Seat.objects.filter(collective__organization=cell).delete()
    Seat.objects.filter(collective=same).exclude(person=who).delete()
    lonely = make.person("Không Chân")
    make.post(lonely, make.unit("Phòng Dân tộc", superior_collective=make.collective("Tập thể rỗng")))
    found = {finding.title: finding.names for finding in readiness(on=make.DAY, year=2020).red}
    assert set(found) == {
        "Chi bộ không có bí thư nên không ai cho ý kiến",
        "Không có chân trong tập thể lãnh đạo của đơn vị nên không ai họp bước 2",
        "Tập thể không có thành viên nào",
        "Tập thể lãnh đạo chỉ có một mình cán bộ được đánh giá",
    }
    assert found["Tập thể không có thành viên nào"] == ("Tập thể rỗng",)


def test_yellow_where_it_looks_odd():
    ready_district()
    _, where, *_ = a_cadre()
    odd = make.person("Lạ")
    make.post(odd, where, title_group="", is_scored=True)
    assert titles("red") == ["Không có chân trong tập thể lãnh đạo của đơn vị nên không ai họp bước 2"]
    assert titles("yellow") == [
        "Chưa có chi bộ nơi công tác",
        "Chưa có tài khoản; đơn vị ghi nhận bản giấy thay",
        "Thiếu nhóm chức danh hoặc cấp, ngành, lĩnh vực nên không rõ nhóm tính tỷ lệ",
    ]


def test_readiness_asks_as_many_questions_for_thirty_cadres_as_for_one():
    ready_district()
    a_cadre()
    with CaptureQueriesContext(connection) as one:
        readiness(on=make.DAY, year=2020)
    for _ in range(29):
        a_cadre()
    with CaptureQueriesContext(connection) as many:
        assert readiness(on=make.DAY, year=2020).cadres == 30
    assert len(one) == len(many)


def test_the_office_starts_the_year_from_the_page(client):
    office, authority = ready_district()
    a_cadre()
    client.force_login(office)
    page = client.get("/ke-hoach/mo-dot/")
    assert page.context["form"].initial["authority_id"] == str(authority.pk)
    sent = {
        "year": 2020,
        "name": "Kiểm điểm năm 2020",
        "plan_number": "16-KH/HU",
        "plan_code": "kh16-2020",
        "regulation_code": "kh16-2020",
        "authority_id": authority.pk,
    }
    assert client.post("/ke-hoach/mo-dot/", sent | {"year": "năm nay"}).status_code == 422
    assert client.post("/ke-hoach/mo-dot/", sent).status_code == 302
    assert Campaign.objects.get().evaluations.filter(kind="cadre").count() == 1
    assert "Kiểm điểm năm 2020" in client.get("/ke-hoach/").content.decode()


def test_others_read_the_plan_but_neither_start_it_nor_check_it(client):
    client.force_login(make.login())
    assert client.get("/ke-hoach/").status_code == 200
    assert client.get("/ke-hoach/mo-dot/").status_code == 404
    assert client.get("/ke-hoach/san-sang/").status_code == 404

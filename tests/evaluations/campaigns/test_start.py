"""Starting a campaign enrols every cadre managed by Ban Thường vụ Huyện ủy, once, with frozen facts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.models import Campaign
from evaluations.services.campaigns import campaign_start
from sonduong.kit.errors import DomainError
from sonduong.kit.models import AuditEntry
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make.assigned("org_office", make.unit("Cơ quan Tổ chức - Nội vụ huyện"))


@pytest.fixture
def authority():
    return make.collective("Ban Thường vụ Huyện ủy", kind="standing_committee")


def start(actor, authority, **values):
    given = {
        "year": 2020,
        "name": "Kiểm điểm năm 2020",
        "plan_number": "16-KH/HU",
        "plan_code": "kh16-2020",
        "regulation_code": "kh16-2020",
        "authority_id": authority.pk if authority else None,
    }
    return campaign_start(**(given | values), actor=actor, at=make.AT)


def cadre(**post):
    """A deputy head with a cell, a residence cell, a seat in the unit's collective and a superior collective."""
    grassroots = make.organization("Đảng bộ xã", kind="grassroots_committee")
    cell = make.organization("Chi bộ phòng", parent=grassroots)
    home = make.organization("Chi bộ thôn", parent=grassroots)
    above = make.collective("Tập thể lãnh đạo UBND huyện", kind="district_government")
    where = make.unit("Phòng Nông nghiệp", superior_collective=above)
    same = make.collective("Tập thể lãnh đạo Phòng Nông nghiệp", unit=where)
    chi_uy = make.collective("Chi ủy", kind="cell_committee", unit=where)
    who = make.person("Ma Thị Hòa")
    make.seat(chi_uy, who, "chair")
    make.seat(same, who)
    make.membership(who, cell, residence_cell=home)
    make.post(who, where, **post)
    return {"person": who, "cell": cell, "home": home, "grassroots": grassroots, "same": same, "above": above}


def test_the_facts_of_the_day_are_frozen(office, authority):
    facts = cadre(is_scored=True, is_head=False)
    campaign = start(office, authority)
    case = campaign.evaluations.get(kind="cadre")
    assert (case.name, case.title, case.unit_name) == ("Ma Thị Hòa", "Phó Trưởng phòng", "Phòng Nông nghiệp")
    assert (case.cell, case.grassroots, case.residence_cell) == (
        facts["cell"],
        facts["grassroots"],
        facts["home"],
    )
    assert (case.collective, case.superior_collective) == (facts["same"], facts["above"])
    assert case.group == ("Cấp phó phòng", "Huyện", "Quản lý nhà nước", "Kinh tế")
    assert case.criteria_set.title_groups == []
    assert (case.stage, case.stage_since) == ("self_review", make.AT)


def test_a_title_without_mau_06_gets_no_criteria(office, authority):
    cadre(is_scored=False)
    assert start(office, authority).evaluations.get(kind="cadre").criteria_set is None


def test_started_again_it_enrols_only_those_who_are_new_and_keeps_frozen_facts(office, authority):
    facts = cadre()
    campaign = start(office, authority)
    facts["person"].full_name = "Ma Thị Hòa Đổi Tên"
    facts["person"].save()
    before = AuditEntry.objects.count()
    assert start(office, authority) == campaign
    assert AuditEntry.objects.count() == before
    cadre()
    start(office, authority)
    assert campaign.evaluations.filter(kind="cadre").count() == 2
    cadres = campaign.evaluations.filter(kind="cadre")
    assert set(cadres.values_list("name", flat=True)) == {"Ma Thị Hòa"}
    assert Campaign.objects.count() == 1


def test_a_person_with_several_posts_is_enrolled_once_under_the_main_one(office, authority):
    who = cadre(title="Bí thư Đảng ủy")["person"]
    make.post(who, make.unit("HĐND xã"), title="Chủ tịch HĐND", is_main=False, is_head=True)
    campaign = start(office, authority)
    assert campaign.evaluations.get(kind="cadre").title == "Bí thư Đảng ủy"


def test_ended_posts_and_titles_managed_by_others_stay_out(office, authority):
    cadre()
    make.post(make.person(), make.unit(), ends_on=make.SINCE)
    make.post(make.person(), make.unit(), managed_by="grassroots")
    both = make.person()
    make.post(both, make.unit(), managed_by="province", title="Chủ tịch UBND huyện")
    make.post(both, make.unit(), is_main=False)
    assert start(office, authority).evaluations.filter(kind="cadre").count() == 1


def test_a_cadre_without_seat_or_cell_is_enrolled_with_gaps_that_the_readiness_page_shows(office, authority):
    make.post(make.person(), make.unit())
    case = start(office, authority).evaluations.get(kind="cadre")
    assert (case.collective, case.cell, case.superior_collective) == (None, None, None)


def test_one_audit_entry_for_the_campaign_and_one_for_each_case(office, authority):
    cadre()
    cadre()
    campaign = start(office, authority)
    acts = list(AuditEntry.objects.order_by("number").values_list("act", flat=True))
    assert acts == ["campaign.start"] + ["case.enrol"] * campaign.evaluations.count()
    told = AuditEntry.objects.filter(act="case.enrol").values_list("target_id", flat=True)
    assert {int(pk) for pk in told} == set(campaign.evaluations.values_list("pk", flat=True))


def test_only_the_org_office_starts_a_campaign(authority):
    cadre()
    with pytest.raises(DomainError) as refused:
        start(make.login(), authority)
    assert refused.value.code == "not_your_role"
    assert Campaign.objects.count() == 0


@pytest.mark.parametrize(
    ("values", "code"), [({"authority_id": None}, "no_authority"), ({"year": 2021}, "no_such_cadre")]
)
def test_nothing_is_written_when_it_cannot_start(office, authority, values, code):
    with pytest.raises(DomainError) as refused:
        start(office, authority, **values)
    assert refused.value.code == code
    assert Campaign.objects.count() == 0


def test_another_plan_in_the_same_year_is_refused(office, authority):
    cadre()
    start(office, authority)
    with pytest.raises(DomainError) as refused:
        start(office, authority, plan_code="kh20-2021")
    assert refused.value.code == "year_differs"


def test_enrolment_asks_as_many_questions_for_thirty_cadres_as_for_one(office, authority):
    cadre()
    start(office, authority, year=2018)
    with CaptureQueriesContext(connection) as one:
        start(office, authority, year=2019)
    for _ in range(29):
        cadre()
    with CaptureQueriesContext(connection) as many:
        campaign = start(office, authority)
    assert campaign.evaluations.filter(kind="cadre").count() == 30
    assert reads(many) == reads(one)


def reads(captured) -> int:
    """Questions asked; rows are written in batches, whose number grows with the rows."""
    return sum(query["sql"].startswith("SELECT") for query in captured)

"""Members and civil servants write on the same page: their own form, their own readers, their own way (MEM-1, CSV-1)."""

import pytest

from evaluations.models import SelfReview
from evaluations.services.self_reviews import (
    ReviewItem,
    self_review_return,
    self_reviews_receive,
    self_reviews_submit,
)
from organizations.models import Person
from sonduong.kit import clock
from tests import factories as make
from tests.evaluations.step_one import AT, full_values


@pytest.fixture(autouse=True)
def day_of_the_projection(monkeypatch):
    """The pages are read on the day for which guardian's rows were written, as in service."""
    monkeypatch.setattr(clock, "now", lambda: AT)


@pytest.fixture
def member(world):
    """The clerk as a member of the cell."""
    make.membership(world.people["clerk"], world.cell, standing="official", activity="official")
    return make.case(world.campaign, world.people["clerk"], kind="member", cell=world.cell, title="")


@pytest.fixture
def servant(world):
    """A civil servant of the unit, with a login, and the clerk's unit office."""
    Person.objects.filter(pk=world.staff[1].pk).update(category="civil_servant")
    world.servant = make.login(world.staff[1])
    return make.case(
        world.campaign, world.staff[1], kind="civil_servant", unit=world.place, title="Công chức"
    )


def keys(client, case):
    page = client.get(f"/tu-danh-gia/{case.pk}/").context["page"]
    return [answer.field.key for part in page.parts for answer in part.answers]


def test_a_member_writes_the_partys_form_and_submits_to_the_cell(client, world, member):
    client.force_login(world.clerk)
    assert keys(client, member) == [f"DV.{number}" for number in range(1, 9)]
    html = client.get(f"/tu-danh-gia/{member.pk}/").content.decode()
    assert "chi ủy, bí thư chi bộ" in html
    client.post(f"/tu-danh-gia/{member.pk}/", full_values(member) | {"form": "1", "seen": "{}"})
    client.post(f"/tu-danh-gia/{member.pk}/nop/")
    member.refresh_from_db()
    assert member.stage == "cell_meeting"


def test_the_secretary_receives_and_returns_a_members_review(client, world, member):
    item = ReviewItem(member.pk, full_values(member))
    self_reviews_submit(items=[item], actor=world.clerk, at=AT)
    client.force_login(world.secretary)
    assert client.get(f"/tu-danh-gia/{member.pk}/doc-lai/").context["may_receive"]
    assert self_reviews_receive(evaluation_ids=[member.pk], actor=world.secretary, at=AT) == 1
    self_review_return(
        evaluation_id=member.pk, reason="Ghi rõ hạn chế", field="DV.4", actor=world.secretary, at=AT
    )
    member.refresh_from_db()
    assert member.stage == "self_review"
    assert SelfReview.objects.filter(evaluation=member).count() == 2


def test_a_civil_servant_writes_mau_02_and_a_public_employee_mau_03(client, world, servant):
    client.force_login(world.servant)
    page = client.get(f"/tu-danh-gia/{servant.pk}/").context["page"]
    assert page.step1.form.code == "02"
    Person.objects.filter(pk=servant.person_id).update(category="public_employee")
    page = client.get(f"/tu-danh-gia/{servant.pk}/").context["page"]
    assert page.step1.form.code == "03"
    assert keys(client, servant) == ["I.1", "I.2", "I.3", "I.4", "I.5", "II.1"]


def test_a_civil_servants_review_goes_to_the_unit_and_is_on_its_list(client, world, servant):
    client.force_login(world.servant)
    client.post(f"/tu-danh-gia/{servant.pk}/", full_values(servant) | {"form": "1", "seen": "{}"})
    client.post(f"/tu-danh-gia/{servant.pk}/nop/")
    servant.refresh_from_db()
    assert servant.stage == "unit_comment"
    client.force_login(world.clerk)
    states = {row.case.pk: row.state for row in client.get("/tu-danh-gia/").context["rows"]}
    assert states[servant.pk] == "submitted"


def test_the_home_page_asks_each_for_the_own_form(client, world, member, servant):
    client.force_login(world.clerk)
    assert "Bản kiểm điểm cá nhân của đảng viên" in client.get("/viec/").content.decode()
    client.force_login(world.servant)
    assert "Phiếu đánh giá công chức, viên chức" in client.get("/viec/").content.decode()


def test_a_draft_of_a_member_is_read_by_nobody_else(client, world, member):
    client.force_login(world.clerk)
    client.post(f"/tu-danh-gia/{member.pk}/", {"form": "1", "seen": "{}", "DV.1": "Nháp"})
    for other in (world.secretary, world.head, world.org, world.stranger):
        client.force_login(other)
        assert client.get(f"/tu-danh-gia/{member.pk}/doc-lai/").status_code == 404

"""The order of ratings: who waits for whom, what a later result overtakes, whom a change touches (RUL-9, C1 to C4)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.models import Evaluation
from evaluations.services.party_decisions import PartyDecision, party_decisions_record
from organizations.models import CivilResult, Person
from sonduong.kit import clock
from tests import factories as make
from tests.evaluations.party_world import AT, DAY, commune, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evening(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)


@pytest.fixture
def world():
    """The secretary (good, under the cell's rating) and a civil servant (excellent) wait; two others stand alone."""
    found = commune(4, stage="decision")
    Person.objects.filter(pk=found.people[1].pk).update(category="civil_servant")
    proposed(found, ["good", "excellent", "good", "good"])
    found.org = make.assigned("org_office", make.unit("Cơ quan Tổ chức"))
    return found


def page(client, who, url="/thu-tu/", **query):
    client.force_login(who)
    return client.get(url, query).context["page"]


def names(lines):
    return [line.case.name for line in lines]


def test_E13_the_chair_sees_who_waits_for_what_by_name(client, world):
    found = page(client, world.chair)
    assert {source: names(lines) for source, lines in found.waits} == {
        world.cell.name: [world.people[0].full_name],
        "Kết quả xếp loại công chức, viên chức": [world.people[1].full_name],
    }
    assert found.review == []


def test_C3_a_rating_that_arrives_settles_or_overtakes_by_itself(client, world):
    made = make.recorded(world.cell, "good")
    assert [source for source, _ in page(client, world.chair).waits] == [
        "Kết quả xếp loại công chức, viên chức"
    ]
    made.rating = "completed"
    made.save()
    assert names(page(client, world.chair).review) == [world.people[0].full_name]


def test_C1_a_civil_result_overtakes_a_decided_rating_too(client, world):
    Evaluation.objects.filter(pk=world.ids[1]).update(rating="excellent", stage="published")
    CivilResult.objects.create(person=world.people[1], year=2020, rating="good")
    line = page(client, world.chair).review[0]
    assert (line.case.pk, line.is_decided, line.rating) == (world.ids[1], True, "excellent")
    assert "công chức, viên chức" in line.reasons[0]


def test_C2_a_committee_members_rating_is_provisional_until_the_committee_has_its_own(client, world):
    who = world.people[2]
    make.seat(world.committee, who, "member")
    item = PartyDecision(world.ids[2], "good")
    (made,) = party_decisions_record(items=[item], decided_on=DAY, met=frozenset(), actor=world.chair, at=AT)
    assert made.is_provisional
    (line,) = dict(page(client, world.chair).waits)[world.committee.name]
    assert (line.case.name, line.reasons) == (
        who.full_name,
        (
            f"Chờ kết quả xếp loại của {world.committee.name}, mức đến lúc đó còn tạm tính: "
            "tập thể trước, thành viên sau (mục II.2, lưu ý thứ 2, Kế hoạch 16-KH/HU ngày 12/11/2020).",
        ),
    )
    affected = page(client, world.org, f"/thu-tu/tap-the/{world.committee.pk}/")
    assert names(affected.lines) == [who.full_name]

    make.recorded(world.committee, "completed")
    found = page(client, world.chair)
    assert (world.committee.name in dict(found.waits), found.review) == (False, [])


def test_the_office_chooses_an_organisation_and_others_see_their_own(client, world):
    other = commune_beside(world)
    found = page(client, world.org)
    assert [(one.name, one.provisional) for one in found.places] == [
        (world.grass.name, 0),
        (other.name, 0),
    ]
    assert len(page(client, world.org, **{"to-chuc": world.grass.pk}).waits) == 2
    client.force_login(world.chair)
    assert client.get("/thu-tu/", {"to-chuc": other.pk}).status_code == 404
    assert client.get("/thu-tu/", {"to-chuc": "can-bo"}).status_code == 404
    client.force_login(world.stranger)
    assert client.get("/thu-tu/").status_code == 404


def commune_beside(world):
    grass = make.organization("Đảng bộ xã Trung Yên", kind="grassroots_committee")
    make.case(world.campaign, kind="member", title="", grassroots=grass)
    return grass


def test_whom_a_change_of_a_bodys_rating_touches(client, world):
    url = f"/thu-tu/to-chuc-dang/{world.cell.pk}/"
    assert names(page(client, world.org, url).lines) == [world.people[0].full_name]
    url = f"/thu-tu/cong-chuc/{world.people[1].pk}/"
    assert names(page(client, world.org, url).lines) == [world.people[1].full_name]
    client.force_login(world.chair)
    assert client.get(url).status_code == 404


def test_a_cadre_hangs_on_unit_and_collective(client, world):
    place = make.unit("Phòng Y tế")
    team = make.collective("Tập thể Phòng Y tế", unit=place)
    case = make.case(world.campaign, unit=place, collective=team, rating="good")
    for kind, pk in (("don-vi", place.pk), ("tap-the", team.pk)):
        assert names(page(client, world.org, f"/thu-tu/{kind}/{pk}/").lines) == [case.name]
    make.recorded(place, "completed")
    assert names(page(client, world.org, **{"to-chuc": "can-bo"}).review) == [case.name]


def test_the_list_costs_the_same_for_three_members_and_for_one(client, world):
    client.force_login(world.chair)
    many = queries(client)
    Evaluation.objects.filter(pk__in=world.ids[1:]).update(grassroots=None)
    assert queries(client) == many


def queries(client) -> int:
    client.get("/thu-tu/")
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/thu-tu/").status_code == 200
    return len(seen)


def test_RUL09_board_cell_and_result_say_by_themselves_that_a_rating_was_overtaken(client, world):
    Evaluation.objects.filter(pk=world.ids[0]).update(rating="good", stage="publication")
    client.force_login(world.chair)
    urls = [f"/can-doi/{world.grass.pk}/", f"/chi-bo/{world.cell.pk}/"]
    assert ["tạm tính" in client.get(url).content.decode() for url in urls] == [True, True]
    make.recorded(world.cell, "completed")
    assert ["Cần xem lại" in client.get(url).content.decode() for url in urls] == [True, True]

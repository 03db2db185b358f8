"""Việc của tôi: ratings that a later result has overtaken stand before whoever decides them again (RUL-9)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.models import Evaluation
from sonduong.kit import clock
from tests import factories as make
from tests.evaluations.party_world import AT, base_cell, commune

pytestmark = pytest.mark.django_db
TITLE, HTMX = "Xem lại mức xếp loại của", {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def evening(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)


def review(client, user) -> list[tuple[str, str]]:
    """The cards that the home page fetches once it stands."""
    client.force_login(user)
    if 'hx-get="/viec/xem-lai/"' not in client.get("/viec/").content.decode():
        return []
    cards = client.get("/viec/xem-lai/", headers=HTMX).context["cards"]
    return [(card["title"], card["url"]) for card in cards]


def decided(found, rating: str = "good", *, ids=None) -> None:
    Evaluation.objects.filter(pk__in=found.ids if ids is None else ids).update(
        rating=rating, stage="publication"
    )


def test_RUL09_the_chair_is_told_of_a_members_rating_that_the_cells_result_overtook(client):
    world = commune(3)
    decided(world)
    made = make.recorded(world.cell, "good")
    assert review(client, world.chair) == []
    made.rating = "completed"
    made.save()
    card = (f"{TITLE} 1 đảng viên: {world.grass.name}", f"/thu-tu/?to-chuc={world.grass.pk}")
    assert review(client, world.chair) == [card]
    shown = client.get(card[1]).context["page"].review
    assert [line.case.name for line in shown] == [world.people[0].full_name]
    assert review(client, world.secretary) == review(client, world.member) == []


def test_a_rating_not_yet_decided_is_the_boards_business(client):
    world = commune(3)
    make.recorded(world.cell, "completed")
    assert review(client, world.chair) == []


def test_a_base_cells_secretary_looks_again_at_the_members_but_not_at_the_own_case(client):
    world = base_cell(3)
    make.Appointment.objects.create(
        person=world.people[1],
        organization=world.cell,
        title="Phó bí thư chi bộ",
        is_head=True,
        managed_by="grassroots",
        starts_on=make.SINCE,
    )
    decided(world)
    make.recorded(world.cell, "completed")
    assert review(client, world.secretary) == [
        (f"{TITLE} 1 đảng viên: {world.cell.name}", f"/thu-tu/?to-chuc={world.cell.pk}")
    ]


def test_the_org_office_is_told_of_cadres_whose_unit_fell(client):
    world = commune(1)
    office = make.assigned("org_office", make.unit("Cơ quan Tổ chức"))
    place = make.unit("Phòng Y tế")
    case = make.case(world.campaign, unit=place, rating="excellent", stage="published")
    assert review(client, office) == []
    make.recorded(place, "completed")
    assert review(client, office) == [(f"{TITLE} 1 cán bộ", "/thu-tu/?to-chuc=can-bo")]
    shown = client.get("/thu-tu/?to-chuc=can-bo").context["page"].review
    assert [line.case for line in shown] == [case]


def test_without_htmx_the_address_leads_to_the_order(client):
    world = commune(1)
    client.force_login(world.chair)
    assert client.get("/viec/xem-lai/").url == "/thu-tu/"


def test_the_cards_cost_the_same_for_one_decided_member_and_for_twenty_and_the_page_nothing(client):
    world = commune(20)
    make.recorded(world.cell, "completed")
    client.force_login(world.chair)
    counts = []
    for ids in (world.ids[:1], world.ids):
        decided(world, ids=ids)
        for address in ("/viec/", "/viec/xem-lai/"):
            client.get(address, headers=HTMX)
            with CaptureQueriesContext(connection) as asked:
                client.get(address, headers=HTMX)
            counts.append(len(asked))
    assert counts == [11, 15] * 2

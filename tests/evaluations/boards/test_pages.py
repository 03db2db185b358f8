"""The board's page: who opens it, what waits, what-if, one cell, twenty cards a column, decision and publication."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.models import Decision, Evaluation
from organizations.models import RecordedRating
from sonduong.kit import clock
from tests import factories as make
from tests.evaluations.party_world import AT, commune, proposed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evening(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)


@pytest.fixture
def board(client):
    """Ten members proposed, one place too many; the chair is signed in."""
    found = commune(10, stage="decision")
    proposed(found, ["excellent"] * 2 + ["good"] * 8)
    client.force_login(found.chair)
    found.url = f"/can-doi/{found.grass.pk}/"
    return found


def columns(answer):
    return {one["code"]: (one["total"], len(one["cards"]), one["more"]) for one in answer.context["columns"]}


def test_strangers_and_plain_members_find_no_board(client, board):
    for who in (board.stranger, board.member):
        client.force_login(who)
        assert client.get(board.url).status_code == 404
        assert client.post(f"{board.url}quyet-dinh/", {"quyet-dinh": "1"}).status_code == 404
    assert not Decision.objects.exists()


def test_the_tiles_say_how_many_are_too_many_and_by_which_formula(client, board):
    answer = client.get(board.url)
    tile = answer.context["tiles"][0]
    assert (tile["used"], tile["allowed"], tile["too_many"]) == (2, 1, 1)
    assert tile["formula"] == "20% × 8 HTTNV = 1,6"
    assert columns(answer)["excellent"] == (2, 2, 0)


def test_trying_levels_moves_cards_and_writes_nothing(client, board):
    data = {"thu": "1", f"m{board.ids[0]}": "good", f"m{board.ids[3]}": "completed"}
    answer = client.post(f"{board.url}quyet-dinh/", data)
    assert {code: total for code, (total, *_) in columns(answer).items()} == {
        "excellent": 1,
        "good": 8,
        "completed": 1,
        "failed": 0,
    }
    assert [card.case.pk for card in answer.context["moved"]] == [board.ids[0], board.ids[3]]
    assert not Decision.objects.exists()


def test_a_broken_ceiling_comes_back_with_the_choices_kept(client, board):
    data = {"quyet-dinh": "1", f"m{board.ids[3]}": "completed"}
    answer = client.post(f"{board.url}quyet-dinh/", data)
    assert answer.status_code == 409
    assert [card.case.pk for card in answer.context["moved"]] == [board.ids[3]]
    assert "thừa" in answer.content.decode()
    assert not Decision.objects.exists()


def test_everything_on_the_board_is_decided_at_once_and_published(client, board):
    client.post(f"{board.url}quyet-dinh/", {"quyet-dinh": "1", f"m{board.ids[0]}": "good"})
    assert Decision.objects.count() == 10
    document = {"number": "7-TB/ĐU", "issued_on": "05/12/2020", "signer_name": "A", "signer_post": "Bí thư"}
    client.post(f"{board.url}cong-bo/", document)
    assert set(Evaluation.objects.values_list("stage", flat=True)) == {"published"}


def test_a_filter_by_cell_decides_that_cell_alone_and_counts_the_whole_group(client, board):
    other = make.organization("Chi bộ thôn Hai", parent=board.grass)
    Evaluation.objects.filter(pk__in=board.ids[5:]).update(cell=other)
    answer = client.get(board.url, {"chi-bo": other.pk})
    assert (columns(answer)["good"][0], answer.context["tiles"][0]["used"]) == (5, 2)
    client.post(f"{board.url}quyet-dinh/", {"quyet-dinh": "1", "chi-bo": other.pk})
    assert set(Decision.objects.values_list("evaluation_id", flat=True)) == set(board.ids[5:])


def test_the_committee_finds_its_board_from_the_list_of_cells(client, board):
    assert board.url in client.get("/chi-bo/").content.decode()
    client.force_login(board.secretary)
    assert board.url not in client.get("/chi-bo/").content.decode()


def test_a_column_sends_twenty_cards_and_the_rest_when_it_is_opened(client):
    found = commune(25, stage="decision")
    proposed(found, ["good"] * 25)
    client.force_login(found.chair)
    url = f"/can-doi/{found.grass.pk}/"
    assert columns(client.get(url))["good"] == (25, 20, 5)
    answer = client.post(f"{url}quyet-dinh/", {"mo": "good", f"m{found.ids[0]}": "completed"})
    assert columns(answer)["good"] == (24, 24, 0)
    assert columns(answer)["completed"][0] == 1


def test_levels_above_a_known_cap_are_closed_and_the_clause_stands_on_the_card(client, board):
    make.recorded(board.cell, "completed")
    html = client.get(board.url).content.decode()
    assert "(vượt trần)" in html
    assert "người đứng đầu không xếp cao hơn" in html.lower()


def test_last_year_stands_beside_each_and_in_the_columns(client, board):
    RecordedRating.objects.create(year=2019, kind="member", rating="good", person=board.people[0])
    answer = client.get(board.url)
    assert {one["code"]: one["last_year"] for one in answer.context["columns"]}["good"] == 1


def test_the_board_costs_the_same_for_thirty_members_and_for_one(client):
    found = commune(30, stage="decision")
    proposed(found, ["good"] * 30)
    client.force_login(found.chair)
    url = f"/can-doi/{found.grass.pk}/"
    thirty = queries(client, url)
    elsewhere = make.organization("Đảng bộ xã khác", kind="grassroots_committee")
    Evaluation.objects.filter(pk__in=found.ids[1:]).update(grassroots=elsewhere)
    assert queries(client, url) == thirty


def queries(client, url) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)

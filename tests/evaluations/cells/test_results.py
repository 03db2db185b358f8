"""What a member reads: the civil result first, the own result with the cell's word, and nothing of a cadre's forms."""

import pytest

from evaluations.services.cells import MemberRow, cell_meeting_save, cell_proposals_send
from evaluations.services.decisions import Document
from evaluations.services.party_decisions import (
    PartyDecision,
    party_decisions_publish,
    party_decisions_record,
)
from evaluations.services.self_reviews import self_reviews_receive
from organizations.models import CivilResult, Person
from sonduong.kit import clock
from tests import factories as make
from tests.evaluations.party_world import AT, DAY, commune, facts
from tests.evaluations.step_one import full_values

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evening(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)


@pytest.fixture
def published():
    """The last member: proposed excellent by the cell, good by the committee, published; the secretary beside."""
    found = commune(6)
    make.recorded(found.cell, "good")
    pk = found.ids[-1]
    cell_meeting_save(
        campaign=found.campaign,
        cell_id=found.cell.pk,
        facts=facts(found),
        rows=[MemberRow(pk, "excellent", "Gương mẫu trong công việc"), MemberRow(found.ids[0], "good")],
        actor=found.secretary,
        at=AT,
    )
    cell_proposals_send(evaluation_ids=[pk, found.ids[0]], actor=found.secretary, at=AT)
    items = [PartyDecision(pk, "good", "Theo tỷ lệ chung"), PartyDecision(found.ids[0], "good")]
    party_decisions_record(items=items, decided_on=DAY, met=frozenset(), actor=found.chair, at=AT)
    document = Document("9-TB/ĐU", DAY, "Nông Thị Chủ", "Bí thư")
    party_decisions_publish(evaluation_ids=[pk, found.ids[0]], document=document, actor=found.chair, at=AT)
    found.url = f"/cong-bo/{pk}/"
    return found


def test_a_member_reads_the_own_result_with_the_cells_word_and_the_reason(client, published):
    client.force_login(published.member)
    html = client.get(published.url).content.decode()
    for words in ("Hoàn thành tốt nhiệm vụ", "Gương mẫu trong công việc", "9-TB/ĐU", "Theo tỷ lệ chung"):
        assert words in html
    assert "Mẫu 02-HD" in html
    assert "Mẫu 01" not in html
    assert published.committee.name in html


def test_another_member_and_a_stranger_do_not_find_it(client, published):
    for who in (published.stranger, make.login(published.people[2])):
        client.force_login(who)
        assert client.get(published.url).status_code == 404


def test_the_secretary_and_the_committee_read_it(client, published):
    for who in (published.secretary, published.chair):
        client.force_login(who)
        assert "Gương mẫu trong công việc" in client.get(published.url).content.decode()


def test_the_civil_result_stands_first_on_the_form_and_beside_the_result(client, published):
    who = published.people[-1]
    Person.objects.filter(pk=who.pk).update(category="civil_servant")
    client.force_login(published.member)
    assert "Chưa có" in client.get(published.url).content.decode()
    CivilResult.objects.create(person=who, year=2020, rating="good")
    html = client.get(published.url).content.decode()
    assert "Kết quả công chức, viên chức cùng năm" in html


def test_a_members_form_has_no_score_sheet_and_says_the_civil_result_comes_first(client):
    found = commune(3, stage="self_review")
    Person.objects.filter(pk=found.people[-1].pk).update(category="civil_servant")
    client.force_login(found.member)
    url = f"/tu-danh-gia/{found.ids[-1]}/"
    page = client.get(url)
    assert page.status_code == 200
    assert "Mẫu 06" not in page.content.decode()
    limits = client.get(f"{url}tran/").content.decode()
    assert "Kết quả xếp loại công chức, viên chức năm nay: chưa có." in limits


def test_a_member_takes_the_review_back_until_the_secretary_has_received_it(client):
    found = commune(3, stage="self_review")
    case = found.cases[-1]
    url = f"/tu-danh-gia/{case.pk}/"
    client.force_login(found.member)
    client.post(url, full_values(case) | {"form": "1", "seen": "{}"})
    client.post(f"{url}nop/")
    client.post(f"{url}rut-lai/")
    case.refresh_from_db()
    assert case.stage == "self_review"
    client.post(f"{url}nop/")
    self_reviews_receive(evaluation_ids=[case.pk], actor=found.secretary, at=AT)
    client.post(f"{url}rut-lai/")
    case.refresh_from_db()
    assert case.stage == "cell_meeting"

"""Ballots in the browser: opening, two desks that do not see each other, tally with ceilings, decision, next round."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.models import Ballot, Decision
from evaluations.selectors.ballot_pages import ballot_page
from evaluations.selectors.teller_desk import teller_desk
from evaluations.services.ballots import ballot_open, teller_count_enter
from tests import factories as make
from tests.evaluations.stage import SITTING, add_cases, count_for, scene, voted

pytestmark = pytest.mark.django_db


def opened(found):
    return ballot_open(evaluation_ids=found.ids, sitting=SITTING, actor=found.office, at=make.AT)


def figures(ballot, level, *, lost=0):
    """What the form sends for one level given by everybody but `lost`."""
    sent = {"issued": ballot.present, "collected": ballot.present, "valid": ballot.present}
    for line in ballot.lines.all():
        for column in ("excellent", "good", "completed", "failed", "blank", "spoilt"):
            sent[f"l{line.pk}-{column}"] = 0
        sent[f"l{line.pk}-{level}"] = ballot.present - lost
        sent[f"l{line.pk}-blank"] = lost
    return sent


def test_the_office_opens_a_ballot_for_those_who_came(client):
    found = scene(2, stage="ballot")
    client.force_login(found.office)
    came = [who.pk for who in found.members[:6]]
    sent = {"title": "Hội nghị", "held_on": "2020-12-15", "case": found.ids, "present": came}
    assert client.post("/bo-phieu/", sent).status_code == 302
    ballot = Ballot.objects.get()
    assert (ballot.present, ballot.entitled, ballot.lines.count()) == (6, 7, 2)


def test_too_few_present_is_refused_and_nothing_typed_is_lost(client):
    found = scene(1, stage="ballot")
    client.force_login(found.office)
    sent = {"title": "Hội nghị đặc biệt", "held_on": "2020-12-15", "case": found.ids}
    refused = client.post("/bo-phieu/", sent)
    assert refused.status_code == 422
    assert "Hội nghị đặc biệt" in refused.content.decode()


def test_BAL_2_the_second_teller_sees_nothing_of_the_first_until_both_have_entered(client):
    found = scene(1, stage="ballot")
    ballot = opened(found)
    first, second = found.tellers[:2]
    client.force_login(first)
    assert client.post(f"/bo-phieu/{ballot.pk}/kiem-phieu/", figures(ballot, "good")).status_code == 302
    desk = teller_desk(second, ballot.pk, on=make.DAY)
    assert [(line.verdict, line.other) for line in desk.lines] == [("", "")]
    assert {cell.value for line in desk.lines for cell in line.cells} == {""}
    client.force_login(second)
    client.post(f"/bo-phieu/{ballot.pk}/kiem-phieu/", figures(ballot, "good", lost=1))
    desk = teller_desk(second, ballot.pk, on=make.DAY)
    assert [(line.verdict, line.other) for line in desk.lines] == [("differs", "0 – 7 – 0 – 0 – 0 – 0")]
    assert [cell.short for line in desk.lines for cell in line.cells if cell.differs] == ["HTTNV", "Trắng"]


def test_figures_that_do_not_add_up_come_back_as_they_were_typed(client):
    found = scene(1, stage="ballot")
    ballot = opened(found)
    client.force_login(found.tellers[0])
    wrong = figures(ballot, "good") | {f"l{ballot.lines.get().pk}-good": 99}
    refused = client.post(f"/bo-phieu/{ballot.pk}/kiem-phieu/", wrong)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert 'value="99"' in page
    assert "cộng hàng phải đúng 7 phiếu" in page
    letters = client.post(f"/bo-phieu/{ballot.pk}/kiem-phieu/", wrong | {"valid": "bảy"})
    assert letters.status_code == 422


def test_while_open_nobody_sees_a_figure(client):
    found = scene(1, stage="ballot")
    ballot = opened(found)
    figures_of_one = count_for(ballot, {found.ids[0]: "good"})
    teller_count_enter(ballot_id=ballot.pk, count=figures_of_one, actor=found.tellers[0], at=make.AT)
    page = ballot_page(found.office, ballot.pk, on=make.DAY)
    assert (page.is_open, page.entered) == (True, 1)
    assert {line.counts for group in page.groups for line in group.lines} == {()}
    assert {group.state for group in page.groups} == {None}


def test_BAL_4_the_tally_stands_beside_its_ceiling_with_the_choices(client):
    found = scene(6, stage="ballot")
    voted(found, dict.fromkeys(found.ids[:2], "excellent") | dict.fromkeys(found.ids[2:], "good"))
    ballot = Ballot.objects.get()
    client.force_login(found.office)
    page = client.get(f"/bo-phieu/{ballot.pk}/").content.decode()
    assert "HTXSNV 2 / tối đa 1" in page
    assert "thừa 1" in page
    sent = {"decided_on": "2020-12-15", "case": found.ids}
    sent |= {f"rating-{pk}": "excellent" for pk in found.ids[:2]} | {
        f"rating-{pk}": "good" for pk in found.ids[2:]
    }
    refused = client.post(f"/bo-phieu/{ballot.pk}/quyet-dinh/", sent)
    assert refused.status_code == 422
    assert "bỏ phiếu lại" in refused.content.decode()
    sent |= {f"rating-{found.ids[1]}": "good", f"reason-{found.ids[1]}": "Ít phiếu hơn"}
    assert client.post(f"/bo-phieu/{ballot.pk}/quyet-dinh/", sent).status_code == 302
    assert sorted(Decision.objects.values_list("rating", flat=True)) == ["excellent"] + ["good"] * 5


def test_a_decision_without_a_level_or_a_name_is_refused(client):
    found = scene(1, stage="ballot")
    voted(found, {found.ids[0]: "good"})
    ballot = Ballot.objects.get()
    client.force_login(found.office)
    for sent in (
        {"decided_on": "2020-12-15"},
        {"decided_on": "2020-12-15", "case": found.ids},
        {"case": found.ids},
    ):
        assert client.post(f"/bo-phieu/{ballot.pk}/quyet-dinh/", sent).status_code == 422


def test_the_comment_of_one_cadre_is_worded_on_its_own_page(client):
    found = scene(1, stage="ballot")
    voted(found, {found.ids[0]: "good"})
    ballot = Ballot.objects.get()
    client.force_login(found.office)
    path = f"/bo-phieu/{ballot.pk}/quyet-dinh/{found.ids[0]}/"
    assert "Nắm chắc địa bàn." in client.get(path).content.decode()
    sent = {"rating": "good", "strengths": "Bản lĩnh", "weaknesses": "Nóng vội", "decided_on": "2020-12-15"}
    assert client.post(path, sent | {"weaknesses": ""}).status_code == 422
    assert client.post(path, sent).status_code == 302
    assert Decision.objects.get().strengths == "Bản lĩnh"
    assert client.get(path).status_code == 404


def test_the_next_round_opens_from_the_page(client):
    found = scene(1, stage="ballot")
    voted(found, {found.ids[0]: "excellent"})
    ballot = Ballot.objects.get()
    client.force_login(found.office)
    sent = {"title": "Vòng hai", "held_on": "2020-12-15", "again_reason": "Vượt tỷ lệ", "case": found.ids}
    assert client.post(f"/bo-phieu/{ballot.pk}/bo-phieu-lai/", sent | {"case": []}).status_code == 422
    assert client.post(f"/bo-phieu/{ballot.pk}/bo-phieu-lai/", sent).status_code == 302
    assert Ballot.objects.filter(previous=ballot, round=2).count() == 1


def test_a_committee_member_on_the_ballot_sees_neither_the_own_line_nor_what_gives_it_away():
    found = scene(1, stage="ballot")
    own = make.case(
        found.campaign, found.members[1], unit=found.unit, collective=found.collective, stage="ballot"
    )
    voted(found, {found.ids[0]: "good", own.pk: "excellent"})
    member = make.login(found.members[1])
    page = ballot_page(member, Ballot.objects.get().pk, on=make.DAY)
    assert [line.case.pk for group in page.groups for line in group.lines] == found.ids
    assert [group.state for group in page.groups] == [None]
    other = ballot_page(make.login(found.members[2]), Ballot.objects.get().pk, on=make.DAY)
    assert [group.state.result.used for group in other.groups] == [1]


def test_nobody_else_finds_a_ballot(client):
    found = scene(1, stage="ballot")
    ballot = opened(found)
    for user in (make.login(), make.assigned("unit_office", found.unit), make.login(found.cases[0].person)):
        client.force_login(user)
        assert client.get("/bo-phieu/").status_code == 404
        assert client.get(f"/bo-phieu/{ballot.pk}/").status_code == 404
    client.force_login(found.office)
    assert client.get(f"/bo-phieu/{ballot.pk}/kiem-phieu/").status_code == 404


@pytest.mark.parametrize("path", ["/bo-phieu/", "/bo-phieu/{}/"])
def test_a_ballot_of_thirty_costs_as_many_questions_as_one_of_one(client, path):
    def cost(count):
        found = scene(count, stage="ballot")
        voted(found, dict.fromkeys(found.ids, "good"))
        add_cases(found, count, stage="ballot")
        client.force_login(found.office)
        address = path.format(Ballot.objects.latest("pk").pk)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        found.campaign.year = 1900 + count
        found.campaign.save()
        Ballot.objects.filter(campaign=found.campaign).update(title="cũ")
        return len(queries)

    assert cost(1) == cost(30) <= 40

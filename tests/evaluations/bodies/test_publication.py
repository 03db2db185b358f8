"""Publication of what was decided on bodies: who is told."""

from datetime import date

import pytest

from evaluations.services.body_decisions import bodies_decide, bodies_publish
from evaluations.services.decisions import Document
from evaluations.services.party_decisions import PartyDecision
from sonduong.kit import clock
from sonduong.notices.models import Notice
from tests.evaluations import body_world as world
from tests.evaluations.body_world import AT, DAY, commune

pytestmark = pytest.mark.django_db
PAPER = Document("12-TB/ĐU", date(2020, 12, 5), "Nông Văn Thử", "Bí thư")


def test_publication_is_told_to_whoever_leads_the_body():
    found = commune(2)
    world.before_vote(found)
    world.voted(found, good=3)
    items = [PartyDecision(case.pk, "good") for case in found.cases]
    bodies_decide(items=items, decided_on=DAY, actor=found.chair, at=AT)
    bodies_publish(evaluation_ids=[c.pk for c in found.cases], document=PAPER, actor=found.chair, at=AT)
    told = dict(Notice.objects.values_list("recipient", "link"))
    leaders = zip(found.secretaries, found.cases, strict=True)
    assert told == {user.pk: f"/tap-the/{case.pk}/" for user, case in leaders}


def test_publication_from_the_quota_board_tells_them_too(client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    found = commune(2)
    world.before_vote(found)
    world.voted(found, good=3)
    items = [PartyDecision(case.pk, "good") for case in found.cases]
    bodies_decide(items=items, decided_on=DAY, actor=found.chair, at=AT)
    client.force_login(found.chair)
    document = {"number": "7-TB/ĐU", "issued_on": "05/12/2020", "signer_name": "A", "signer_post": "Bí thư"}
    client.post(f"/can-doi/{found.grass.pk}/cong-bo/", document | {"nhom": "chi-bo"})
    assert set(Notice.objects.values_list("recipient", flat=True)) == {user.pk for user in found.secretaries}

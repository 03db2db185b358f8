"""A typing error is corrected without revoking: the old row stays, the level cannot change (DEC-1)."""

import pytest

from evaluations.models import Decision, Evaluation
from evaluations.services.corrections import decision_correct
from evaluations.services.decisions import DecisionItem, Document, decisions_publish, decisions_record
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.models import AuditEntry
from tests import factories as make
from tests.evaluations.stage import scene, voted

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    found = scene(1, stage="ballot")
    voted(found, {found.ids[0]: "good"})
    decisions_record(
        items=[DecisionItem(found.ids[0], "good")], decided_on=make.DAY, actor=found.office, at=make.AT
    )
    document = Document("269-TB/HU", make.DAY, "Hoàng Bích Châm", "Bí thư Huyện ủy")
    decisions_publish(evaluation_ids=found.ids, document=document, actor=found.office, at=make.AT)
    return found


def correct(found, values=None, reason="Gõ nhầm số", actor=None):
    return decision_correct(
        evaluation_id=found.ids[0],
        values={"number": "296-TB/HU"} if values is None else values,
        reason=reason,
        actor=actor or found.office,
        at=make.AT,
    )


def test_the_corrected_row_stands_and_the_old_one_is_kept_with_its_reason(found):
    correct(found)
    old, new = Decision.objects.order_by("pk")
    assert (old.number, old.superseded_at, old.superseded_reason) == (
        "269-TB/HU",
        make.AT,
        "Đính chính: Gõ nhầm số",
    )
    assert (new.number, new.superseded_at, new.rating, new.published_at) == (
        "296-TB/HU",
        None,
        "good",
        make.AT,
    )
    assert (new.strengths, new.ballot_id, new.decided_on) == (old.strengths, old.ballot_id, old.decided_on)
    assert Evaluation.objects.get().stage == "published"
    entry = AuditEntry.objects.order_by("-number").first()
    assert (entry.act, entry.data) == ("decision.correct", {"reason": "Gõ nhầm số", "fields": ["number"]})


def test_a_level_given_in_the_values_changes_nothing(found):
    with pytest.raises(DomainError) as error:
        correct(found, {"rating": "excellent"})
    assert error.value.code == "nothing_corrected"
    assert Decision.objects.get().rating == "good"


@pytest.mark.parametrize(
    ("values", "reason", "code"),
    [
        ({"number": "296-TB/HU"}, " ", "reason_missing"),
        ({"number": "269-TB/HU"}, "x", "nothing_corrected"),
        ({"strengths": " "}, "x", "texts_missing"),
    ],
)
def test_it_needs_a_reason_a_difference_and_a_comment(found, values, reason, code):
    with pytest.raises(DomainError) as error:
        correct(found, values, reason)
    assert error.value.code == code
    assert Decision.objects.count() == 1


def test_nobody_else_corrects_and_nothing_undecided_is_corrected(found):
    with pytest.raises(DomainError) as error:
        correct(found, actor=make.login())
    assert error.value.code == "not_your_role"
    case = make.case(found.campaign, stage="decision")
    with pytest.raises(NotVisible):
        decision_correct(
            evaluation_id=case.pk, values={"number": "1"}, reason="x", actor=found.office, at=make.AT
        )


def test_the_office_corrects_from_the_page_of_the_result(found, client):
    client.force_login(found.office)
    path = f"/cong-bo/{found.ids[0]}/dinh-chinh/"
    assert 'value="269-TB/HU"' in client.get(path).content.decode()
    sent = {
        "number": "296-TB/HU",
        "issued_on": "2020-12-16",
        "signer_name": "Hoàng Bích Châm",
        "signer_post": "Bí thư Huyện ủy",
        "strengths": "Tốt",
        "weaknesses": "Chậm",
        "prospects": "",
        "correction_reason": "",
    }
    assert client.post(path, sent).status_code == 422
    assert client.post(path, sent | {"correction_reason": "Gõ nhầm"}).status_code == 302
    row = Decision.objects.get(superseded_at=None)
    assert (row.number, row.issued_on.day, row.strengths) == ("296-TB/HU", 16, "Tốt")
    client.force_login(make.login(found.cases[0].person))
    assert client.get(path).status_code == 404

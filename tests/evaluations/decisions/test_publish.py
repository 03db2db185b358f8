"""Publication: numbered, told to the person and to those who manage the person; each reads what is theirs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from evaluations.models import Decision, Evaluation
from evaluations.selectors.results import queue_of, result_get
from evaluations.services.decisions import (
    DecisionItem,
    Document,
    decisions_announce,
    decisions_publish,
    decisions_record,
)
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.models import AuditEntry
from sonduong.notices.models import Notice
from tests import factories as make
from tests.evaluations.stage import add_cases, scene, voted

pytestmark = pytest.mark.django_db

NOTICE = Document("296-TB/HU", make.DAY, "Hoàng Bích Châm", "Bí thư Huyện ủy")


def settled(count=2, *levels):
    """Cadres whose decision waits for publication."""
    found = scene(count, stage="ballot")
    chosen = dict(zip(found.ids, [*levels, *["good"] * count], strict=False))
    voted(found, chosen)
    items = [DecisionItem(pk, level) for pk, level in chosen.items()]
    decisions_record(items=items, decided_on=make.DAY, actor=found.office, at=make.AT)
    return found


def publish(found, document=NOTICE, actor=None, ids=None):
    return decisions_publish(
        evaluation_ids=ids or found.ids, document=document, actor=actor or found.office, at=make.AT
    )


def refused(function, *args, **kwargs) -> DomainError:
    with pytest.raises(DomainError) as error:
        function(*args, **kwargs)
    return error.value


def test_DEC_1_published_results_carry_number_day_and_signer():
    found = settled()
    publish(found)
    rows = Decision.objects.values_list("number", "issued_on", "signer_name", "signer_post", "published_at")
    assert set(rows) == {("296-TB/HU", make.DAY, "Hoàng Bích Châm", "Bí thư Huyện ủy", make.AT)}
    assert set(Evaluation.objects.values_list("stage", flat=True)) == {"published"}
    assert [entry.act for entry in AuditEntry.objects.order_by("-number")[:2]] == ["case.publish"] * 2


@pytest.mark.parametrize("gap", ["number", "signer_name", "signer_post"])
def test_a_result_is_not_published_without_its_notice(gap):
    found = settled(1)
    error = refused(publish, found, replace(NOTICE, **{gap: " "}))
    assert (error.code, error.params["missing"]) == ("not_ready", ("numbered",))


def test_what_is_not_decided_or_not_mine_is_not_published():
    found = scene(1, stage="decision")
    assert refused(publish, found).code == "no_such_step"
    assert refused(publish, found, actor=make.login()).code == "not_your_role"


def test_the_person_the_office_the_head_and_the_collective_are_told_once_without_the_level():
    found = settled(1)
    subject = make.login(found.cases[0].person)
    office = make.assigned("unit_office", found.unit)
    head = make.login()
    make.post(head.person, found.unit, is_head=True)
    colleague = make.login()
    make.seat(found.collective, colleague.person)
    stranger = make.login()
    publish(found)
    told = set(Notice.objects.values_list("recipient_id", flat=True))
    assert told == {subject.pk, office.pk, head.pk, colleague.pk}
    assert stranger.pk not in told
    assert {notice.link for notice in Notice.objects.all()} == {f"/cong-bo/{found.ids[0]}/"}
    assert not [notice for notice in Notice.objects.all() if "Hoàn thành" in notice.title]


def test_the_subject_reads_the_result_only_after_publication():
    found = settled(1)
    subject = make.login(found.cases[0].person)
    with pytest.raises(NotVisible):
        result_get(subject, found.ids[0], on=make.DAY)
    publish(found)
    result = result_get(subject, found.ids[0], on=make.DAY)
    assert (result.decision.rating, result.is_own, result.reads_comment) == ("good", True, True)


def test_E56_a_member_of_the_collective_learns_the_level_the_manager_the_comment():
    found = settled(1)
    colleague, chair = make.login(), make.login()
    make.seat(found.collective, colleague.person)
    make.seat(found.collective, chair.person, "chair")
    publish(found)
    assert result_get(colleague, found.ids[0], on=make.DAY).reads_comment is False
    assert result_get(colleague, found.ids[0], on=make.DAY).rows == ()
    assert result_get(chair, found.ids[0], on=make.DAY).reads_comment is True


def test_a_stranger_and_an_administrator_find_nothing():
    found = settled(1)
    publish(found)
    for user in (make.login(), make.assigned("administrator", found.unit)):
        with pytest.raises(NotVisible):
            result_get(user, found.ids[0], on=make.DAY)


def test_the_queue_shows_each_what_is_to_do():
    found = settled(2)
    office = make.assigned("unit_office", found.unit)
    assert len(queue_of(found.office, on=make.DAY).to_publish) == 2
    assert queue_of(office, on=make.DAY).to_publish == ()
    publish(found, ids=found.ids[:1])
    assert len(queue_of(found.office, on=make.DAY).to_publish) == 1
    queue = queue_of(office, on=make.DAY)
    assert [row.evaluation_id for row in queue.published] == found.ids[:1]
    assert queue.to_announce == 1


def test_the_unit_dates_the_announcement_at_its_first_meeting():
    found = settled(1)
    office = make.assigned("unit_office", found.unit)
    given = {"evaluation_ids": found.ids, "actor": office, "at": make.AT}
    later = make.DAY + timedelta(days=5)
    assert refused(decisions_announce, **given, announced_on=later).code == "not_published"
    publish(found)
    assert (
        refused(decisions_announce, **given, announced_on=make.DAY - timedelta(days=1)).code
        == "not_published"
    )
    assert (
        refused(decisions_announce, **(given | {"actor": found.office}), announced_on=later).code
        == "not_your_role"
    )
    decisions_announce(**given, announced_on=later)
    assert Decision.objects.get().announced_on == later
    assert AuditEntry.objects.order_by("-number").first().act == "decision.announce"


def test_the_direct_superior_gets_one_line_for_all():
    found = scene(0)
    above = make.collective("Tập thể lãnh đạo UBND huyện", kind="district_government")
    chair = make.login()
    make.seat(above, chair.person, "chair")
    add_cases(found, 3, stage="ballot", superior_collective=above)
    voted(found, dict.fromkeys(found.ids, "good"))
    items = [DecisionItem(pk, "good") for pk in found.ids]
    decisions_record(items=items, decided_on=make.DAY, actor=found.office, at=make.AT)
    publish(found)
    assert [(notice.title, notice.link) for notice in Notice.objects.filter(recipient=chair)] == [
        ("Đã công bố kết quả đánh giá, xếp loại năm 2020 của 3 cán bộ cấp dưới trực tiếp", "/cong-bo/")
    ]

"""Late units are reminded with their own numbers, once a day; those in time are left in peace."""

from datetime import datetime, timedelta

import pytest

from evaluations.services.nudges import units_remind
from sonduong.kit.clock import HANOI
from sonduong.kit.errors import DomainError
from sonduong.kit.models import AuditEntry
from sonduong.notices.models import Notice
from tests import factories as make
from tests.evaluations.stage import add_cases, scene

pytestmark = pytest.mark.django_db

LATE = datetime(2020, 12, 22, 9, 0, tzinfo=HANOI)


def remind(found, unit_ids, note="", actor=None, at=LATE):
    return units_remind(unit_ids=unit_ids, note=note, actor=actor or found.office, at=at)


def district():
    """A late unit with its office and head, and one whose case is through."""
    found = scene(2)
    office, head = make.assigned("unit_office", found.unit), make.login()
    make.post(head.person, found.unit, is_head=True)
    done = make.unit("Phòng Nội vụ")
    add_cases(found, 1, stage="published", unit=done)
    return found, office, head, done


def test_the_office_and_the_head_are_told_what_is_open():
    found, office, head, done = district()
    assert remind(found, [found.unit.pk, done.pk], note="Xong trước 25/12") == 1
    rows = Notice.objects.order_by("recipient_id")
    assert {row.recipient for row in rows} == {office, head}
    assert rows[0].title == (
        "Phòng Nông nghiệp: Thẩm định còn 2/2 đồng chí, quá hạn 2 ngày – Xong trước 25/12"
    )
    assert rows[0].link == f"/ho-so/?don_vi={found.unit.pk}"
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.target_kind) == ("progress.remind", "organizations.unit")


def test_twice_a_day_says_it_once_and_the_next_day_again():
    found, *_ = district()
    for at in (LATE, LATE, LATE + timedelta(days=1)):
        remind(found, [found.unit.pk], at=at)
    assert Notice.objects.count() == 4


def test_nobody_late_or_not_the_office_is_refused():
    found, office, _, done = district()
    for unit_ids, actor, code in (
        ([done.pk], None, "nothing_late"),
        ([found.unit.pk], office, "not_your_role"),
    ):
        with pytest.raises(DomainError) as error:
            remind(found, unit_ids, actor=actor)
        assert error.value.code == code
    assert Notice.objects.count() == 0


def test_the_letter_is_shown_before_it_is_sent(client):
    found, *_ = district()
    client.force_login(found.office)
    sent = {"unit": [found.unit.pk], "note": "Khẩn trương"}
    page = client.post("/tien-do/", sent | {"preview": "1"})
    assert Notice.objects.count() == 0
    assert [letter.unit_name for letter in page.context["letters"]] == ["Phòng Nông nghiệp"]
    assert "Khẩn trương" in page.content.decode()
    assert client.post("/tien-do/", sent | {"send": "1"}).status_code == 302
    assert Notice.objects.count() == 2

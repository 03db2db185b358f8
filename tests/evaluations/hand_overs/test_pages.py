"""The hand-over desk: tabs with counts, many files at once, a reason that is not lost."""

import pytest
from django.urls import reverse

from evaluations.models import Evaluation, HandOver
from sonduong.kit import clock
from tests.evaluations.conferences import steps

pytestmark = pytest.mark.django_db
DESK = "evaluations:hand-overs"


@pytest.fixture(autouse=True)
def that_day(settings):
    """The pages ask the trial clock: the morning of the tests' day."""
    settings.TRIAL_NOW = "2020-12-15T10:00+07:00"
    clock.offset.cache_clear()
    yield
    settings.TRIAL_NOW = ""
    clock.offset.cache_clear()


def stages(office):
    return dict(Evaluation.objects.values_list("person__user", "stage"))


def test_a_file_goes_there_and_back_through_the_pages(client, office):
    conference = steps.opened(office, "member", "deputy")
    for subject, others in (("member", ("chair", "deputy")), ("deputy", ("chair", "member"))):
        steps.scored(office, subject, *others)
        steps.proposed(office, subject, "chair")
    steps.closed(office, conference)
    client.force_login(office.clerk)
    shown = client.get(reverse(DESK))
    assert shown.context["shelf"].key == "gui"
    assert shown.context["can_go"] == 2
    assert shown.content.decode().count('name="case"') == 2
    ids = [office.cases["member"].pk, office.cases["deputy"].pk]
    client.post(reverse("evaluations:hand-overs-send"), {"case": ids, "note": "Kèm 5 tài liệu"})
    assert HandOver.objects.filter(note="Kèm 5 tài liệu").count() == 2

    client.force_login(office.upper_clerk)
    shown = client.get(reverse(DESK))
    assert [row.case.pk for row in shown.context["page"]] == [ids[1], ids[0]]
    kept = client.post(reverse("evaluations:hand-overs-return"), {"case": ids[:1], "reason": " "})
    assert kept.status_code == 422
    client.post(reverse("evaluations:hand-overs-return"), {"case": ids[:1], "reason": "Thiếu biên bản"})
    client.post(reverse("evaluations:hand-overs-receive"), {"case": ids[1:]})
    assert stages(office) == {
        office.member.pk: "collective",
        office.deputy.pk: "superior",
        office.chair.pk: "collective",
    }
    held = client.get(reverse(DESK), {"muc": "giu"})
    assert [row.case.pk for row in held.context["page"]] == ids[1:]
    client.force_login(office.clerk)
    assert "Thiếu biên bản" in client.get(reverse(DESK), {"muc": "gui"}).content.decode()


def test_what_cannot_go_says_why_and_strangers_see_no_desk(client, office):
    client.force_login(office.clerk)
    body = client.get(reverse(DESK)).content.decode()
    assert "hội nghị tập thể lãnh đạo chưa kết thúc" in body
    answer = client.post(
        reverse("evaluations:hand-overs-send"), {"case": [office.cases["member"].pk]}, follow=True
    )
    assert "chưa thực hiện được vì" in answer.content.decode()
    client.force_login(office.stranger)
    assert client.get(reverse(DESK)).status_code == 404

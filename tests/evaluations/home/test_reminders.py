"""Reminders: who is told of which day, and never twice."""

from datetime import datetime

import pytest

from evaluations import plans
from evaluations.domain.reminders import phase_of
from evaluations.services.reminders import last_day, reminders_send
from sonduong.kit.clock import HANOI
from sonduong.notices.models import Notice
from tests.evaluations.step_one import submitted


def day(month, number, hour=8):
    return datetime(2020, month, number, hour, 0, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("left", "phase"),
    [
        (4, ""),
        (3, "before-3"),
        (2, "before-3"),
        (1, "before-1"),
        (0, "last"),
        (-1, "late"),
        (-3, "late"),
        (-4, ""),
    ],
)
def test_the_phase_of_a_day(left, phase):
    assert phase_of(left, (3, 1)) == phase


def test_truoc_ngay_10_ends_with_the_9th_and_den_ngay_25_with_the_25th():
    duties = plans.load("kh16-2020").duties
    assert last_day(duties["ms-grassroots-report"].due).isoformat() == "2020-12-09"
    assert last_day(duties["ms-prep-plan"].due).isoformat() == "2020-11-25"


def test_a_cadre_who_has_not_submitted_is_reminded_and_one_who_has_is_not(world):
    submitted(world, "plain")
    reminders_send(at=day(12, 6))
    told = set(
        Notice.objects.filter(title__contains="Bước 1 và bước 2").values_list("recipient_id", flat=True)
    )
    assert world.deputy.pk in told
    assert world.plain.pk not in told


def test_twice_a_day_is_once_and_the_next_phase_is_another(world):
    reminders_send(at=day(12, 6))
    first = Notice.objects.count()
    reminders_send(at=day(12, 6, 15))
    assert Notice.objects.count() == first > 0
    reminders_send(at=day(12, 9))
    causes = set(Notice.objects.filter(recipient=world.deputy).values_list("cause", flat=True))
    plan = f"plan:{world.campaign.pk}"
    assert {f"{plan}:before-3:2020-12-09", f"{plan}:last:2020-12-09"} <= causes


def test_all_duties_of_one_day_are_one_line(world):
    reminders_send(at=day(12, 3))
    lines = Notice.objects.filter(recipient=world.secretary, cause__endswith="before-3:2020-12-05")
    (line,) = lines.values_list("title", flat=True)
    assert line.startswith("Sắp đến hạn (hết ngày 05/12/2020), 6 việc: ")
    assert line.endswith("…")
    assert len(line) <= 250


def test_the_sentence_says_the_day_and_the_clause(world):
    reminders_send(at=day(12, 9))
    line = Notice.objects.get(recipient=world.plain)
    assert (
        line.title
        == "Hôm nay là ngày cuối (hết ngày 09/12/2020): Bước 1 và bước 2 đánh giá cán bộ (mục 3.3.2)"
    )


def test_without_a_campaign_nobody_is_reminded(db):
    assert reminders_send(at=day(12, 9)) == 0


def test_every_plan_is_whole():
    plan = plans.load("kh16-2020")
    assert set(plan.steps.values()) <= plan.duties.keys()
    assert {body for duty in plan.duties.values() for body in duty.who} <= plan.bodies.keys()
    assert plan.due("agencies") == datetime(2020, 12, 20, tzinfo=HANOI)

"""The whole season on the small roster: everybody of every kind reaches the end, nothing of the regulation is broken."""

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings as project
from django.db import transaction

from evaluations.management.season import violations
from evaluations.management.season.answers import Answers
from evaluations.management.season.calendar import on
from evaluations.management.season.cast import Cast
from evaluations.management.season.play import Play, counts, play_until, report
from evaluations.management.season.register import import_if_empty
from evaluations.models import Evaluation
from organizations.models import CivilResult
from sonduong.kit import audit

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROSTER = Path(project.BASE_DIR) / "organizations" / "samples" / "mini.xlsx"


def whole_season() -> Play:
    import_if_empty(ROSTER, on(11, 15))
    play = Play(Answers(2020), Cast(on(11, 16).date()))
    play_until(play, "published")
    return play


def levels() -> list[tuple]:
    """Every result of the season, by what identifies a subject whatever the database numbers are."""
    rows = Evaluation.objects.values_list("kind", "name", "unit_name", "title", "stage", "rating")
    return sorted(rows)


def test_everybody_of_every_kind_reaches_the_end_and_nothing_is_broken():
    play = whole_season()

    assert counts(play) == {
        "cadre": {"published": 43},
        "civil_servant": {"published": 31},
        "collective": {"published": 32},
        "member": {"published": 326},
        "party_organization": {"published": 32},
        "provincial": {"gathered": 0, "outcome_known": 7},
    }
    found = report(play)
    assert (found["published"], found["not_rated"], found["violations"]) == (43, 0, 0)
    results = dict(CivilResult.objects.filter(year=2020).values_list("person", "rating"))
    excellent = Evaluation.objects.filter(kind="member", rating="excellent").values_list("person", flat=True)
    assert Counter(results.get(person, "") for person in excellent) == {"": 27, "excellent": 9}
    assert audit.first_break() is None
    for breach in (a_member_above_the_civil_result, a_civil_servant_rated_after_the_cell):
        with transaction.atomic():
            breach(results)
            assert violations.count(play.campaign) == 1
            transaction.set_rollback(True)


def a_member_above_the_civil_result(results: dict[int, str]) -> None:
    """RUL-19, where the ceiling of the organisation leaves room."""
    better = [person for person, rating in results.items() if rating == "good"]
    case = Evaluation.objects.filter(kind="member", rating="good", person__in=better)[0]
    other = Evaluation.objects.filter(kind="member", rating="excellent", grassroots=case.grassroots)
    other.update(rating="good")
    Evaluation.objects.filter(pk=case.pk).update(rating="excellent")


def a_civil_servant_rated_after_the_cell(results: dict[int, str]) -> None:
    """RUL-9."""
    members = Evaluation.objects.filter(kind="member").values("person")
    case = Evaluation.objects.filter(kind="civil_servant", person__in=members)[0]
    case.decisions.update(decided_at=on(12, 31))


def test_the_same_seed_gives_the_same_season():
    seen = []
    for _ in range(2):
        with transaction.atomic():
            whole_season()
            seen.append(levels())
            transaction.set_rollback(True)

    assert seen[0] == seen[1]

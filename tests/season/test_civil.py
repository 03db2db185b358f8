"""The season's civil servants: rated by their heads before the cells meet, and never contradicted there."""

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings as project

from evaluations.management.season import civil
from evaluations.management.season.answers import Answers
from evaluations.management.season.calendar import on
from evaluations.management.season.cast import Cast
from evaluations.management.season.play import Play, meet_in_cells, play_until
from evaluations.management.season.register import import_if_empty
from evaluations.models import CellProposal, Evaluation
from organizations.models import Assignment, CivilResult, Person, Unit
from sonduong.kit.audit import story_of

ROSTER = Path(project.BASE_DIR) / "organizations" / "samples" / "mini.xlsx"


@pytest.fixture
def register(db):
    """The mini roster, before anybody is enrolled."""
    import_if_empty(ROSTER, on(11, 15))


def begin() -> Play:
    """Everybody enrolled, nobody has done anything."""
    play = Play(Answers(2020), Cast(on(11, 16).date()))
    play_until(play, "enrolled")
    return play


def play_civil(play: Play) -> None:
    civil.play_civil(play.campaign, play.cast, play.answers)


def actors_of(case: Evaluation) -> dict[str, int]:
    """Who did what to this case, by the audit trail."""
    return {entry.act: entry.actor.person_id for entry in story_of(case)}


def test_every_civil_servant_is_rated_by_the_own_head_and_told(register):
    play = begin()
    play_civil(play)

    cases = civil.servants(play.campaign)
    assert Counter((case.stage, case.rating) for case in cases) == {
        ("published", "excellent"): 6,
        ("published", "good"): 22,
        ("published", "completed"): 3,
    }
    for case in cases:
        office = play.cast.office.get(case.unit_id, play.cast.org_office)
        assert actors_of(case) == {
            "case.enrol": play.cast.org_office,
            "case.submit": case.person_id,
            "civil.comment": office,
            "case.decide": play.cast.heads[case.unit_id],
            "case.publish": office,
        }
    results = CivilResult.objects.filter(person__in=[case.person_id for case in cases], year=2020)
    assert dict(results.values_list("person_id", "rating")) == {c.person_id: c.rating for c in cases}

    meet_in_cells(play)
    assert excellent_in_cells() == {"excellent": 13, "": 36}


def excellent_in_cells() -> Counter:
    """The civil results of the people whom their cells propose as excellent, "" where there is none yet."""
    people = CellProposal.objects.filter(rating="excellent", superseded_at=None).values_list(
        "evaluation__person", flat=True
    )
    results = dict(CivilResult.objects.filter(year=2020).values_list("person", "rating"))
    return Counter(results.get(person, "") for person in people)


def test_the_head_writes_about_the_personnel_officer_and_offices_enter_what_the_roster_does_not_tell(
    register,
):
    place, rated = Unit.objects.get(code="TNMT"), CivilResult.objects.values("person")
    servant = Person.objects.filter(workplace=place, category="civil_servant").exclude(pk__in=rated)[0]
    Assignment.objects.filter(role="unit_office", unit=place).update(person=servant)
    teachers = list(Person.objects.filter(is_teacher=True).order_by("pk")[:3])
    CivilResult.objects.filter(person__in=teachers).delete()
    play = begin()
    play_civil(play)

    case = next(case for case in civil.servants(play.campaign) if case.person_id == servant.pk)
    acts, head = actors_of(case), play.cast.heads[place.pk]
    assert (case.stage, acts["civil.comment"], acts["case.publish"]) == ("published", head, head)
    entered = CivilResult.objects.filter(person__in=teachers).order_by("person_id")
    assert [(row.person, row.period) for row in entered] == [(one, "Năm học 2019-2020") for one in teachers]
    assert civil.teachers_without_result() == []

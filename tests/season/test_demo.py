"""The demo's civil servants and bodies: spread over every step, so that whoever tries a role finds work and results."""

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings as project

from evaluations.management.season import demo_beside, violations
from evaluations.management.season.answers import Answers
from evaluations.management.season.calendar import DEMO, on
from evaluations.management.season.cast import Cast
from evaluations.management.season.play import Play, enrol
from evaluations.management.season.register import import_if_empty
from evaluations.models import Evaluation
from evaluations.selectors.bodies import waits_of
from organizations.models import LeadershipCollective, PartyOrganization, Unit
from sonduong.kit import audit

ROSTER = Path(project.BASE_DIR) / "organizations" / "samples" / "mini.xlsx"


@pytest.fixture
def season(db) -> Play:
    """Everybody of the mini roster enrolled, nobody has done anything."""
    import_if_empty(ROSTER, on(11, 15))
    play = Play(Answers(2020), Cast(on(11, 16).date()), calendar=DEMO)
    enrol(play)
    return play


def stages(kind: str) -> Counter:
    return Counter(Evaluation.objects.filter(kind=kind).values_list("stage", flat=True))


def test_civil_servants_and_bodies_stand_at_every_step(season):
    demo_beside.play_servants(season)
    demo_beside.play_bodies(season)

    assert stages("civil_servant") == {
        "self_review": 8,
        "unit_comment": 8,
        "publication": 6,
        "published": 9,
    }
    assert stages("party_organization") == {
        "self_review": 9,
        "participants": 6,
        "appraisal": 3,
        "decision": 4,
        "publication": 3,
        "published": 7,
    }
    assert stages("collective") == {
        "self_review": 11,
        "participants": 5,
        "appraisal": 2,
        "decision": 2,
        "publication": 2,
        "published": 10,
    }
    decided = Evaluation.objects.filter(stage__in=["decision", "publication", "published"])
    assert set(waits_of(list(decided.select_related("campaign").exclude(kind="civil_servant"))).values()) <= {
        ()
    }
    assert violations.count(season.campaign) == 0
    assert audit.first_break() is None


def test_every_name_of_the_tables_is_in_the_small_roster(season):
    bodies = set(PartyOrganization.objects.values_list("code", flat=True))
    bodies |= set(LeadershipCollective.objects.values_list("code", flat=True))

    assert demo_beside.BODIES.keys() <= bodies
    assert demo_beside.SERVANTS.keys() <= set(Unit.objects.values_list("code", flat=True))
    assert set(demo_beside.BODIES.values()) == set(demo_beside.BODY_ORDER) - {""}
    assert set(demo_beside.SERVANTS.values()) == set(demo_beside.SERVANT_ORDER) - {""}

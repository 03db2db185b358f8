"""The season's organisations and collectives: everybody reaches an end, in order, under the ceilings."""

from pathlib import Path

import pytest
from django.conf import settings as project
from django.db.models import Max, Min

from evaluations.management.season import violations
from evaluations.management.season.answers import Answers
from evaluations.management.season.bodies import ACTS, play_bodies
from evaluations.management.season.calendar import on
from evaluations.management.season.cast import Cast
from evaluations.management.season.play import Play, play_until
from evaluations.management.season.register import import_if_empty
from evaluations.models import BodyVote, Decision, Evaluation, Opinion

pytestmark = pytest.mark.django_db
ROSTER = Path(project.BASE_DIR) / "organizations" / "samples" / "mini.xlsx"


def test_every_body_is_published_lower_before_higher_and_under_its_ceiling():
    import_if_empty(ROSTER, on(11, 15))
    play = Play(Answers(2020), Cast(on(11, 16).date()))
    play_until(play, "enrolled")
    for after in ACTS:
        play_bodies(after, play.campaign, play.cast, play.answers)
    rows = Evaluation.objects.filter(kind__in=["party_organization", "collective"])
    assert set(rows.values_list("stage", flat=True)) == {"published"}
    assert not rows.filter(rating="").exists()
    assert violations.count(play.campaign) == 0
    decided = Decision.objects.values("evaluation__subject_code")
    cells = decided.filter(evaluation__subject_code="cell_org").aggregate(day=Max("decided_on"))
    above = decided.filter(evaluation__subject_code="base_committee_org").aggregate(day=Min("decided_on"))
    assert cells["day"] < above["day"]
    secret = BodyVote.objects.filter(is_secret=True)
    assert secret.count() == 2 * rows.filter(body_votes__is_secret=True).distinct().count() > 0
    assert Opinion.objects.filter(source="participant").count() > 100

"""One cadre from the first word to the published rating in Chromium, with and without a direct superior.

Afterwards the season plays a colleague of the same unit through: both must have left the same entries on the audit trail.
"""

import pytest

from evaluations.domain.process import Stage
from evaluations.management.season.play import ACTS, Play
from evaluations.models import Evaluation
from tests.journeys.steps import Walk, acts_of, enrolled, until_the_result

pytestmark = pytest.mark.django_db(transaction=True)
WITH_SUPERIOR, WITHOUT_SUPERIOR = "TNMT", "X01-HD"


def of_unit(season: Play, code: str, *stages: Stage) -> list[Evaluation]:
    cases = season.cases(*stages)
    return [case for case in cases if case.unit.code == code and not case.is_head and case.is_scored]


def test_one_cadre_from_the_first_word_to_the_published_rating(page, live_server, that_day):
    season = enrolled(page)
    first, second = of_unit(season, WITH_SUPERIOR)[:2]

    until_the_result(Walk(page, live_server, season), first)

    for stage, act in ACTS.values():
        act(season, [case for case in of_unit(season, WITH_SUPERIOR, stage) if case != first])
    assert acts_of(first) == acts_of(second)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("unit", "width"), [(WITH_SUPERIOR, 390), (WITHOUT_SUPERIOR, 1280), (WITHOUT_SUPERIOR, 390)]
)
def test_the_same_at_both_widths_and_without_a_direct_superior(page, live_server, that_day, unit, width):
    season = enrolled(page)
    page.set_viewport_size({"width": width, "height": 900})

    until_the_result(Walk(page, live_server, season), of_unit(season, unit)[0])

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

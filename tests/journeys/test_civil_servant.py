"""One civil servant in Chromium: own form, the office's comment, the head's rating, the notice; and the same by the season."""

import pytest

from evaluations.management.season import civil
from evaluations.models import Evaluation
from tests.journeys.steps import Walk, acts_of, enrolled, write_review

pytestmark = pytest.mark.django_db(transaction=True)
UNIT = "TNMT"


def rate_servant(walk: Walk, case: Evaluation) -> None:
    """The unit's office comments, the head rates, the office notifies."""
    cast = walk.season.cast
    walk.sign_in(cast.office[case.unit_id])
    walk.open("/cong-chuc/")
    walk.page.fill(f"[name=comment-{case.pk}]", "Hoàn thành tốt công việc được giao.")
    walk.page.click("main button[value=comment]")
    walk.reads("Đã ghi cho 1 đồng chí.")
    walk.sign_in(cast.heads[case.unit_id])
    walk.open("/cong-chuc/")
    walk.page.locator(f"[name=rating-{case.pk}]").select_option("good")
    walk.page.click("main button[value=rate]")
    walk.reads("Đã ghi cho 1 đồng chí.")
    walk.sign_in(cast.office[case.unit_id])
    walk.open("/cong-chuc/")
    walk.page.click("main details.confirm summary")
    walk.page.click("main button[value=publish]")
    walk.reads("Đã ghi cho 1 đồng chí.")


def test_one_civil_servant_from_the_own_form_to_the_notice(page, live_server, that_day):
    season = enrolled(page)
    servants = civil.servants(season.campaign)
    first, second = [case for case in servants if case.unit.code == UNIT][:2]

    walk = Walk(page, live_server, season)
    write_review(walk, first)
    rate_servant(walk, first)

    civil.play_civil(season.campaign, season.cast, season.answers)
    assert acts_of(first) == acts_of(second)

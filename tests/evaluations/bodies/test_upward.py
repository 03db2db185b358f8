"""The report upward: totals with last year, only what is published, reasons, candidates, who may read it, queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluations.domain.ratings import Rating
from evaluations.enums import Kind
from evaluations.models import Evaluation
from evaluations.selectors.upward import KindTotal, organizations_reporting, report_get
from organizations.models import RecordedRating
from sonduong.kit.errors import NotVisible
from tests.evaluations.party_world import DAY, commune

pytestmark = pytest.mark.django_db


def rated(found, place: int, rating: str, stage: str = "published", **values) -> None:
    Evaluation.objects.filter(pk=found.ids[place]).update(rating=rating, stage=stage, **values)


def past(found, place: int, rating: str, *years: int) -> None:
    for year in years:
        RecordedRating.objects.create(year=year, kind="member", person=found.people[place], rating=rating)


def test_totals_count_what_is_published_with_last_year_beside():
    found = commune(5)
    for place, (rating, stage) in enumerate(
        [("excellent", "published"), ("good", "published"), ("good", "publication")]
    ):
        rated(found, place, rating, stage)
    rated(found, 3, "not_rated", not_rated_reason="young")
    past(found, 0, "good", 2019)
    past(found, 4, "completed", 2019)
    report = report_get(found.secretary, found.cell.pk, on=DAY)
    assert report.totals == (KindTotal(Kind.MEMBER, 5, (1, 1, 0, 0), (0, 1, 1, 0), 1, 2),)
    assert not report.is_whole
    assert [(one.name, one.reason) for one in report.missing] == [
        ("Đảng Viên Số 002", ""),
        ("Đảng Viên Số 003", "young"),
        ("Đảng Viên Số 004", ""),
    ]


def test_DEC4_five_excellent_years_on_end_and_the_year_alone():
    found = commune(3)
    for place in range(3):
        rated(found, place, "excellent")
    past(found, 0, "excellent", 2016, 2017, 2018, 2019)
    past(found, 1, "excellent", 2019)
    past(found, 2, "good", 2019)
    candidates = report_get(found.chair, found.grass.pk, on=DAY).candidates
    assert [(one.name, one.years, one.five, one.gap) for one in candidates] == [
        ("Đảng Viên Số 000", (2020, 2019, 2018, 2017, 2016), True, None),
        ("Đảng Viên Số 001", (2020, 2019), False, 2018),
        ("Đảng Viên Số 002", (2020,), False, None),
    ]


@pytest.mark.parametrize("who", ["stranger", "member"])
def test_others_meet_no_report(who):
    found = commune(2)
    user = getattr(found, who)
    assert organizations_reporting(user, on=DAY) == []
    with pytest.raises(NotVisible):
        report_get(user, found.grass.pk, on=DAY)


def test_a_secretary_opens_the_own_cell_and_not_the_committees_report():
    found = commune(2)
    assert organizations_reporting(found.secretary, on=DAY) == [found.cell]
    with pytest.raises(NotVisible):
        report_get(found.secretary, found.grass.pk, on=DAY)


def test_the_page_costs_the_same_for_one_member_and_for_four(client):
    asked = []
    for members in (1, 4):
        found = commune(members, stage="published", rating=Rating.GOOD.value)
        client.force_login(found.secretary)
        address = reverse("evaluations:upward", args=[found.cell.pk])
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address)
        assert page.status_code == 200
        assert "100,0%" in page.content.decode()
        asked.append(len(queries))
        Evaluation.objects.all().delete()
        found.campaign.delete()
    assert asked[0] == asked[1]

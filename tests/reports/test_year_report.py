"""The summary report counts the year itself, for those who answer for the whole of it."""

import pytest

from evaluations.models import Evaluation
from reports.registry import paper
from sonduong.kit.errors import NotVisible
from tests import factories as make

pytestmark = pytest.mark.django_db


def collect(actor, year="2020"):
    return paper("bao-cao-tong-hop").source.collect(actor, year)


@pytest.fixture
def year(world):
    """Three cadres, one rated good, another excellent; two members, one not rated by the rules; one rated cell."""
    Evaluation.objects.filter(pk=world.cases.head.pk).update(rating="good")
    Evaluation.objects.filter(pk=world.cases.deputy.pk).update(rating="excellent")
    make.recorded(world.people["head"], "completed", year=2019)
    make.case(
        world.campaign, kind="member", rating="not_rated", not_rated_reason="Mới kết nạp chưa đủ 6 tháng"
    )
    make.case(world.campaign, kind="member")
    Evaluation.objects.create(
        campaign=world.campaign,
        kind="party_organization",
        party_organization=world.cell,
        name=world.cell.name,
        name_key="x",
        stage_since=make.AT,
        rating="good",
    )
    return world


def test_every_kind_is_counted_by_level(year):
    rows = {
        line.number: (line.total, line.rated, [f.votes for f in line.figures], line.unrated)
        for line in collect(year.org).lines
    }

    assert rows["V"] == (3, 2, [1, 1, 0, 0], 1)
    assert rows["III"] == (2, 0, [0, 0, 0, 0], 2)
    assert rows["I"] == rows["2"] == (1, 1, [0, 1, 0, 0], 0)
    assert rows["1"] == rows["II"] == rows["IV"] == (0, 0, [0, 0, 0, 0], 0)


def test_last_year_stands_beside(year):
    row = collect(year.org).compared[2]

    assert (row.before.votes, row.before.share, row.now.votes, row.now.share, row.change) == (
        1,
        "100,00",
        0,
        "0,00",
        "-100,00",
    )


def test_those_without_a_level_are_counted_by_reason(year):
    assert collect(year.org).unrated == (
        "Chưa có kết quả (báo cáo bổ sung): 01 đảng viên.",
        "Mới kết nạp chưa đủ 6 tháng: 01 đảng viên.",
    )


@pytest.mark.parametrize(
    ("reader", "offered"), [("org", ["2020"]), ("judge", ["2020"]), ("clerk", []), ("head", [])]
)
def test_it_is_for_those_who_answer_for_the_whole_year(year, reader, offered):
    assert [
        target.id for target in paper("bao-cao-tong-hop").source.targets(getattr(year, reader))
    ] == offered


@pytest.mark.parametrize("target", ["2019", "abc", ""])
def test_a_year_without_a_campaign_has_no_report(year, target):
    with pytest.raises(NotVisible):
        collect(year.org, target)


def test_it_asks_the_same_however_many_subjects_there_are(year, django_assert_num_queries):
    with django_assert_num_queries(5):
        collect(None)
    for _ in range(3):
        make.case(year.campaign)
    with django_assert_num_queries(5):
        collect(None)

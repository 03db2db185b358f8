"""The report upwards on paper: the page's own figures and names, for whoever may open that page."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from evaluations.models import Evaluation
from organizations.models import RecordedRating
from reports.registry import paper
from reports.services.printing import paper_of
from sonduong.kit import clock
from sonduong.kit.errors import NotVisible
from tests.evaluations.party_world import AT, base_cell, commune

pytestmark = pytest.mark.django_db
CODE = "bao-cao-len-cap-tren"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    monkeypatch.setattr(clock, "today", AT.date)


@pytest.fixture
def cell():
    """Five members: excellent five years on end, excellent this year, good, not rated, still under way."""
    found = commune(5)
    for place, rating in enumerate(("excellent", "excellent", "good", "not_rated")):
        aside = {"not_rated_reason": "young"} if rating == "not_rated" else {}
        Evaluation.objects.filter(pk=found.ids[place]).update(rating=rating, stage="published", **aside)
    for year in range(2016, 2020):
        RecordedRating.objects.create(year=year, kind="member", person=found.people[0], rating="excellent")
    return found


def collect(actor, organization):
    return paper(CODE).source.collect(actor, str(organization.pk))


def test_the_figures_stand_with_last_year_under_them(cell):
    now, before = collect(cell.secretary, cell.cell).lines

    assert (now.label, now.total, now.rated, now.aside, now.open) == ("Đảng viên", 5, 3, 1, 1)
    assert [(f.votes, f.share) for f in now.figures] == [
        (2, "66,67"),
        (1, "33,33"),
        (0, "0,00"),
        (0, "0,00"),
    ]
    assert (before.label, before.rated, [f.votes for f in before.figures]) == ("Năm 2019", 1, [1, 0, 0, 0])


def test_DEC4_names_stand_under_their_reason_their_step_and_their_years(cell):
    values = collect(cell.secretary, cell.cell)

    assert [[(item.name, item.said) for item in part.items] for part in values.parts] == [
        [("Đảng Viên Số 003", "Chưa đủ 06 tháng tính đến 31/12")],
        [("Đảng Viên Số 004", "Chi bộ họp, đề xuất")],
        [("Đảng Viên Số 000", "2020, 2019, 2018, 2017, 2016")],
        [("Đảng Viên Số 001", "2020; chưa có dữ liệu năm 2019")],
    ]
    assert values.warning == "Còn 01 trường hợp chưa xong (mục III): báo cáo này chưa phải là bản cuối."


def heads(values):
    return values.head.superior, values.head.issuer, values.signature.power, values.signature.name


def test_a_cell_signs_under_its_committee_and_a_committee_under_the_district(cell):
    assert heads(collect(cell.secretary, cell.cell)) == (
        "ĐẢNG BỘ XÃ TÂN TRÀO",
        "CHI BỘ THÔN CẢ",
        "T/M CHI BỘ",
        "Đảng Viên Số 000",
    )
    assert heads(collect(cell.chair, cell.grass)) == (
        "ĐẢNG BỘ HUYỆN SƠN DƯƠNG",
        "ĐẢNG ỦY XÃ TÂN TRÀO",
        "T/M ĐẢNG ỦY",
        "",
    )


def test_a_base_cell_reports_to_the_district():
    found = base_cell(2)
    values = collect(found.secretary, found.cell)

    assert (heads(values)[0], heads(values)[2]) == ("ĐẢNG BỘ HUYỆN SƠN DƯƠNG", "T/M CHI BỘ")
    assert values.receivers[0] == "Huyện ủy Sơn Dương,"


@pytest.mark.parametrize(
    ("who", "offered"), [("secretary", ["cell"]), ("chair", ["grass", "cell"]), ("stranger", [])]
)
def test_it_is_offered_to_whoever_may_open_the_page(cell, who, offered):
    source, reader = paper(CODE).source, getattr(cell, who)
    ids = [str(getattr(cell, name).pk) for name in offered]

    assert [target.id for target in source.targets(reader)] == ids
    assert source.readable(reader, [str(cell.cell.pk), str(cell.grass.pk), "x"]) == frozenset(ids)


def test_another_organisations_report_is_not_there(cell):
    for reader, place in ((cell.stranger, cell.cell), (cell.secretary, cell.grass)):
        with pytest.raises(NotVisible):
            collect(reader, place)


def test_the_console_prints_every_report(cell):
    assert collect(None, cell.cell).year == 2020


def test_the_workbook_holds_the_same_figures_as_numbers_and_every_list(cell):
    content = paper_of(cell.secretary, CODE, str(cell.cell.pk), "xlsx")
    book = openpyxl.load_workbook(BytesIO(content))

    rows = [[cell.value for cell in row] for row in book["Tổng hợp"].iter_rows()]
    line = next(row for row in rows if row[1] == "Đảng viên")
    assert line == [1, "Đảng viên", 5, 3, 2, 66.67, 1, 33.33, 0, 0, 0, 0, 1, 1]
    assert [sheet.title for sheet in book] == [
        "Tổng hợp",
        "Không xếp loại",
        "Chưa xong",
        "Xuất sắc 05 năm",
        "Xuất sắc trong năm",
    ]
    assert [cell.value for cell in book["Không xếp loại"][3]] == [
        1,
        "Đảng Viên Số 003",
        "Chi bộ thôn Cả",
        "Chưa đủ 06 tháng tính đến 31/12",
    ]


def test_the_page_of_the_report_prints_it(client, cell):
    client.force_login(cell.secretary)
    page = client.get(reverse("evaluations:upward", args=[cell.cell.pk])).content.decode()

    for made_as, starts in (("pdf", b"%PDF-"), ("xlsx", b"PK")):
        address = reverse("reports:download", args=[CODE, cell.cell.pk, made_as])
        assert address in page
        assert client.get(address).content.startswith(starts)


def test_it_costs_the_same_for_two_members_and_for_five(cell, django_assert_num_queries):
    with django_assert_num_queries(9) as first:
        collect(cell.secretary, cell.cell)
    Evaluation.objects.filter(pk__in=cell.ids[2:]).delete()
    with django_assert_num_queries(len(first)):
        collect(cell.secretary, cell.cell)

"""Mẫu 01-HD, 03-HD and 04-HD of one body: the own words first, each participant's sheet for whoever reads it on the page."""

import pytest
from django.urls import reverse

from evaluations.models import Evaluation, SelfReview
from evaluations.services.bodies import body_reviews_save
from evaluations.services.participation import BodyComment, body_comments_record
from reports.registry import paper
from reports.services.printing import paper_of
from sonduong.kit import clock
from sonduong.kit.errors import DomainError, NotVisible
from tests.evaluations import body_world as world
from tests.evaluations.body_world import AT, body, commune, review
from tests.reports.printed import read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    monkeypatch.setattr(clock, "today", AT.date)


@pytest.fixture
def heard():
    """A cell that has handed in, of which the commune's council says something about one row."""
    found = commune()
    world.submitted(found)
    comment = BodyComment(
        found.cases[0].pk,
        "commune_council",
        found.council_unit.pk,
        "Còn chậm báo cáo.",
        rating="completed",
        grid={"I.3": "average"},
    )
    body_comments_record(items=[comment], actor=found.council, at=AT)
    return found


def collect(code, actor, case):
    return paper(code).source.collect(actor, str(case.pk))


def marked(grid):
    return {row.label: row.degree for row in grid.rows if row.degree}


def test_the_report_stands_under_the_headings_of_the_form(heard):
    values = collect("01-HD", heard.secretaries[0], heard.cases[0])

    assert [[passage.texts for passage in part.passages] for part in values.parts] == [
        [("Giữ nguyên tắc.",), ("Đạt 12 chỉ tiêu.",), ()],
        [("Không.",)],
        [()],
        [("Không có nội dung được gợi ý.",)],
        [()],
        [("Giữ vững.",)],
    ]
    assert (values.head.superior, values.head.issuer) == ("ĐẢNG BỘ XÃ TÂN TRÀO", "CHI BỘ THÔN 00")
    assert (values.self_rating, values.head.place_date) == ("good", "Sơn Dương, ngày 20 tháng 11 năm 2020")


def test_the_own_grid_comes_first_and_every_row_is_marked(heard):
    own = collect("03-HD", heard.secretaries[0], heard.cases[0]).grids[0]

    assert (own.rater, own.subject, own.rating) == ("Chi bộ thôn 00", "Chi bộ thôn 00", "good")
    assert [row.degree for row in own.rows] == [0, 2, 2, 2, 2, 0, 2, 2, 2]


def test_a_participant_marks_only_the_rows_of_its_remit(heard):
    _, said = collect("03-HD", heard.chair, heard.cases[0]).grids

    assert (said.rater, said.head.issuer) == ("Thường trực HĐND xã Tân Trào", "THƯỜNG TRỰC HĐND XÃ TÂN TRÀO")
    assert marked(said) == {
        "Lãnh đạo xây dựng chính quyền, Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội": 3
    }
    assert (said.remarks, said.rating) == (("Còn chậm báo cáo.",), "completed")


@pytest.mark.parametrize(
    ("reader", "sheets"), [("chair", 2), ("member", 2), ("org_office", 2), ("council", 2), ("office", 2)]
)
def test_who_reads_an_answer_on_the_page_reads_it_on_paper(heard, reader, sheets):
    assert len(collect("03-HD", getattr(heard, reader), heard.cases[0]).grids) == sheets


def test_the_body_itself_reads_the_answers_once_its_result_is_published(heard):
    case, secretary = heard.cases[0], heard.secretaries[0]
    assert len(collect("03-HD", secretary, case).grids) == 1

    Evaluation.objects.filter(pk=case.pk).update(stage="published")
    assert len(collect("03-HD", secretary, case).grids) == 2


def test_a_draft_is_printed_by_its_writers_alone():
    found = commune()
    body_reviews_save(items=[review(found.cases[0])], actor=found.secretaries[0], at=AT)

    draft = collect("01-HD", found.secretaries[0], found.cases[0])
    assert draft.head.place_date == "bản nháp, chưa nộp"
    with pytest.raises(DomainError) as error:
        collect("01-HD", found.chair, found.cases[0])
    assert error.value.code == "paper_not_yet"


def test_a_stranger_prints_nothing_and_an_organisation_has_no_form_of_a_collective(heard):
    for code, reader in (("01-HD", heard.stranger), ("03-HD", heard.stranger), ("04-HD", heard.chair)):
        with pytest.raises(NotVisible):
            collect(code, reader, heard.cases[0])


def test_a_collective_without_a_party_organisation_writes_under_its_unit(heard):
    made = world.make.collective("Tập thể lãnh đạo UBND xã", kind="agency", unit=heard.peoples_unit)
    case = body(heard, "commune_peoples_committee", made, None, unit_name="UBND xã Tân Trào", stage="outside")
    SelfReview.objects.create(
        evaluation=case, form_version="x", answers={"G.I.1": "strong"}, saved_at=AT, submitted_at=AT
    )
    own = collect("04-HD", heard.org_office, case).grids[0]

    assert (own.head.superior, own.head.issuer) == ("", "UBND XÃ TÂN TRÀO")
    assert [row.degree for row in own.rows] == [0, 1, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("reader", ["chair", "council", "org_office"])
def test_what_is_offered_may_be_read_and_opens(heard, reader):
    source, who = paper("03-HD").source, getattr(heard, reader)
    offered = [target.id for target in source.targets(who)]

    assert offered == ([] if reader == "org_office" else [str(heard.cases[0].pk)])
    assert source.readable(who, [str(heard.cases[0].pk), "x"]) == {str(heard.cases[0].pk)}
    assert source.targets(heard.stranger) == []


def test_every_sheet_begins_on_a_page_of_its_own(heard):
    printed = read(paper_of(None, "03-HD", str(heard.cases[0].pk), "pdf"))

    assert len([page for page in printed.pages if "PHIẾU PHÂN TÍCH" in page]) == 2


@pytest.mark.parametrize("code", ["01-HD", "03-HD"])
def test_the_page_of_the_body_prints_its_forms(client, heard, code):
    client.force_login(heard.chair)
    page = client.get(reverse("evaluations:body", args=[heard.cases[0].pk])).content.decode()
    address = reverse("reports:download", args=[code, heard.cases[0].pk, "pdf"])

    assert address in page
    assert client.get(address).content.startswith(b"%PDF-")


def test_the_list_asks_the_same_however_many_bodies_there_are(heard, django_assert_num_queries):
    source = paper("03-HD").source
    with django_assert_num_queries(9) as one:
        assert len(source.targets(heard.chair)) == 1
    for number in (1, 2, 3):
        world.add_cell(heard, number)
        SelfReview.objects.create(
            evaluation=heard.cases[-1], form_version="x", saved_at=AT, submitted_at=AT, self_rating="good"
        )
    with django_assert_num_queries(len(one)):
        assert len(source.targets(heard.chair)) == 4

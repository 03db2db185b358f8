"""The list of cases, the one page of a case, the progress matrix: who sees what, at what cost."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.enums import Voice
from evaluations.models import Opinion, Proposal, SelfReview
from evaluations.selectors.dossiers import dossier_get
from evaluations.selectors.progress import matrix_of
from organizations.permissions import sync_permissions
from sonduong.kit.clock import HANOI
from sonduong.kit.errors import NotVisible
from tests import factories as make
from tests.evaluations.stage import add_cases, appraised, scene, voted

pytestmark = pytest.mark.django_db


def said(found, case):
    """Every voice of a case: review, proposal, an agency's opinion, appraisal."""
    SelfReview.objects.create(
        evaluation=case, form_version="x", answers={"I.1": "Gương mẫu"}, self_rating="excellent",
        saved_at=make.AT, submitted_at=make.AT,
    )  # fmt: skip
    Proposal.objects.create(
        evaluation=case, voice=Voice.COLLECTIVE, strengths="Tốt", weaknesses="Chậm", rating="good",
        proposed_by=found.office, proposed_at=make.AT, mean_score="88.5", sheets=3,
    )  # fmt: skip
    Opinion.objects.create(
        evaluation=case, source="agency", unit=make.unit("Ban Tuyên giáo"), text="Nhất trí", rating="good",
        given_by=found.office, given_at=make.AT,
    )  # fmt: skip
    appraised(case, findings="Đủ thành phần")


def whos(user, case):
    return [row.who for row in dossier_get(user, case.pk, on=make.DAY).rows]


def test_the_office_sees_every_voice_in_its_own_row():
    found = scene(1)
    said(found, found.cases[0])
    dossier = dossier_get(found.office, found.ids[0], on=make.DAY)
    assert [(row.who, row.rating, row.waiting) for row in dossier.rows] == [
        ("Bản thân", "excellent", ""),
        ("Cấp ủy nơi công tác", "", "chưa có ý kiến"),
        ("Cấp ủy nơi cư trú", "", "chưa có ý kiến"),
        ("Tập thể lãnh đạo cùng cấp", "good", ""),
        ("Ban Tuyên giáo", "good", ""),
        ("Cơ quan Tổ chức - Nội vụ", "good", ""),
    ]
    assert [mark.state for mark in dossier.marks] == ["done", "done", "now", "next", "next", "next", "next"]


def test_the_subject_sees_only_the_own_review_until_publication():
    found = scene(1)
    said(found, found.cases[0])
    subject = make.login(found.cases[0].person)
    assert whos(subject, found.cases[0]) == ["Bản thân"]
    found.cases[0].stage = "published"
    found.cases[0].save()
    assert "Ban Tuyên giáo" in whos(subject, found.cases[0])
    assert "Cơ quan Tổ chức - Nội vụ" not in whos(subject, found.cases[0])


def test_an_agency_reads_the_proposals_but_no_other_agencys_word():
    found = scene(1)
    said(found, found.cases[0])
    agency = make.assigned("consulted_agency", make.unit("Văn phòng Huyện ủy"))
    assert whos(agency, found.cases[0]) == ["Bản thân", "Tập thể lãnh đạo cùng cấp"]


def test_the_units_office_does_not_see_a_decision_before_it_is_published():
    found = scene(1, stage="ballot")
    office = make.assigned("unit_office", found.unit)
    voted(found, {found.ids[0]: "good"})
    assert dossier_get(office, found.ids[0], on=make.DAY).decision is None
    assert dossier_get(office, found.ids[0], on=make.DAY).ballot_id is None


def test_a_stranger_finds_no_case():
    found = scene(1)
    with pytest.raises(NotVisible):
        dossier_get(make.login(), found.ids[0], on=make.DAY)


def test_the_strip_shows_five_years_and_says_what_is_not_known():
    found = scene(1)
    make.recorded(found.cases[0].person, "good", year=2019)
    make.recorded(found.cases[0].person, "failed", year=2014)
    assert dossier_get(found.office, found.ids[0], on=make.DAY).history == (
        (2015, ""), (2016, ""), (2017, ""), (2018, ""), (2019, "good"),
    )  # fmt: skip


def test_the_page_of_a_case_answers_in_the_browser(client):
    found = scene(1)
    said(found, found.cases[0])
    client.force_login(found.office)
    page = client.get(f"/ho-so/{found.ids[0]}/").content.decode()
    assert "Thẩm định hồ sơ này" in page
    client.force_login(make.login())
    assert client.get(f"/ho-so/{found.ids[0]}/").status_code == 404


def test_the_list_is_filtered_by_the_address_and_searched_without_marks(client):
    found = scene(2)
    odd = add_cases(found, 1, stage="ballot", title_group="Cấp trưởng phòng")[0]
    odd.person.full_name, odd.person.search_key = "Đặng Thị Hòa", "dang thi hoa"
    odd.person.save()
    client.force_login(found.office)

    def names(query):
        return [row.case.pk for row in client.get(f"/ho-so/{query}").context["rows"]]

    assert len(names("")) == 3
    assert names("?q=dang+thi") == [odd.pk]
    assert names("?buoc=ballot") == [odd.pk]
    assert names("?nhom=Cấp+trưởng+phòng") == [odd.pk]
    assert names("?buoc=khong-co") == names("")


@pytest.mark.parametrize(("path", "cost"), [("/ho-so/", 17), ("/tham-dinh/", 20), ("/tien-do/", 8)])
def test_a_list_of_thirty_costs_as_many_questions_as_one_of_one(client, path, cost):
    found = scene(1)
    sync_permissions()  # as each morning does
    client.force_login(found.office)
    client.get(path)
    with CaptureQueriesContext(connection) as one:
        assert client.get(path).status_code == 200
    for case in add_cases(found, 29, stage="appraisal"):
        said(found, case)
    with CaptureQueriesContext(connection) as many:
        assert client.get(path).status_code == 200
    assert (len(one), len(many)) == (cost, cost)


def test_the_matrix_counts_who_is_past_each_step_and_says_overdue_in_days():
    found = scene(2)
    add_cases(found, 1, stage="self_review", is_scored=True)
    add_cases(found, 1, stage="published")
    at = datetime(2020, 12, 21, 9, 0, tzinfo=HANOI)
    board = matrix_of(found.office, on=at.date(), at=at)
    row = board.blocks[0][1][0]
    assert [(cell.done, cell.total) for cell in row.cells] == [
        (3, 4), (0, 1), (3, 4), (0, 0), (1, 4), (1, 4), (1, 4),
    ]  # fmt: skip
    assert row.cells[4].late_days == 1
    assert (board.total, board.untouched, board.published, board.late_units) == (4, 1, 1, 1)
    assert matrix_of(found.office, on=at.date(), at=at, words="khong co").blocks == ()


def test_before_the_first_campaign_the_matrix_says_so(client):
    office = make.assigned("org_office", make.unit())
    client.force_login(office)
    assert "Chưa có đợt kiểm điểm nào" in client.get("/tien-do/").content.decode()


def test_the_page_leads_to_the_next_of_the_same_title_group(client):
    found = scene(3)
    add_cases(found, 1, stage="appraisal", title_group="Cấp trưởng phòng")
    client.force_login(found.office)
    beside = client.get(f"/ho-so/{found.ids[1]}/").context["beside"]
    assert (beside.place, beside.count, beside.previous, beside.next) == (2, 3, found.ids[0], found.ids[2])
    alone = client.get(f"/ho-so/{found.ids[3]}/").context["beside"]
    assert (alone.place, alone.count, alone.previous, alone.next) == (1, 1, None, None)

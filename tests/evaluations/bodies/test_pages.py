"""The pages of organisations, collectives and participants: what each role meets, what posting does, how many queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluations.models import Decision, Evaluation, Opinion, SelfReview
from evaluations.services.participation import BodyComment, body_comments_record
from sonduong.kit import clock
from tests.evaluations import body_world as world
from tests.evaluations.body_world import AT, commune, review

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    monkeypatch.setattr(clock, "today", AT.date)


def open_as(client, user, name: str, *args, **query):
    client.force_login(user)
    return client.get(reverse(f"evaluations:{name}", args=args), query)


def post_as(client, user, name: str, *args, data: dict, query: str = ""):
    client.force_login(user)
    return client.post(reverse(f"evaluations:{name}", args=args) + query, data)


def typed(case, act: str) -> dict:
    item = review(case)
    return {
        **item.answers,
        **{f"G.{key}": grade for key, grade in item.grid.items()},
        "rating": "good",
        "act": act,
    }


def test_the_secretary_drafts_then_hands_in(client):
    found = commune()
    case, secretary = found.cases[0], found.secretaries[0]
    draft = {"BC.1": "Mới viết", "act": "save"}
    assert post_as(client, secretary, "body", case.pk, data=draft).status_code == 302
    assert (
        post_as(client, secretary, "body", case.pk, data={"BC.1": "Còn thiếu", "act": "submit"}).status_code
        == 422
    )
    assert SelfReview.objects.get().answers == {"BC.1": "Mới viết"}
    assert post_as(client, secretary, "body", case.pk, data=typed(case, "submit")).status_code == 302
    assert Evaluation.objects.get(pk=case.pk).stage == "participants"


def test_a_draft_is_read_by_nobody_else_and_the_stranger_meets_nothing(client):
    found = commune()
    case = found.cases[0]
    post_as(
        client, found.secretaries[0], "body", case.pk, data={"BC.1": "Câu bí mật của bản nháp", "act": "save"}
    )
    for reader in (found.chair, found.council, found.org_office):
        page = open_as(client, reader, "body", case.pk)
        assert (page.status_code, "Câu bí mật" in page.content.decode()) == (200, False)
    assert open_as(client, found.stranger, "body", case.pk).status_code == 404
    assert open_as(client, found.stranger, "bodies").status_code == 404


def test_comments_stand_side_by_side_for_the_decider_and_not_for_the_subject(client):
    found = commune()
    world.submitted(found)
    case = found.cases[0]
    said = BodyComment(
        case.pk, "commune_council", found.council_unit.pk, "Còn chậm báo cáo.", grid={"I.3": "average"}
    )
    body_comments_record(items=[said], actor=found.council, at=AT)
    page = open_as(client, found.chair, "body", case.pk).content.decode()
    assert "Còn chậm báo cáo." in page and "Trung bình" in page and "Còn 6 chủ thể chưa gửi" in page
    assert "Còn chậm báo cáo." not in open_as(client, found.secretaries[0], "body", case.pk).content.decode()


def test_one_participant_answers_all_its_subjects_on_one_page(client):
    found = commune(3)
    world.submitted(found)
    data = {f"text-{case.pk}": f"Nhận xét {place}" for place, case in enumerate(found.cases[:2])}
    assert post_as(client, found.council, "participation", data=data).status_code == 302
    assert Opinion.objects.count() == 2
    assert post_as(client, found.council, "participation", data=data).status_code == 422
    page = open_as(client, found.council, "participation").content.decode()
    assert "Nhận xét 1" in page and "còn 1" in page


def test_the_full_sheet_of_one_subject_keeps_its_rows(client):
    found = commune()
    world.submitted(found)
    case, query = found.cases[0], f"?chu-the=commune_council-{found.council_unit.pk}"
    data = {"G.I.1": "strong", "text": "Tốt.", "rating": ""}
    assert (
        post_as(client, found.council, "participation-answer", case.pk, data=data, query=query).status_code
        == 302
    )
    assert Opinion.objects.get().grid == {"I.1": "strong"}
    assert (
        post_as(client, found.council, "participation-answer", case.pk, data={}, query=query).status_code
        == 409
    )
    client.force_login(found.council)
    assert client.get(reverse("evaluations:participation-answer", args=[0]) + query).status_code == 404


def test_the_matrix_names_what_is_missing(client):
    found = commune(2)
    world.submitted(found)
    said = BodyComment(found.cases[0].pk, "commune_council", found.council_unit.pk, "Được.")
    body_comments_record(items=[said], actor=found.council, at=AT)
    page = open_as(client, found.org_office, "participation-matrix").content.decode()
    assert "Còn thiếu 13 ý kiến" in page and "trước 26/11/2020" in page
    assert open_as(client, found.secretaries[0], "participation-matrix").status_code == 404


def test_the_committee_from_hearing_to_publication_in_the_browser(client):
    found = commune(2)
    world.submitted(found)
    ids = [case.pk for case in found.cases]
    post_as(client, found.chair, "bodies", data={"case": ids, "act": "close"})
    for pk in ids:
        post_as(
            client, found.chair, "body-act", pk, data={"act": "appraise", "findings": "Đủ.", "rating": "good"}
        )
    post_as(client, found.chair, "bodies", data={"case": ids, "act": "lay"})
    sitting = {"held_on": "2020-12-03", "entitled": "3", "present": "3"}
    counts = sitting | {f"v{pk}-good": "3" for pk in ids}
    for who in (found.chair, found.member):
        assert post_as(client, who, "body-votes", data=counts).status_code == 302
    page = open_as(client, found.chair, "body-votes").content.decode()
    assert page.count("Quá bán") == 2
    post_as(client, found.chair, "body-decide", data={f"muc-{pk}": "good" for pk in ids})
    paper = {"number": "3-TB", "issued_on": "2020-12-04", "signer_name": "Nông Thử", "signer_post": "Bí thư"}
    post_as(client, found.chair, "body-publish", data=paper)
    assert set(Evaluation.objects.values_list("stage", "rating")) == {("published", "good")}
    assert Decision.objects.filter(number="3-TB").count() == 2


def test_wrong_figures_keep_what_was_typed(client):
    found = commune()
    world.before_vote(found)
    pk = found.cases[0].pk
    data = {"held_on": "2020-12-03", "entitled": "3", "present": "3", f"v{pk}-good": "2"}
    page = post_as(client, found.chair, "body-votes", data=data)
    assert page.status_code == 409
    assert f'name="v{pk}-good" value="2"' in page.content.decode()


def test_one_teller_does_not_see_the_others_figures(client):
    found = commune()
    world.before_vote(found)
    pk = found.cases[0].pk
    data = {"held_on": "2020-12-03", "entitled": "3", "present": "3", f"v{pk}-completed": "3"}
    post_as(client, found.chair, "body-votes", data=data)
    page = open_as(client, found.member, "body-votes").content.decode()
    assert f'name="v{pk}-completed" value=""' in page and "Chờ người thứ hai nhập" in page


PAGES = [
    ("bodies", "chair"),
    ("body-votes", "chair"),
    ("participation", "council"),
    ("participation-matrix", "org_office"),
]


@pytest.mark.parametrize(("name", "who"), PAGES)
def test_three_bodies_cost_no_more_queries_than_one(client, name, who):
    asked = []
    found = commune(1)
    prepare = world.before_vote if name == "body-votes" else world.submitted
    prepare(found)
    for _ in range(2):
        open_as(client, getattr(found, who), name)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"evaluations:{name}")).status_code == 200
        asked.append(len(queries))
        if len(asked) == 1:
            stage = Evaluation.objects.get().stage
            for number in (1, 2):
                world.add_cell(found, number)
            Evaluation.objects.update(stage=stage)
    assert asked[0] == asked[1]


def test_the_board_decides_cells_only_after_the_vote_and_tells_why_it_departs(client):
    found = commune(2)
    world.before_vote(found)
    first, second = (case.pk for case in found.cases)
    levels = {"nhom": "chi-bo", f"m{first}": "good", f"m{second}": "completed", "quyet-dinh": "1"}
    apply = ("board-apply", found.grass.pk)
    assert post_as(client, found.chair, *apply, data=levels).status_code == 409
    world.voted(found, good=3)
    assert post_as(client, found.chair, *apply, data=levels).status_code == 409
    answer = post_as(client, found.chair, *apply, data=levels | {"ly-do": "Có đơn thư đúng sự thật."})
    assert answer.status_code == 302
    kept = dict(Decision.objects.values_list("rating", "reason"))
    assert kept == {"good": "", "completed": "Có đơn thư đúng sự thật."}

"""Việc của tôi: who finds which work there, in which order, at which cost."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.models import Evaluation
from evaluations.selectors.feedback import by_structure
from evaluations.services.feedback_lists import ListItem, feedback_lists_freeze, feedback_lists_propose
from evaluations.services.self_reviews import ReviewItem, self_reviews_submit
from sonduong.kit import clock
from sonduong.kit.clock import HANOI
from tests import factories as make
from tests.evaluations.step_one import AT, full_values, proposed, submitted


@pytest.fixture(autouse=True)
def second_of_december(monkeypatch):
    """The pages of these tests are read on 2 December 2020."""
    now = datetime(2020, 12, 2, 8, 0, tzinfo=HANOI)
    monkeypatch.setattr(clock, "now", lambda: now)


def titles(client, user):
    client.force_login(user)
    return [card["title"] for card in client.get("/viec/").context["cards"]]


def test_a_cadre_finds_the_own_review_with_its_forms_and_one_click_leads_to_the_first_question(client, world):
    assert titles(client, world.head) == ["Tự đánh giá: Mẫu 01 và Mẫu 06"]
    page = client.get("/viec/").content.decode()
    assert f'href="/tu-danh-gia/{world.cases.head.pk}/"' in page
    assert titles(client, world.plain) == ["Tự đánh giá: Mẫu 01"]


def test_the_unit_office_is_told_to_receive_then_to_draw_up_the_list(client, world):
    for name in ("head", "deputy"):
        case = getattr(world.cases, name)
        self_reviews_submit(items=[ReviewItem(case.pk, full_values(case))], actor=getattr(world, name), at=AT)
    assert sorted(titles(client, world.clerk)) == [
        "Lập danh sách cấp dưới góp ý cho 2 cán bộ",
        "Nhận 2 bản tự kiểm điểm",
    ]


def test_a_subordinate_is_asked_once_and_not_again_after_answering(client, world):
    submitted(world, "head")
    feedback_lists_propose(items=[ListItem(world.cases.head.pk)], actor=world.clerk, at=AT)
    feedback_lists_freeze(evaluation_ids=[world.cases.head.pk], actor=world.clerk, at=AT)
    title = "Góp ý cho đồng chí Nông Văn Tuyến (Mẫu 02B)"
    assert title in titles(client, world.deputy)
    client.post(f"/gop-y/{world.cases.head.pk}/", {"other": "Gần dân", "rating": "good"})
    assert title not in titles(client, world.deputy)


def test_a_list_drawn_up_by_hand_waits_for_the_org_office(client, world):
    submitted(world, "head")
    ids = by_structure([world.cases.head], on=AT.date())[world.cases.head.pk][:1]
    feedback_lists_propose(items=[ListItem(world.cases.head.pk, ids, "Đi vắng")], actor=world.clerk, at=AT)
    assert "Xác nhận danh sách góp ý cho Nông Văn Tuyến" in titles(client, world.org)


def test_the_cell_and_the_residence_are_asked_for_their_word_until_they_gave_it(client, world):
    assert titles(client, world.secretary) == ["Nhận xét của chi ủy nơi công tác về 3 cán bộ"]
    assert titles(client, world.neighbour) == ["Nhận xét nơi cư trú về 3 cán bộ"]
    client.post(
        "/y-kien/",
        {"desk": f"residence-{world.home.pk}"}
        | {f"text-{case.pk}": "Tốt" for case in vars(world.cases).values()},
    )
    assert titles(client, world.neighbour) == []


def test_the_deputy_chairs_only_where_the_chair_is_the_subject(client, world):
    Evaluation.objects.all().update(stage="collective")
    assert "Kết luận, đề xuất xếp loại Nông Văn Tuyến" in titles(client, world.deputy)
    assert "Kết luận, đề xuất xếp loại 2 cán bộ" in titles(client, world.head)


def test_after_the_conference_the_cadre_is_asked_to_complete_the_review(client, world):
    submitted(world, "plain")
    proposed(world.cases.plain, world.head)
    assert titles(client, world.plain) == ["Hoàn thiện bản tự kiểm điểm sau hội nghị"]


def test_work_is_sorted_by_its_day_and_late_work_says_so(client, world, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2020, 12, 12, 8, 0, tzinfo=HANOI))
    client.force_login(world.head)
    page = client.get("/viec/")
    assert [(card["is_late"], card["days_late"]) for card in page.context["cards"]] == [(True, 3)]
    assert "Quá hạn 3 ngày" in page.content.decode()


def test_somebody_with_nothing_to_do_is_told_so(client, world):
    client.force_login(world.stranger)
    page = client.get("/viec/").content.decode()
    assert "Hiện đồng chí không có việc nào phải làm." in page


def test_the_judge_with_nothing_to_do_reads_when_the_next_thing_comes(client, world):
    client.force_login(world.judge)
    page = client.get("/viec/").content.decode()
    assert "chậm nhất hết ngày 09/12/2020" in page


def test_the_timeline_shows_where_the_own_case_stands(client, world):
    submitted(world, "head")
    client.force_login(world.head)
    (line,) = client.get("/viec/").context["timelines"]
    assert [step["state"] for step in line["steps"]][:3] == ["done", "now", "next"]


def test_a_members_own_review_is_due_before_the_cell_meets(client, world):
    make.case(world.campaign, world.people["head"], kind="member")
    client.force_login(world.head)
    lines = {line["case"].kind: line["steps"] for line in client.get("/viec/").context["timelines"]}
    assert lines["cadre"][0]["last"].isoformat() == "2020-12-09"
    assert lines["member"][0]["last"].isoformat() == "2020-12-05"


def test_the_page_costs_the_same_for_three_cases_and_for_thirty(client, world, django_assert_num_queries):
    client.force_login(world.clerk)
    client.get("/viec/")
    with CaptureQueriesContext(connection) as few:
        client.get("/viec/")
    assert len(few) <= 15  # budgets.md: the home page with its frame
    for number in range(27):
        make.case(world.campaign, make.person(f"Thêm Văn {number}"), unit=world.place, stage="collective")
    with django_assert_num_queries(len(few)):
        client.get("/viec/")


def test_the_bare_address_leads_home(client, world):
    client.force_login(world.stranger)
    assert client.get("/").url == "/viec/"

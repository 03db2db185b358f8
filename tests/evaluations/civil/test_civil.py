"""Civil servants and public employees: comment, rating by the head, notice, and what the result feeds (CSV-1)."""

import pytest

from evaluations.models import Decision, Opinion
from evaluations.selectors.caps import facts_of
from evaluations.services.civil import (
    CommentItem,
    RatingItem,
    SchoolResult,
    civil_comments_record,
    civil_publish,
    civil_rate,
    school_results_record,
)
from evaluations.services.self_reviews import ReviewItem, self_reviews_submit
from organizations.models import CivilResult, Person
from organizations.permissions import sync_permissions
from sonduong.kit import clock
from sonduong.kit.audit import story_of
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.notices.models import Notice
from tests import factories as make
from tests.evaluations.step_one import AT, full_values


@pytest.fixture(autouse=True)
def day_of_the_projection(monkeypatch):
    """The pages are read on the day for which guardian's rows were written, as in service."""
    monkeypatch.setattr(clock, "now", lambda: AT)


@pytest.fixture
def servants(world):
    """Two civil servants of the unit who have submitted their forms."""
    people = world.staff[1:3]
    Person.objects.filter(pk__in=[person.pk for person in people]).update(category="civil_servant")
    cases = []
    for person in people:
        user = make.login(person)
        case = make.case(world.campaign, person, kind="civil_servant", unit=world.place, title="Công chức")
        self_reviews_submit(items=[ReviewItem(case.pk, full_values(case))], actor=user, at=AT)
        case.refresh_from_db()
        cases.append(case)
    return cases


def comment(world, *cases, actor=None):
    items = [CommentItem(case.pk, "Hoàn thành tốt công việc") for case in cases]
    civil_comments_record(items=items, actor=actor or world.clerk, at=AT)


def rate(world, case, rating="good", actor=None):
    civil_rate(items=[RatingItem(case.pk, rating)], decided_on=AT.date(), actor=actor or world.head, at=AT)


def test_the_office_comments_the_head_rates_and_the_person_is_told(world, servants):
    first = servants[0]
    comment(world, first)
    rate(world, first)
    first.refresh_from_db()
    assert (first.stage, first.rating) == ("publication", "good")
    civil_publish(evaluation_ids=[first.pk], actor=world.clerk, at=AT)
    first.refresh_from_db()
    assert first.stage == "published"
    assert [entry.act for entry in story_of(first)] == [
        "case.submit",
        "civil.comment",
        "case.decide",
        "case.publish",
    ]
    told = Notice.objects.get(cause=f"civil:{first.pk}")
    assert (told.recipient.person_id, told.link) == (first.person_id, f"/cong-bo/{first.pk}/")
    assert Decision.objects.get(evaluation=first).published_at == AT


def test_the_result_of_the_head_is_the_civil_result_of_the_member_at_once(world, servants):
    first = servants[0]
    comment(world, first)
    rate(world, first, "excellent")
    row = CivilResult.objects.get(person=first.person)
    assert (row.year, row.rating, row.period, row.decided_on) == (2020, "excellent", "Năm 2020", AT.date())
    member = make.case(world.campaign, first.person, kind="member", cell=world.cell)
    assert facts_of([member])[member.pk].civil.rating == "excellent"


def test_without_the_units_comment_the_head_cannot_rate(world, servants):
    with pytest.raises(DomainError) as refused:
        rate(world, servants[0])
    assert refused.value.params["missing"] == ("unit_commented",)
    assert CivilResult.objects.count() == 0


def test_the_office_does_not_rate_and_nobody_acts_on_the_own_case(world, servants):
    comment(world, servants[0])
    with pytest.raises(NotVisible):
        rate(world, servants[0], actor=world.clerk)
    with pytest.raises(NotVisible):
        comment(world, servants[0], actor=world.stranger)
    Person.objects.filter(pk=world.people["clerk"].pk).update(category="civil_servant")
    own = make.case(
        world.campaign, world.people["clerk"], kind="civil_servant", unit=world.place, stage="unit_comment"
    )
    with pytest.raises(NotVisible):
        comment(world, own)


def test_an_empty_comment_and_an_unknown_level_are_refused(world, servants):
    with pytest.raises(DomainError) as refused:
        civil_comments_record(items=[CommentItem(servants[0].pk, " ")], actor=world.clerk, at=AT)
    assert refused.value.code == "opinion_empty"
    comment(world, servants[0])
    with pytest.raises(DomainError) as refused:
        rate(world, servants[0], "super")
    assert refused.value.code == "rating_unknown"


def test_the_head_does_both_on_one_page_in_bulk(client, world, servants):
    client.force_login(world.head)
    assert "Nhận xét, xếp loại 2 công chức, viên chức" in client.get("/viec/").content.decode()
    typed = {"act": "rate"}
    for case in servants:
        typed |= {f"comment-{case.pk}": "Tận tụy", f"rating-{case.pk}": "good"}
    client.post("/cong-chuc/", typed)
    assert list(Decision.objects.values_list("rating", flat=True)) == ["good", "good"]
    assert Opinion.objects.filter(text="Tận tụy").count() == 2
    client.post("/cong-chuc/", {"act": "publish"})
    assert [case.stage for case in map(refreshed, servants)] == ["published", "published"]


def refreshed(case):
    case.refresh_from_db()
    return case


def test_the_clerk_comments_and_is_told_who_rates(client, world, servants):
    client.force_login(world.clerk)
    html = client.get("/cong-chuc/").content.decode()
    assert "Mức xếp loại do người đứng đầu đơn vị quyết định" in html
    assert 'value="rate"' not in html
    pk = servants[0].pk
    client.post("/cong-chuc/", {"act": "comment", f"comment-{pk}": "Chăm chỉ"})
    assert client.post("/cong-chuc/", {"act": "comment", f"comment-{pk}": "Chăm chỉ"}).status_code == 422
    assert client.post("/cong-chuc/", {"act": "rate", f"rating-{pk}": "good"}).status_code == 422
    assert Decision.objects.count() == 0


def test_a_teachers_school_year_is_entered_by_the_unit_and_stands_for_the_member(client, world):
    teacher = make.person("Cô Giáo Lan", is_teacher=True, category="public_employee", workplace=world.place)
    client.force_login(world.clerk)
    client.post("/cong-chuc/", {"act": "school", f"school-{teacher.pk}": "good"})
    row = CivilResult.objects.get(person=teacher)
    assert (row.rating, row.period) == ("good", "Năm học 2019-2020")
    client.post("/cong-chuc/", {"act": "school", f"school-{teacher.pk}": "excellent"})
    assert CivilResult.objects.get(person=teacher).rating == "excellent"
    assert [entry.data["rating"] for entry in story_of(teacher)] == ["good", "excellent"]


def test_a_teacher_of_another_unit_is_not_there(world):
    teacher = make.person("Thầy Giáo", is_teacher=True, workplace=world.agency_unit)
    with pytest.raises(NotVisible):
        school_results_record(
            items=[SchoolResult(teacher.pk, "good", "")], year=2020, actor=world.clerk, at=AT
        )


def test_the_page_costs_the_same_for_one_and_for_three(client, world, servants, django_assert_num_queries):
    sync_permissions(AT.date())
    client.force_login(world.head)
    client.get("/cong-chuc/")
    with django_assert_num_queries(COST):
        client.get("/cong-chuc/")
    for number in range(2):
        who = make.person(f"Công Chức {number}", category="civil_servant")
        make.case(world.campaign, who, kind="civil_servant", unit=world.place)
    with django_assert_num_queries(COST):
        assert len(client.get("/cong-chuc/").context["rows"]) == 4


COST = 18  # the frame, the cases with roles, forms, comments, teachers; nothing for each line


def test_notices_are_sent_only_after_a_question_and_who_is_still_to_write_is_told(client, world, servants):
    sync_permissions(AT.date())
    comment(world, servants[0])
    rate(world, servants[0])
    make.case(
        world.campaign,
        make.person("Lý Chưa Nộp", category="civil_servant"),
        kind="civil_servant",
        unit=world.place,
    )
    client.force_login(world.head)
    page = client.get("/cong-chuc/").content.decode()
    assert "Thông báo kết quả của 1 đồng chí?" in page
    assert "1 đồng chí chưa nộp phiếu" in page


def test_teachers_come_fifty_a_page_and_who_saves_the_second_page_stays_there(client, world):
    for number in range(51):
        make.person(f"Giáo Viên {number:02}", is_teacher=True, workplace=world.place)
    client.force_login(world.clerk)
    first, second = client.get("/cong-chuc/"), client.get("/cong-chuc/?gv=2")
    assert [len(page.context["teachers"].object_list) for page in (first, second)] == [50, 1]
    assert "?gv=2" in first.content.decode()
    (last,) = second.context["teachers"].object_list
    answer = client.post("/cong-chuc/?gv=2", {"act": "school", f"school-{last.person.pk}": "good"})
    assert answer.url == "/cong-chuc/?gv=2"
    assert CivilResult.objects.get(person=last.person).rating == "good"

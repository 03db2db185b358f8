"""Written opinions: each body speaks for itself, at its time, with a reason where it is exempt."""

import pytest

from evaluations.models import Evaluation, Opinion
from evaluations.selectors import opinions as selectors
from evaluations.services.opinions import OpinionItem, opinions_record
from organizations.models import PartyMembership
from organizations.permissions import sync_permissions
from sonduong.kit.audit import story_of
from sonduong.kit.errors import DomainError, NotVisible
from tests import factories as make
from tests.evaluations.step_one import AT


def record(actor, *items):
    return opinions_record(items=items, actor=actor, at=AT)


def at_appraisal(world):
    Evaluation.objects.filter(pk=world.cases.head.pk).update(stage="appraisal")


def test_the_cell_of_work_and_the_cell_of_residence_each_write_their_own_line(world):
    record(world.secretary, OpinionItem(world.cases.head.pk, "workplace", "Gương mẫu"))
    record(world.neighbour, OpinionItem(world.cases.head.pk, "residence", "Chấp hành tốt"))
    rows = Opinion.objects.order_by("source").values_list("source", "organization_id", "text")
    assert list(rows) == [
        ("residence", world.home.pk, "Chấp hành tốt"),
        ("workplace", world.cell.pk, "Gương mẫu"),
    ]


def test_nobody_speaks_for_another_body(world):
    with pytest.raises(NotVisible):
        record(world.secretary, OpinionItem(world.cases.head.pk, "residence", "Tốt"))
    with pytest.raises(NotVisible):
        record(world.clerk, OpinionItem(world.cases.head.pk, "workplace", "Tốt"))


def test_an_exempt_residence_needs_its_reason_and_keeps_it(world):
    with pytest.raises(DomainError) as refused:
        record(world.neighbour, OpinionItem(world.cases.head.pk, "residence"))
    assert refused.value.code == "exempt_needs_reason"
    record(world.neighbour, OpinionItem(world.cases.head.pk, "residence", exempt_reason="Ở doanh trại"))
    assert Opinion.objects.get().exempt_reason == "Ở doanh trại"
    (entry,) = story_of(world.cases.head)
    assert entry.data == {"source": "residence", "exempt": "Ở doanh trại"}


def test_a_cell_proposes_no_level_and_an_agency_does_from_step_3_on(world):
    with pytest.raises(DomainError):
        record(world.secretary, OpinionItem(world.cases.head.pk, "workplace", "Tốt", rating="good"))
    with pytest.raises(NotVisible):
        record(world.agency, OpinionItem(world.cases.head.pk, "agency", "Nhất trí", rating="good"))
    at_appraisal(world)
    record(world.agency, OpinionItem(world.cases.head.pk, "agency", "Nhất trí", rating="good"))
    given = Opinion.objects.get()
    assert (given.unit_id, given.rating) == (world.agency_unit.pk, "good")


def test_a_later_word_of_the_same_body_replaces_the_earlier_and_both_acts_are_on_the_trail(world):
    record(world.secretary, OpinionItem(world.cases.head.pk, "workplace", "Bản đầu"))
    record(world.secretary, OpinionItem(world.cases.head.pk, "workplace", "Bản sau"))
    assert Opinion.objects.get().text == "Bản sau"
    assert [entry.act for entry in story_of(world.cases.head)] == ["opinion.workplace", "opinion.workplace"]


def test_after_the_vote_nothing_is_written_any_more(world):
    Evaluation.objects.filter(pk=world.cases.head.pk).update(stage="ballot")
    with pytest.raises(DomainError) as refused:
        record(world.secretary, OpinionItem(world.cases.head.pk, "workplace", "Muộn"))
    assert refused.value.code == "no_such_step"


def test_one_bad_line_refuses_the_whole_sheet(world):
    good = OpinionItem(world.cases.deputy.pk, "workplace", "Tốt")
    with pytest.raises(DomainError):
        record(world.secretary, good, OpinionItem(world.cases.head.pk, "workplace", " "))
    assert Opinion.objects.count() == 0


def test_a_cell_left_after_six_months_of_the_year_is_asked_and_after_five_is_not(world):
    old = make.organization("Chi bộ cũ")
    boss = make.person("Bí thư Cũ")
    user = make.login(boss)
    make.Appointment.objects.create(
        person=boss,
        organization=old,
        title="Bí thư",
        is_head=True,
        managed_by="grassroots",
        starts_on=make.SINCE,
    )
    sync_permissions(AT.date())
    stay = PartyMembership.objects.create(
        person=world.people["head"],
        organization=old,
        standing="official",
        activity="official",
        starts_on=make.SINCE,
        ends_on="2020-06-30",
    )
    assert selectors.former_cells([world.cases.head]) == {world.cases.head.pk: old.pk}
    record(user, OpinionItem(world.cases.head.pk, "former", "Ở chi bộ cũ hoàn thành tốt"))
    assert Opinion.objects.get().organization_id == old.pk
    PartyMembership.objects.filter(pk=stay.pk).update(ends_on="2020-01-15")
    assert selectors.former_cells([world.cases.head]) == {world.cases.head.pk: old.pk}
    PartyMembership.objects.filter(pk=stay.pk).update(starts_on="2019-07-17")
    assert selectors.former_cells([world.cases.head]) == {}


def test_the_desk_lists_every_subject_of_a_body_once_under_a_constant_count(world, django_assert_num_queries):
    with django_assert_num_queries(7):
        (desk,) = selectors.desks(world.secretary, on=AT.date())
    assert [line.case.name for line in desk.lines] == ["Hà Quang Bình", "Ma Thị Khiêm", "Nông Văn Tuyến"]
    for number in range(3):
        make.case(world.campaign, make.person(f"Thêm Văn {number}"), cell=world.cell)
    with django_assert_num_queries(7):
        (desk,) = selectors.desks(world.secretary, on=AT.date())
    assert desk.waiting == 6

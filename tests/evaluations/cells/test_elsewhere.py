"""A member who moved here or is elsewhere for a time: the other cell is asked, and its word stands on the line (RUL-13, 14)."""

from datetime import date

import pytest

from evaluations.models import Opinion
from evaluations.selectors import opinions
from evaluations.selectors.cells import lines_of, members_of
from evaluations.services.opinions import OpinionItem, opinions_record
from organizations.permissions import sync_permissions
from sonduong.kit.errors import DomainError, NotVisible
from tests import factories as make
from tests.evaluations.party_world import AT, DAY, commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    """The second member came from another cell in July; the third takes part in that cell for a time."""
    found = commune(4)
    found.other = make.organization("Chi bộ thôn Xa")
    boss = make.person("Bí Thư Xa")
    make.Appointment.objects.create(
        person=boss,
        organization=found.other,
        title="Bí thư",
        is_head=True,
        managed_by="grassroots",
        starts_on=make.SINCE,
    )
    found.elsewhere = make.login(boss)
    make.membership(found.people[1], found.other, ends_on=date(2020, 7, 1))
    make.membership(found.people[2], found.other, activity="temporary", starts_on=date(2020, 9, 1))
    sync_permissions(DAY)
    return found


def chips(found):
    cases = members_of(found.campaign, cell_ids=[found.cell.pk])
    return [
        [chip for chip in line.chips if chip.startswith(("former", "temporary"))]
        for line in lines_of(cases, on=DAY)
    ]


def test_each_other_cell_is_asked_about_its_own_and_nobody_else(world):
    desks = opinions.desks(world.elsewhere, on=DAY)
    assert {desk.source: [line.case.pk for line in desk.lines] for desk in desks} == {
        "former": [world.ids[1]],
        "temporary": [world.ids[2]],
    }
    assert opinions.desks(world.secretary, on=DAY) == []


def test_the_line_says_missing_until_the_word_is_there(world):
    assert chips(world) == [[], ["former_missing"], ["temporary_missing"], []]
    items = [
        OpinionItem(world.ids[1], "former", "Hoàn thành tốt khi ở chi bộ"),
        OpinionItem(world.ids[2], "temporary", "Sinh hoạt đều"),
    ]
    opinions_record(items=items, actor=world.elsewhere, at=AT)
    assert chips(world) == [[], ["former_answered"], ["temporary_answered"], []]
    assert set(Opinion.objects.values_list("organization_id", flat=True)) == {world.other.pk}


@pytest.mark.parametrize(("place", "source"), [(3, "former"), (1, "temporary"), (2, "former")])
def test_a_cell_does_not_speak_where_it_is_not_asked(world, place, source):
    with pytest.raises(NotVisible):
        opinions_record(items=[OpinionItem(world.ids[place], source, "Tốt")], actor=world.elsewhere, at=AT)


def test_after_publication_the_word_comes_too_late(world):
    type(world.cases[1]).objects.filter(pk=world.ids[1]).update(stage="published")
    with pytest.raises(DomainError) as error:
        opinions_record(items=[OpinionItem(world.ids[1], "former", "Tốt")], actor=world.elsewhere, at=AT)
    assert error.value.code == "no_such_step"

"""Guardian's rows are the projection of dated rows and say the same (decision 9)."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group

from organizations.models import Assignment, UnitGroupObjectPermission, User
from organizations.permissions import (
    group_name,
    organizations_for,
    places_on,
    roles_of,
    scopes_of,
    sync_if_new_day,
    sync_permissions,
)
from organizations.services.roster.importing import roster_import
from tests import factories as make
from tests.factories import AT, DAY
from tests.organizations.workbooks import MINI

pytestmark = pytest.mark.django_db


def held_by_groups() -> dict[str, set[int]]:
    """Group name → people in it, for groups that hold anything."""
    found = defaultdict(set)
    for name, person in User.groups.through.objects.values_list("group__name", "user__person_id"):
        found[name].add(person)
    return dict(found)


@pytest.mark.db_sensitive
def test_the_projection_of_a_whole_register_says_what_the_dated_rows_say():
    roster_import(path=MINI, actor=None, at=AT)
    for person in {person for people in places_on(DAY).values() for person in people}:
        User.objects.create_user(f"u{person}", person_id=person)
    sync_permissions(DAY)
    assert held_by_groups() == {group_name(place): set(people) for place, people in places_on(DAY).items()}
    for user in User.objects.all():
        projected = scopes_of(user, on=DAY)
        by_date = scopes_of(user, on=DAY + timedelta(days=1))
        assert projected == by_date  # nothing in the mini roster changes on 16 December


def test_synchronising_twice_changes_nothing():
    make.assigned("unit_office", make.unit())
    before = (held_by_groups(), Group.objects.count(), UnitGroupObjectPermission.objects.count())
    sync_permissions(DAY)
    assert (held_by_groups(), Group.objects.count(), UnitGroupObjectPermission.objects.count()) == before


def test_a_right_ends_with_its_last_day():
    where = make.unit()
    user = make.assigned("teller", where)
    Assignment.objects.update(starts_on=date(2020, 12, 20), ends_on=date(2020, 12, 31))
    for day, roles in (
        (date(2020, 12, 19), frozenset()),
        (date(2020, 12, 20), {"teller"}),
        (date(2020, 12, 31), {"teller"}),
        (date(2021, 1, 1), frozenset()),
    ):
        assert roles_of(user, on=day) == roles
        sync_permissions(day)
        assert roles_of(user, on=day) == roles


def test_a_right_on_one_unit_is_none_on_another():
    mine, other = make.unit(), make.unit()
    user = make.assigned("unit_office", mine)
    assert user.has_perm("organizations.unit_office", mine)
    assert not user.has_perm("organizations.unit_office", other)
    assert not user.has_perm("organizations.unit_office")


def test_the_secretary_and_the_chair_of_the_committee_both_lead_the_cell():
    cell = make.organization(kind="cell")
    secretary, chair, member = make.login(), make.login(), make.login()
    make.post(secretary.person, None, organization=cell, title="Bí thư chi bộ", is_head=True)
    committee = make.collective(kind="cell_committee", organization=cell)
    make.seat(committee, chair.person, "chair")
    make.seat(committee, member.person, "member")
    sync_permissions(DAY)
    assert organizations_for(secretary, "cell_secretary", on=DAY) == {cell.pk}
    assert organizations_for(chair, "cell_secretary", on=DAY) == {cell.pk}
    assert organizations_for(member, "cell_secretary", on=DAY) == frozenset()


def test_a_disabled_login_holds_nothing():
    user = make.assigned("org_office", make.unit())
    user.is_active = False
    user.save()
    assert roles_of(user, on=DAY) == frozenset()
    sync_permissions(DAY)
    assert held_by_groups() == {}


def test_rights_are_read_in_one_query(django_assert_num_queries):
    user = make.assigned("org_office", make.unit())
    with django_assert_num_queries(1):
        scopes_of(user, on=DAY)
    with django_assert_num_queries(4):
        scopes_of(user, on=DAY + timedelta(days=1))


def test_the_installations_administrator_is_no_person_and_has_no_content():
    user = User.objects.create_user("quan-tri", "mat-khau-dai", is_installer=True)
    assert roles_of(user, on=DAY) == {"administrator"}


def test_the_daily_task_works_once_a_day():
    user = make.assigned("teller", make.unit())
    Assignment.objects.update(starts_on=date(2020, 12, 20), ends_on=date(2020, 12, 20))
    found = [(sync_if_new_day(date(2020, 12, day)), len(held_by_groups())) for day in (19, 20, 20, 21)]
    assert found == [(True, 0), (True, 1), (False, 1), (True, 0)]
    assert user.groups.count() == 0

"""Dated acts: what they write, what they refuse, that they can be seen before and taken back (ORG-4, ORG-5, ORG-7)."""

from datetime import date, timedelta

import pytest

from organizations import phrases
from organizations.models import Appointment, Assignment, Leave, PartyMembership, Person, Seat, Unit
from organizations.permissions import roles_of
from organizations.services.acts import bodies, membership, people, posts
from organizations.services.acts.record import act_do, act_preview, act_undo
from sonduong.kit.errors import DomainError
from sonduong.kit.models import AuditEntry
from tests import factories as make
from tests.factories import AT, DAY, SINCE

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2021, 1, 1)


@pytest.fixture
def office():
    return make.assigned("org_office", make.unit("Cơ quan Tổ chức - Nội vụ"))


def do(act, actor):
    return act_do(act, actor=actor, at=AT)


def refusal_of(act, actor) -> str:
    with pytest.raises(DomainError) as refused:
        do(act, actor)
    assert phrases.refusal(refused.value)
    return refused.value.code


def member(**values):
    who, cell = make.person(), make.organization("Chi bộ cũ")
    make.membership(who, cell, **values)
    return who, cell


def spells(who):
    rows = PartyMembership.objects.filter(person=who).order_by("starts_on")
    return [(row.organization.name, row.standing, row.state, row.starts_on, row.ends_on) for row in rows]


def test_a_transfer_ends_one_row_the_day_before_the_next_begins(office):
    who, _ = member()
    new = make.organization("Chi bộ mới")
    entry = do(
        membership.membership_transfer(person=who, organization=new, starts_on=date(2020, 7, 1)), office
    )
    assert spells(who) == [
        ("Chi bộ cũ", "official", "active", SINCE, date(2020, 6, 30)),
        ("Chi bộ mới", "official", "active", date(2020, 7, 1), None),
    ]
    assert (entry.act, entry.target_kind, entry.target_id) == (
        "register.transfer",
        "organizations.person",
        str(who.pk),
    )
    act_undo(number=entry.number, actor=office, at=AT)
    assert spells(who) == [("Chi bộ cũ", "official", "active", SINCE, None)]


def test_a_transfer_to_where_one_is_and_of_who_is_nowhere_are_refused(office):
    who, cell = member()
    assert (
        refusal_of(membership.membership_transfer(person=who, organization=cell, starts_on=DAY), office)
        == "already_there"
    )
    nobody = make.person()
    assert (
        refusal_of(membership.membership_transfer(person=nobody, organization=cell, starts_on=DAY), office)
        == "not_a_member"
    )


def test_an_admitted_member_is_probationary_and_nobody_is_admitted_twice(office):
    who, cell = make.person(), make.organization("Chi bộ cũ")
    do(membership.membership_admit(person=who, organization=cell, admitted_on=date(2020, 9, 2)), office)
    assert spells(who) == [("Chi bộ cũ", "probationary", "active", date(2020, 9, 2), None)]
    again = membership.membership_admit(person=who, organization=cell, admitted_on=date(2020, 10, 1))
    assert refusal_of(again, office) == "member_already"


def test_a_change_of_standing_and_state_is_a_new_row_from_that_day(office):
    who, _ = member(standing="probationary")
    do(membership.membership_change(person=who, starts_on=date(2020, 9, 2), standing="official"), office)
    do(
        membership.membership_change(
            person=who, starts_on=date(2020, 12, 1), state="exempt", reason="Tuổi cao"
        ),
        office,
    )
    assert spells(who) == [
        ("Chi bộ cũ", "probationary", "active", SINCE, date(2020, 9, 1)),
        ("Chi bộ cũ", "official", "active", date(2020, 9, 2), date(2020, 11, 30)),
        ("Chi bộ cũ", "official", "exempt", date(2020, 12, 1), None),
    ]


def test_temporary_activity_leaves_the_official_row_alone(office):
    who, _ = member()
    other = make.organization("Chi bộ tạm")
    act = membership.membership_temporary(
        person=who, organization=other, starts_on=date(2020, 3, 1), ends_on=date(2020, 8, 31)
    )
    do(act, office)
    assert PartyMembership.objects.get(activity="temporary").organization == other
    assert PartyMembership.objects.get(activity="official").ends_on is None


def test_a_second_head_of_a_place_is_refused_until_the_first_ends(office):
    where, first, second = make.unit(), make.person("Lê Văn Một"), make.person("Lê Văn Hai")
    old = make.post(first, where, is_head=True)
    new = posts.appoint(person=second, place=where, starts_on=NEW_YEAR, title="Trưởng phòng", is_head=True)
    assert refusal_of(new, office) == "head_already"
    do(posts.appointment_end(appointment=old, ends_on=NEW_YEAR - timedelta(days=1)), office)
    do(new, office)
    assert Appointment.objects.on(NEW_YEAR).get(unit=where, is_head=True).person == second


def test_a_new_main_post_takes_the_place_of_the_old_main_one(office):
    who = make.person()
    old = make.post(who, make.unit(), is_main=True)
    do(
        posts.appoint(person=who, place=make.unit(), starts_on=DAY, title="Trưởng phòng", is_main=True),
        office,
    )
    old.refresh_from_db()
    assert not old.is_main


def test_a_seat_is_taken_once_and_a_chair_is_one(office):
    body, chair, other = make.collective(), make.person(), make.person()
    do(posts.seat_take(person=chair, collective=body, role="chair", starts_on=SINCE), office)
    assert (
        refusal_of(posts.seat_take(person=other, collective=body, role="chair", starts_on=DAY), office)
        == "chair_already"
    )
    assert (
        refusal_of(posts.seat_take(person=chair, collective=body, role="member", starts_on=DAY), office)
        == "seat_already"
    )
    do(posts.seat_end(seat=Seat.objects.get(), ends_on=DAY), office)
    do(
        posts.seat_take(person=other, collective=body, role="chair", starts_on=DAY + timedelta(days=1)),
        office,
    )


def test_a_lent_right_is_the_deputys_on_those_days_and_cannot_be_lent_on(office):
    officer, deputy, third = make.assigned("unit_office", make.unit()), make.login(), make.person()
    mine = Assignment.objects.get(person=officer.person)
    act = posts.lend(
        assignment=mine,
        deputy=deputy.person,
        starts_on=date(2020, 12, 20),
        ends_on=date(2020, 12, 25),
        reason="Đi công tác",
    )
    do(act, office)
    held = [bool(roles_of(deputy, on=date(2020, 12, day))) for day in (19, 20, 25, 26)]
    assert held == [False, True, True, False]
    assert roles_of(officer, on=date(2020, 12, 22)) == {"unit_office"}
    lent = Assignment.objects.get(person=deputy.person)
    again = posts.lend(assignment=lent, deputy=third, starts_on=DAY, ends_on=DAY, reason="x")
    assert refusal_of(again, office) == "lent_right"
    own = posts.lend(assignment=mine, deputy=officer.person, starts_on=DAY, ends_on=DAY, reason="x")
    assert refusal_of(own, office) == "lend_to_self"


def test_a_leave_is_written_once(office):
    who = make.person()
    act = posts.leave_take(person=who, kind="sick", starts_on=date(2020, 1, 10), ends_on=date(2020, 4, 9))
    do(act, office)
    assert Leave.objects.get().ends_on == date(2020, 4, 9)
    assert refusal_of(act, office) == "leave_already"
    backwards = posts.leave_take(person=who, kind="sick", starts_on=DAY, ends_on=SINCE)
    assert refusal_of(backwards, office) == "ends_before_start"


def test_a_merged_unit_keeps_its_history_and_its_people_move(office):
    old, new = make.unit("Phòng Y tế"), make.unit("Văn phòng")
    body = make.collective(unit=old)
    head = make.person(workplace=old)
    post = make.post(head, old, is_head=True)
    make.seat(body, head, "chair")
    last = date(2020, 12, 31)
    entry = do(bodies.unit_dissolve(unit=old, dissolved_on=last, into=new, reason="Nghị quyết 18"), office)
    post.refresh_from_db(), body.refresh_from_db(), head.refresh_from_db()
    assert (post.ends_on, body.dissolved_on, head.workplace) == (last, last, new)
    assert Seat.objects.get().ends_on == last
    assert list(Unit.objects.on(last).filter(pk=old.pk)) == [old]
    assert not Unit.objects.on(NEW_YEAR).filter(pk=old.pk).exists()
    act_undo(number=entry.number, actor=office, at=AT)
    head.refresh_from_db()
    assert (head.workplace, Unit.objects.get(pk=old.pk).dissolved_on, Seat.objects.get().ends_on) == (
        old,
        None,
        None,
    )


def test_the_members_of_a_merged_cell_go_on_in_the_other_from_the_next_day(office):
    base = make.organization("Đảng bộ xã", kind="grassroots_committee")
    old, new = make.organization("Chi bộ A", parent=base), make.organization("Chi bộ B", parent=base)
    who = make.person()
    make.membership(who, old)
    last = date(2020, 12, 31)
    entry = do(
        bodies.organization_dissolve(organization=old, dissolved_on=last, into=new, reason="Sáp nhập thôn"),
        office,
    )
    assert spells(who) == [
        ("Chi bộ A", "official", "active", SINCE, last),
        ("Chi bộ B", "official", "active", NEW_YEAR, None),
    ]
    assert entry.act == "register.organization_merge"
    act_undo(number=entry.number, actor=office, at=AT)
    assert spells(who) == [("Chi bộ A", "official", "active", SINCE, None)]


def test_a_party_organisation_stands_only_where_the_plan_has_it(office):
    district = make.organization("Đảng bộ huyện", kind="district")
    values = {"code": "CB-MOI", "name": "Chi bộ mới", "established_on": DAY, "parent": district}
    assert refusal_of(bodies.organization_establish(kind="cell", **values), office) == "wrong_parent"
    do(bodies.organization_establish(kind="grassroots_cell", **values), office)
    assert refusal_of(bodies.organization_establish(kind="grassroots_cell", **values), office) == "code_taken"
    busy = bodies.organization_dissolve(organization=district, dissolved_on=DAY, reason="x")
    assert refusal_of(busy, office) == "has_children"


def test_a_unit_never_stands_under_itself(office):
    above = make.unit()
    below = make.unit(parent=above)
    assert refusal_of(bodies.unit_correct(unit=above, parent_id=below.pk, reason="x"), office) == "cycle"


def test_an_act_that_others_built_upon_is_not_undone(office):
    who, _ = member()
    first = do(
        membership.membership_transfer(
            person=who, organization=make.organization(), starts_on=date(2020, 7, 1)
        ),
        office,
    )
    do(
        membership.membership_transfer(
            person=who, organization=make.organization(), starts_on=date(2020, 10, 1)
        ),
        office,
    )
    with pytest.raises(DomainError, match="built_upon"):
        act_undo(number=first.number, actor=office, at=AT)


def test_a_code_or_a_person_that_is_there_already_is_told(office):
    make.person("Lê Văn Ba", code="NS-BA", birth_date=date(1970, 1, 2))
    assert refusal_of(people.person_add(code="NS-BA", full_name="Trần Tư"), office) == "code_taken"
    twin = people.person_add(code="NS-BON", full_name="Lê Văn Ba", birth_date=date(1970, 1, 2))
    assert refusal_of(twin, office) == "person_known"
    make.unit(code="DV-1")
    new = bodies.unit_establish(code="DV-1", name="Phòng", kind="Cơ quan chuyên môn", established_on=DAY)
    assert refusal_of(new, office) == "code_taken"


def test_an_act_is_undone_once(office):
    entry = do(people.person_add(code="NS-MOI", full_name="  Nguyễn   Văn Mới "), office)
    assert Person.objects.get(code="NS-MOI").full_name == "Nguyễn Văn Mới"
    act_undo(number=entry.number, actor=office, at=AT)
    assert not Person.objects.filter(code="NS-MOI").exists()
    with pytest.raises(DomainError, match="undone_already"):
        act_undo(number=entry.number, actor=office, at=AT)


def test_a_preview_says_what_would_change_and_leaves_nothing(office):
    who, _ = member()
    act = membership.membership_transfer(
        person=who, organization=make.organization("Chi bộ mới"), starts_on=DAY
    )
    touched = act_preview(act, actor=office, at=AT)
    assert (len(touched.made), len(touched.changed)) == (1, 1)
    assert spells(who) == [("Chi bộ cũ", "official", "active", SINCE, None)]
    assert not AuditEntry.objects.filter(act="register.transfer").exists()


def test_only_the_org_office_writes():
    stranger = make.assigned("unit_office", make.unit())
    act = people.person_correct(person=make.person(), ethnicity="Tày", reason="x")
    assert refusal_of(act, stranger) == "not_org_office"

"""Dated acts on people and units: fill, see what it does, do it; undo."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.html import format_html_join
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from organizations.forms import acts as forms
from organizations.phrases import ACTS, refusal
from organizations.selectors import bodies, scope
from organizations.selectors.history import touched_lines
from organizations.selectors.person import in_force_on, person_story
from organizations.selectors.structure import organization_page, unit_page
from organizations.services.acts import bodies as on_units
from organizations.services.acts import membership, people, posts
from organizations.services.acts.record import Act, act_do, act_preview, act_undo
from organizations.services.effects import effects_of
from sonduong.kit import clock
from sonduong.kit.errors import DomainError, NotVisible


@dataclass(frozen=True, slots=True)
class Door:
    """One act's form, what it makes of the clean values, and which of the person's rows may be chosen."""

    code: str
    form: type[forms.ActForm]
    act: Callable[..., Act]
    rows: str = ""

    @property
    def name(self) -> str:
        return ACTS[self.code]


PERSON_ACTS = {
    "bo-nhiem": Door(
        "register.appoint", forms.AppointForm, lambda person, **v: posts.appoint(person=person, **v)
    ),
    "thoi-chuc-vu": Door(
        "register.appointment_end",
        forms.RowForm,
        lambda person, row, **v: posts.appointment_end(appointment=row, **v),
        "appointments",
    ),
    "ket-nap": Door(
        "register.admit", forms.AdmitForm, lambda person, **v: membership.membership_admit(person=person, **v)
    ),
    "chuyen-sinh-hoat": Door(
        "register.transfer",
        forms.TransferForm,
        lambda person, **v: membership.membership_transfer(person=person, **v),
    ),
    "sinh-hoat-tam-thoi": Door(
        "register.temporary",
        forms.TemporaryForm,
        lambda person, **v: membership.membership_temporary(person=person, **v),
    ),
    "thay-doi-sinh-hoat": Door(
        "register.membership",
        forms.MembershipForm,
        lambda person, **v: membership.membership_change(person=person, **v),
    ),
    "thoi-sinh-hoat": Door(
        "register.membership_end",
        forms.MembershipEndForm,
        lambda person, **v: membership.membership_end(person=person, **v),
    ),
    "tham-gia-tap-the": Door(
        "register.seat", forms.SeatForm, lambda person, **v: posts.seat_take(person=person, **v)
    ),
    "thoi-tap-the": Door(
        "register.seat_end", forms.RowForm, lambda person, row, **v: posts.seat_end(seat=row, **v), "seats"
    ),
    "phan-cong": Door(
        "register.assign", forms.AssignForm, lambda person, **v: posts.assign(person=person, **v)
    ),
    "nhan-thay": Door(
        "register.lend",
        forms.LendForm,
        lambda person, row, **v: posts.lend(assignment=row, **v),
        "assignments",
    ),
    "thoi-phan-cong": Door(
        "register.assignment_end",
        forms.RowForm,
        lambda person, row, **v: posts.assignment_end(assignment=row, **v),
        "assignments",
    ),
    "nghi": Door("register.leave", forms.LeaveForm, lambda person, **v: posts.leave_take(person=person, **v)),
    "sua": Door(
        "register.person_correct",
        forms.PersonCorrectForm,
        lambda person, **v: people.person_correct(person=person, **_keys(v, "workplace")),
    ),
}
UNIT_ACTS = {
    "sua": Door(
        "register.unit_correct",
        forms.UnitCorrectForm,
        lambda unit, **v: on_units.unit_correct(
            unit=unit, **_keys(v, "parent", "party_organization", "superior_collective")
        ),
    ),
    "giai-the": Door(
        "register.unit_dissolve", forms.DissolveForm, lambda unit, **v: on_units.unit_dissolve(unit=unit, **v)
    ),
}
ORGANIZATION_ACTS = {
    "sua": Door(
        "register.organization_correct",
        forms.OrganizationCorrectForm,
        lambda organization, **v: on_units.organization_correct(
            organization=organization, **_keys(v, "parent")
        ),
    ),
    "giai-the": Door(
        "register.organization_dissolve",
        forms.OrganizationDissolveForm,
        lambda organization, **v: on_units.organization_dissolve(organization=organization, **v),
    ),
}
ADD_ORGANIZATION = Door(
    "register.organization_establish",
    forms.OrganizationForm,
    lambda target, **v: on_units.organization_establish(**v),
)
ADD_PERSON = Door("register.person_add", forms.PersonForm, lambda target, **v: people.person_add(**v))
ADD_UNIT = Door("register.unit_establish", forms.UnitForm, lambda target, **v: on_units.unit_establish(**v))


def _keys(values: dict, *names: str) -> dict:
    """Relations as keys, so that the history keeps plain values."""
    relations = {f"{name}_id": row.pk if (row := values.pop(name)) else None for name in names}
    return values | relations


@require_http_methods(["GET", "POST"])
def person_act(request, pk: int, slug: str):
    """An act on one person."""
    today = clock.today()
    story = person_story(request.user, pk, on=today)
    door = PERSON_ACTS.get(slug)
    if door is None:
        raise NotVisible
    rows = [row for row in getattr(story, door.rows) if in_force_on(row, today)] if door.rows else []
    initial = _initial(story.person, door.form)
    return _act(request, door, story.person, rows=rows, initial=initial, back=("organizations:person", pk))


@require_http_methods(["GET", "POST"])
def unit_act(request, pk: int, slug: str):
    """An act on one unit."""
    unit = unit_page(pk, on=clock.today()).unit
    door = UNIT_ACTS.get(slug)
    if door is None:
        raise NotVisible
    return _act(
        request, door, unit, rows=[], initial=_initial(unit, door.form), back=("organizations:unit", pk)
    )


@require_http_methods(["GET", "POST"])
def organization_act(request, pk: int, slug: str):
    """An act on one party organisation."""
    organization = organization_page(pk, on=clock.today()).organization
    door = ORGANIZATION_ACTS.get(slug)
    if door is None:
        raise NotVisible
    back = ("organizations:organization", pk)
    return _act(request, door, organization, rows=[], initial=_initial(organization, door.form), back=back)


@require_http_methods(["GET", "POST"])
def organization_add(request):
    """A new party organisation."""
    return _act(request, ADD_ORGANIZATION, None, rows=[], initial={}, back=("organizations:tree",))


@require_http_methods(["GET", "POST"])
def person_add(request):
    """A new person."""
    return _act(request, ADD_PERSON, None, rows=[], initial={}, back=("organizations:people",))


@require_http_methods(["GET", "POST"])
def unit_add(request):
    """A new unit."""
    return _act(request, ADD_UNIT, None, rows=[], initial={}, back=("organizations:tree",))


def _initial(row, form: type[forms.ActForm]) -> dict:
    """The row's present facts for a form that corrects them."""
    found = {}
    for name, field in form.base_fields.items():
        value = getattr(row, name, None)
        if value is not None:
            found[name] = f"{value.code}{bodies.DASH}{value}" if hasattr(field, "kind") else value
    return found


def _act(request, door: Door, target, *, rows, initial: dict, back: tuple):
    """GET: the form. POST: what it would do; with `lam`: do it."""
    form = door.form(request.POST or None, rows=rows, initial=initial)
    context = {"door": door, "target": target, "form": form, "back_url": resolve_url(*back), "lines": None}
    status = 200
    if request.method == "POST" and form.is_valid():
        act = door.act(target, **form.cleaned_data)
        try:
            if "lam" in request.POST:
                entry = act_do(act, actor=request.user, at=clock.now())
                messages.success(request, f"Đã ghi: {door.name.lower()}.")
                return _after(entry, back)
            touched = act_preview(act, actor=request.user, at=clock.now())
            context["lines"] = touched_lines(touched.made, touched.changed)
            context["effects"] = effects_of(*_touched_ids(touched))
        except DomainError as error:
            form.add_error(None, refusal(error))
            status = 409
    elif request.method == "POST":
        status = 422
    return render(request, "organizations/act.html", context, status=status)


def _after(entry, back: tuple):
    """A new row's own page, else where the act was asked for."""
    pages = {ADD_PERSON.code: "person", ADD_UNIT.code: "unit", ADD_ORGANIZATION.code: "organization"}
    if entry.act in pages:
        return redirect(f"organizations:{pages[entry.act]}", entry.target_id)
    return redirect(*back)


def _touched_ids(touched) -> tuple[set[int], set[int]]:
    rows = [*touched.made, *(row for row, _, _ in touched.changed)]
    people_ids = {pk for row in rows if (pk := getattr(row, "person_id", None))}
    return people_ids, {pk for row in rows if (pk := getattr(row, "unit_id", None))}


@require_POST
def undo(request, number: int):
    """Take an act back and return to where it was asked."""
    try:
        act_undo(number=number, actor=request.user, at=clock.now())
        messages.success(request, "Đã hoàn tác.")
    except DomainError as error:
        messages.error(request, refusal(error))
    back = request.POST.get("ve", "")
    return redirect(back if back.startswith(("/nhan-su/", "/to-chuc/")) else "organizations:people")


@require_GET
def suggest(request, kind: str):
    """Options for a field that is being typed."""
    typed = request.GET.get(request.GET.get("o", ""), "")
    if kind not in bodies.MODELS or not scope.may_change(request.user, on=clock.today()):
        raise NotVisible
    found = bodies.suggestions(request.user, kind, typed[:80], on=clock.today())
    return HttpResponse(format_html_join("", '<option value="{}"></option>', ([one] for one in found)))

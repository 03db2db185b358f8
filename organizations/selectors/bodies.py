"""Finds one unit, party organisation, collective or person by what somebody typed, and suggests a few by search."""

from datetime import date

from django.db.models import Q

from organizations.models import LeadershipCollective, PartyOrganization, Person, Unit
from organizations.selectors.people import people_choices
from sonduong.kit.text import clean, fold

MODELS = {
    "unit": Unit,
    "organization": PartyOrganization,
    "collective": LeadershipCollective,
    "person": Person,
}
DASH = " – "
SUGGESTED = 15


def body_typed(kind: str, typed: str):
    """The row whose code stands before the dash, or whose code or whole name was typed; None when none or many."""
    model, text = MODELS[kind], clean(typed)
    code = text.split(DASH)[0].strip()
    found = model.objects.filter(code__iexact=code).first()
    if found or not text:
        return found
    named = list(model.objects.filter(search_key=f" {fold(text)} ")[:2])
    return named[0] if len(named) == 1 else None


def suggestions(user, kind: str, typed: str, *, on: date) -> list[str]:
    """`code – name` of the first few that match; people only those whom `user` may see."""
    words = " ".join(fold(typed.split(DASH)[0]).split())
    if len(words) < 2:
        return []
    if kind == "person":
        found = people_choices(user, typed.split(DASH)[0], on=on, most=SUGGESTED)
        return [f"{one.code}{DASH}{one.full_name}{_post(one)}" for one in found]
    rows = MODELS[kind].objects.on(on).filter(Q(search_key__contains=words) | Q(code__istartswith=words))
    return [
        f"{code}{DASH}{name}" for code, name in rows.order_by("name").values_list("code", "name")[:SUGGESTED]
    ]


def _post(person: Person) -> str:
    return f", {person.posts[0]}" if person.posts else ""

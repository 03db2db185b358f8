"""Tổ chức: the two trees and the pages of a unit, a party organisation, a collective."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from organizations.selectors import scope, structure
from organizations.selectors.history import history
from sonduong.kit import clock


@require_GET
def tree(request):
    """Both trees as tabs, or what a search finds."""
    today = clock.today()
    search = request.GET.get("tim", "").strip()[:80]
    which = "don-vi" if request.GET.get("cay") == "don-vi" else "dang"
    context = {"search": search, "which": which, "may_change": scope.may_change(request.user, on=today)}
    if search:
        context["found"] = structure.bodies_found(search, on=today)
    elif which == "dang":
        context["nodes"] = structure.organization_tree(on=today)
    else:
        context["nodes"] = structure.unit_tree(on=today)
    return render(request, "organizations/tree.html", context)


@require_GET
def unit(request, pk: int):
    """One unit."""
    today = clock.today()
    page = structure.unit_page(pk, on=today)
    may_change = scope.may_change(request.user, on=today)
    context = {"page": page, "visible": _visible(request, today), "may_change": may_change}
    if may_change:
        context["past"] = history(page.unit)
    return render(request, "organizations/unit.html", context)


@require_GET
def organization(request, pk: int):
    """One party organisation."""
    today = clock.today()
    page = structure.organization_page(pk, on=today)
    may_change = scope.may_change(request.user, on=today)
    context = {"page": page, "visible": _visible(request, today), "may_change": may_change}
    if may_change:
        context["past"] = history(page.organization)
    return render(request, "organizations/organization.html", context)


@require_GET
def collective(request, pk: int):
    """One collective."""
    today = clock.today()
    found = structure.collective_get(pk, on=today)
    return render(
        request, "organizations/collective.html", {"collective": found, "visible": _visible(request, today)}
    )


def _visible(request, today) -> frozenset[int] | None:
    """Ids of the people whose pages this person may open; None = everybody's."""
    return scope.visible_ids(request.user, on=today)

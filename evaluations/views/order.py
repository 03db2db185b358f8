"""Thứ tự: what waits for what, with names; ratings that a later one has overtaken; whom a change of a rating touches."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from evaluations.selectors import order as selectors
from sonduong.kit import clock
from sonduong.kit.errors import NotVisible

CADRES = "can-bo"


@require_GET
def order(request):
    """One organisation's ratings against today's caps (`to-chuc`); the cadres' for those who see the district."""
    asked = request.GET.get("to-chuc", "")
    place = int(asked) if asked.isdigit() else None
    page = selectors.order_of(request.user, on=clock.today(), place=place, cadres=asked == CADRES)
    wide = bool({"org_office", "inspection"} & set(request.roles))
    return render(
        request, "evaluations/order/order.html", {"page": page, "asked": asked, "sees_cadres": wide}
    )


@require_GET
def affected(request, kind: str, pk: int):
    """Whom the rating of one body, or the civil result of one person, touches."""
    if kind not in selectors.SOURCES:
        raise NotVisible
    page = selectors.affected_by(request.user, kind, pk, on=clock.today())
    return render(request, "evaluations/order/affected.html", {"page": page})

"""Ý kiến: one page for each body to answer all its subjects."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from evaluations.enums import FOUR_RATINGS, OpinionSource
from evaluations.phrases import refusal
from evaluations.selectors import opinions as selectors
from evaluations.services.opinions import OpinionItem, opinions_record
from sonduong.kit import clock
from sonduong.kit.errors import DomainError


@require_http_methods(["GET", "POST"])
def opinions(request):
    """Every body for which the person answers; POST sends the filled lines of one of them."""
    desks = selectors.desks(request.user, on=clock.today())
    if request.method == "POST":
        desk = next((one for one in desks if one.key == request.POST.get("desk")), None)
        items = _items(desk, request.POST) if desk else []
        if not items:
            messages.error(request, "Chưa có dòng nào được ghi mới.")
            return _page(request, desks, request.POST, status=422)
        try:
            opinions_record(items=items, actor=request.user, at=clock.now())
        except DomainError as error:
            messages.error(request, refusal(error))
            return _page(request, desks, request.POST, status=409)
        messages.success(request, f"Đã gửi {len(items)} ý kiến.")
        return redirect("evaluations:opinions")
    return _page(request, desks, {})


def _items(desk: selectors.Desk, post) -> list[OpinionItem]:
    """The lines that were changed: a line left empty, or left as it was sent before, is not sent."""
    items = []
    for line in desk.lines:
        pk = line.case.pk
        text, exempt = post.get(f"text-{pk}", "").strip(), post.get(f"exempt-{pk}", "").strip()
        rating = post.get(f"rating-{pk}", "")
        before = line.opinion
        same = before and (before.text, before.rating, before.exempt_reason) == (
            text.replace("\r\n", "\n"),
            rating,
            exempt,
        )
        if (text or exempt or rating) and not same:
            unit = desk.place_id if desk.source == OpinionSource.AGENCY else None
            items.append(OpinionItem(pk, desk.source, text, rating, exempt, unit))
    return items


def _page(request, desks, typed, *, status: int = 200):
    shown = [
        {
            "desk": desk,
            "is_agency": desk.source == OpinionSource.AGENCY,
            "may_exempt": desk.source == OpinionSource.RESIDENCE,
            "rows": [_row(line, typed) for line in desk.lines],
        }
        for desk in desks
    ]
    context = {"desks": shown, "levels": FOUR_RATINGS}
    return render(request, "evaluations/opinions/opinions.html", context, status=status)


def _row(line: selectors.Line, typed) -> dict:
    pk, given = line.case.pk, line.opinion
    return {
        "case": line.case,
        "given_at": given.given_at if given else None,
        "text": typed.get(f"text-{pk}", given.text if given else ""),
        "rating": typed.get(f"rating-{pk}", given.rating if given else ""),
        "exempt": typed.get(f"exempt-{pk}", given.exempt_reason if given else ""),
    }

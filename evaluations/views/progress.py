"""The progress matrix, and reminding the late."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from evaluations.phrases import refusal
from evaluations.selectors.progress import letters_of, matrix_of
from evaluations.services.nudges import units_remind
from sonduong.kit import clock
from sonduong.kit.errors import DomainError


@require_http_methods(["GET", "POST"])
def matrix(request: HttpRequest) -> HttpResponse:
    """Unit × step with counts; filters live in the address. POST shows the letter first, then sends it."""
    chosen = [int(raw) for raw in request.POST.getlist("unit") if raw.isdecimal()]
    note = request.POST.get("note", "")[:150]
    if "send" in request.POST and _remind(request, chosen, note):
        return redirect("evaluations:progress")
    words, late_only = request.GET.get("q", "").strip()[:100], request.GET.get("tt") == "qua-han"
    today, now = clock.today(), clock.now()
    context = {
        "board": matrix_of(request.user, on=today, at=now, words=words, late_only=late_only),
        "letters": letters_of(request.user, chosen, on=today, at=now) if chosen else [],
        "chosen": chosen,
        "note": note,
        "words": words,
        "late_only": late_only,
        "may_remind": "org_office" in request.roles,
        "now": now,
    }
    return render(request, "evaluations/dossiers/progress.html", context)


def _remind(request: HttpRequest, chosen: list[int], note: str) -> bool:
    try:
        told = units_remind(unit_ids=chosen, note=note, actor=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, refusal(error))
        return False
    messages.success(
        request, f"Đã nhắc {told} đơn vị; mỗi người nhận không quá một lần một ngày cho một đơn vị."
    )
    return True

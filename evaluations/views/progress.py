"""The progress matrix."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from evaluations.selectors.progress import matrix_of
from sonduong.kit import clock


@require_GET
def matrix(request: HttpRequest) -> HttpResponse:
    """Unit × step with counts; filters live in the address."""
    words, late_only = request.GET.get("q", "").strip()[:100], request.GET.get("tt") == "qua-han"
    board = matrix_of(request.user, on=clock.today(), at=clock.now(), words=words, late_only=late_only)
    context = {"board": board, "words": words, "late_only": late_only, "now": clock.now()}
    return render(request, "evaluations/dossiers/progress.html", context)

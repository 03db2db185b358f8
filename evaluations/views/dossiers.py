"""The list of cases and the one page of a case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from evaluations.forms.dossiers import FilterForm
from evaluations.phrases import GUARDS
from evaluations.selectors import case_lists
from evaluations.selectors.dossiers import dossier_get
from sonduong.kit import clock


@require_GET
def dossier_list(request: HttpRequest) -> HttpResponse:
    """The cases in which this person has a part, fifty a page; filters live in the address."""
    form = FilterForm(request.GET, choices=case_lists.choices(request.user, on=clock.today()))
    chosen = form.chosen()
    page = case_lists.case_page(request.user, chosen, number=request.GET.get("trang"), on=clock.today())
    context = {"form": form, "page": page, "query": form.query(), "rows": page.object_list}
    return render(request, "evaluations/dossiers/list.html", context)


@require_GET
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole chain of one person on one page."""
    found = dossier_get(request.user, pk, on=clock.today())
    context = {
        "dossier": found,
        "case": found.case,
        "blocked": [GUARDS[guard] for guard in found.missing],
        "is_own": found.case.person_id == request.user.person_id,
    }
    return render(request, "evaluations/dossiers/dossier.html", context)

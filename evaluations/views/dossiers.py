"""The list of cases, the one page of a case, and the recorded exception of a head."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from evaluations.forms.dossiers import FilterForm
from evaluations.phrases import GUARDS, refusal
from evaluations.selectors import case_lists
from evaluations.selectors.dossiers import dossier_get
from evaluations.services import exemptions
from sonduong.kit import clock
from sonduong.kit.errors import DomainError


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
        "beside": case_lists.neighbours_of(request.user, found.case, on=clock.today()),
        "blocked": [GUARDS[guard] for guard in found.missing],
        "is_own": found.case.person_id == request.user.person_id,
    }
    return render(request, "evaluations/dossiers/dossier.html", context)


@require_POST
def head_exempt(request: HttpRequest, pk: int) -> HttpResponse:
    """Record, or take back, why the head's cap does not hold for this case."""
    reason = request.POST.get("reason", "")
    try:
        case = exemptions.head_exempt(evaluation_id=pk, reason=reason, actor=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, refusal(error))
    else:
        messages.success(
            request, "Đã ghi lý do." if case.head_exempt_reason else "Đã áp dụng lại trần người đứng đầu."
        )
    return redirect("evaluations:dossier", pk)

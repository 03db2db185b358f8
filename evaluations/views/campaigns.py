"""The year's plan: overview, readiness, start."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from evaluations.forms.campaigns import StartForm
from evaluations.phrases import refusal
from evaluations.selectors.plan_pages import plan_page, start_choices, start_values
from evaluations.selectors.readiness import readiness as check
from evaluations.services.campaigns import campaign_start
from sonduong.kit import clock
from sonduong.kit.errors import DomainError


@require_GET
def plan(request: HttpRequest) -> HttpResponse:
    """The running campaign with its milestones, regulation and criteria."""
    return render(
        request, "evaluations/campaigns/plan.html", {"page": plan_page(request.user, on=clock.today())}
    )


@require_GET
def readiness(request: HttpRequest) -> HttpResponse:
    """Where nobody could act, and what looks odd."""
    found = check(on=clock.today(), year=clock.today().year)
    return render(request, "evaluations/campaigns/readiness.html", {"found": found})


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Start the year's review, or enrol those who are new."""
    form = StartForm(request.POST or None, choices=start_choices(), initial=start_values(clock.today()))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data | {"authority_id": int(form.cleaned_data["authority_id"])}
        try:
            campaign = campaign_start(**given, actor=request.user, at=clock.now())
        except DomainError as error:
            form.add_error(None, refusal(error))
        else:
            messages.success(request, f"Đợt năm {campaign.year} đã mở; mỗi cán bộ một hồ sơ.")
            return redirect("evaluations:plan")
    found = check(on=clock.today(), year=clock.today().year)
    context = {"form": form, "found": found}
    return render(request, "evaluations/campaigns/start.html", context, status=422 if form.errors else 200)

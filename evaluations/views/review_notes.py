"""Pages beside the review: suggested points, and the plan to mend shortcomings."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from evaluations import permissions
from evaluations.enums import RemediationState
from evaluations.forms.review_notes import PointForm, PromiseForm
from evaluations.phrases import refusal
from evaluations.selectors import review_notes as selectors
from evaluations.selectors.cases import case_get
from evaluations.services import review_notes as acts
from sonduong.kit import clock
from sonduong.kit.errors import DomainError


@require_http_methods(["GET", "POST"])
def points(request, pk: int):
    """The points that the review must answer; POST adds one."""
    case = case_get(request.user, pk, "review_points.write", on=clock.today())
    form = PointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            acts.suggested_point_add(
                evaluation_id=pk, **form.cleaned_data, actor=request.user, at=clock.now()
            )
        except DomainError as error:
            form.add_error(None, refusal(error))
        else:
            messages.success(request, "Đã ghi gợi ý; bản tự kiểm điểm có thêm mục giải trình.")
            return redirect("evaluations:suggested-points", pk)
    context = {
        "case": case,
        "form": form,
        "points": selectors.points_of(case),
        "is_open": case.stage == "self_review",
    }
    return render(request, "evaluations/self_review/points.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def remediation(request, pk: int):
    """The plan to mend; the subject adds promises and says how far they have come, the office reads."""
    case = case_get(request.user, pk, "remediation.read", on=clock.today())
    may_write = permissions.may(request.user, "remediation.write", case, case.roles)
    form = PromiseForm(request.POST if "add" in request.POST else None)
    if request.method == "POST":
        try:
            if _write(request, pk, form):
                messages.success(request, "Đã ghi.")
                return redirect("evaluations:remediation", pk)
        except DomainError as error:
            form.add_error(None, refusal(error))
    context = {
        "case": case,
        "form": form,
        "items": selectors.remediations_of(case),
        "may_write": may_write,
        "states": RemediationState.choices,
    }
    return render(
        request, "evaluations/self_review/remediation.html", context, status=422 if form.errors else 200
    )


def _write(request, pk: int, form) -> bool:
    if "add" in request.POST:
        if not form.is_valid():
            return False
        acts.remediation_add(evaluation_id=pk, **form.cleaned_data, actor=request.user, at=clock.now())
        return True
    item = request.POST.get("item", "")
    acts.remediation_follow_up(
        evaluation_id=pk,
        item_id=int(item) if item.isdecimal() else 0,
        state=request.POST.get("state", ""),
        outcome=request.POST.get("outcome", ""),
        actor=request.user,
        at=clock.now(),
    )
    return True

"""The org office's desk: the list with its bulk acts, and one appraisal."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from evaluations.enums import EvidencePurpose
from evaluations.forms.appraisals import AppraisalForm, SubmitForm
from evaluations.phrases import GUARDS, refusal
from evaluations.selectors.appraisal_desk import appraisal_page, desk_of, drafts_of, finished_of
from evaluations.selectors.self_reviews import files_of
from evaluations.services.appraisals import (
    AppraisalItem,
    agencies_consult,
    appraisals_record,
    cases_submit_to_authority,
)
from sonduong.kit import clock
from sonduong.kit.errors import DomainError


@require_http_methods(["GET", "POST"])
def appraisal_list(request: HttpRequest) -> HttpResponse:
    """Every dossier under appraisal in one row; POST asks the agencies or submits the ticked ones."""
    form = SubmitForm(request.POST or None)
    chosen = [int(raw) for raw in request.POST.getlist("case") if raw.isdecimal()]
    status = 200
    if request.method == "POST":
        if _act(request, form, chosen):
            return redirect("evaluations:appraisals")
        status = 409
    desk = desk_of(request.user, on=clock.today())
    context = {"desk": desk, "form": form, "chosen": chosen, "guards": GUARDS}
    return render(request, "evaluations/appraisals/list.html", context, status=status)


def _act(request: HttpRequest, form: SubmitForm, chosen: list[int]) -> bool:
    if not chosen or not form.is_valid():
        messages.error(request, "Chưa chọn hồ sơ nào.")
        return False
    try:
        if "draft" in request.POST:
            _draft(request, chosen)
        elif "finish" in request.POST:
            _finish(request, chosen)
        elif "consult" in request.POST:
            asked = agencies_consult(evaluation_ids=chosen, actor=request.user, at=clock.now())
            messages.success(request, f"Đã xin ý kiến các cơ quan về {asked} cán bộ.")
        else:
            number = form.cleaned_data["submission_number"]
            moved = cases_submit_to_authority(
                evaluation_ids=chosen, submission_number=number, actor=request.user, at=clock.now()
            )
            messages.success(request, f"Đã trình {len(moved)} hồ sơ theo tờ trình {number}.")
    except DomainError as error:
        messages.error(request, refusal(error))
        return False
    return True


def _draft(request: HttpRequest, chosen: list[int]) -> None:
    """Begin the drafts of the ticked cases from their Mẫu 03."""
    found = drafts_of(request.user, chosen, on=clock.today())
    items = [AppraisalItem(pk, is_complete=False, **values) for pk, values in found.items()]
    if items:
        appraisals_record(items=items, actor=request.user, at=clock.now())
    messages.success(request, f"Đã lập dự thảo cho {len(items)} hồ sơ; hồ sơ đã có dự thảo giữ nguyên.")


def _finish(request: HttpRequest, chosen: list[int]) -> None:
    """Declare the ticked drafts finished as they stand."""
    found = finished_of(request.user, chosen, on=clock.today())
    items = [AppraisalItem(pk, **values) for pk, values in found.items()]
    if items:
        appraisals_record(items=items, actor=request.user, at=clock.now())
    messages.success(request, f"Đã ghi thẩm định xong {len(items)} hồ sơ.")


@require_http_methods(["GET", "POST"])
def appraisal(request: HttpRequest, pk: int) -> HttpResponse:
    """One appraisal: all voices beside the form; a refusal keeps everything typed."""
    found = appraisal_page(request.user, pk, on=clock.today())
    form = AppraisalForm(request.POST or None, appraisal=found.dossier.voices.appraisal)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and _record(request, form, pk):
            return redirect("evaluations:appraisal", pk)
    stored = found.dossier.voices.appraisal
    context = {
        "page": found,
        "texts": [
            (field, getattr(stored, field.name, "") if status == 422 else "") for field in form.texts()
        ],
        "dossier": found.dossier,
        "case": found.dossier.case,
        "form": form,
        "trust_files": files_of(found.dossier.case, EvidencePurpose.TRUST_VOTE),
        "lines": [
            (state, *form.tick(state.item.key)) for state in found.dossier.papers if form.asks(state.item.key)
        ],
    }
    return render(request, "evaluations/appraisals/appraisal.html", context, status=status)


def _record(request: HttpRequest, form: AppraisalForm, pk: int) -> bool:
    is_complete = "complete" in request.POST
    try:
        edition = request.POST.get("edition")
        item = AppraisalItem(pk, is_complete=is_complete, edition=edition, **form.values())
        appraisals_record(items=[item], actor=request.user, at=clock.now())
    except DomainError as error:
        form.add_error(None, refusal(error))
        return False
    messages.success(request, "Đã ghi thẩm định xong." if is_complete else "Đã lưu bản nháp thẩm định.")
    return True

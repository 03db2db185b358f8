"""Tổ chức, tập thể: the list with what can be done to many, and the page of one body."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from evaluations import phrases
from evaluations.domain import grids
from evaluations.forms.bodies import AppraisalForm, BodyFilterForm, OutsideForm, ReportForm
from evaluations.selectors import bodies as selectors
from evaluations.selectors import body_lists
from evaluations.services import bodies as services
from evaluations.services.body_decisions import OutsideResult, outside_results_enter
from evaluations.services.decisions import Document
from evaluations.services.participation import participants_close
from sonduong.kit import clock
from sonduong.kit.errors import DomainError

# What the office does to the chosen lines: words when done, the service.
BULK = {
    "close": ("Đã kết thúc lấy ý kiến về {} tổ chức, tập thể.", participants_close),
    "lay": ("Đã trình {} tổ chức, tập thể.", services.bodies_submit_to_decider),
    "set_aside": ("Đã ghi nhận {} tổ chức, tập thể không xếp loại.", services.bodies_set_aside),
}


@require_http_methods(["GET", "POST"])
def index(request):
    """The bodies in which the person has a part; POST does one act to the chosen lines."""
    if request.method == "POST":
        ids = [int(pk) for pk in request.POST.getlist("case") if pk.isdigit()]
        done, service = BULK.get(request.POST.get("act", ""), (None, None))
        if not ids or service is None:
            messages.error(request, "Chưa chọn tổ chức, tập thể nào.")
        else:
            _try(request, done.format(len(ids)), service, evaluation_ids=ids)
        return redirect(request.get_full_path())
    code, stage = request.GET.get("loai", ""), request.GET.get("buoc", "")
    found = body_lists.body_list(
        request.user, on=clock.today(), code=code, stage=stage, number=request.GET.get("trang")
    )
    form = BodyFilterForm(request.GET, kinds=found.kinds, stages=found.stages)
    query = request.GET.copy()
    query.pop("trang", None)
    context = {"found": found, "page": found.page, "form": form, "query": query.urlencode()}
    return render(request, "evaluations/bodies/index.html", context)


def _try(request, done: str, service, **values) -> bool:
    """Call the service; say what happened."""
    try:
        service(actor=request.user, at=clock.now(), **values)
    except DomainError as refused:
        messages.error(request, phrases.refusal(refused))
        return False
    messages.success(request, done)
    return True


@require_http_methods(["GET", "POST"])
def body(request, pk: int):
    """One body; POST keeps or submits its report."""
    room = selectors.room_get(request.user, pk, on=clock.today())
    if request.method == "GET":
        return _page(request, room)
    submits = request.POST.get("act") == "submit"
    form = ReportForm(request.POST, kind=room.case.kind, points=room.points, is_draft=not submits)
    if not form.is_valid():
        return _page(request, room, form, status=422)
    item = services.BodyReview(pk, form.words(), form.grades(), form.cleaned_data["rating"])
    service = services.body_reviews_submit if submits else services.body_reviews_save
    done = "Đã nộp báo cáo kiểm điểm." if submits else "Đã lưu bản nháp."
    if _try(request, done, service, items=[item]):
        return redirect("evaluations:body", pk)
    return _page(request, room, form, status=409)


def _page(request, room: selectors.BodyRoom, form=None, *, status: int = 200):
    case, review = room.case, room.review
    initial = (review.answers | {"rating": review.self_rating}) if review else {}
    writes = room.is_("subject_office") and case.stage == "self_review"
    decides = room.is_("decider_office")
    form = form or ReportForm(initial=initial, kind=case.kind, points=room.points)
    appraisal = room.appraisal
    context = {
        "room": room,
        "case": case,
        "form": form if writes else None,
        "report": [
            (f.label, initial.get(name, "")) for name, f in form.fields.items() if name in form.report_keys
        ],
        "grid": [_grid_line(row, initial, room.answers) for row in grids.rows_of(case.kind)],
        "grid_code": grids.GRID_OF_KIND[case.kind],
        "answers": room.answers,
        "heard": [(number, a) for number, a in enumerate(room.answers, 1) if a.opinion and a.opinion.grid],
        "missing": sum(answer.opinion is None for answer in room.answers),
        "withdraws": room.is_("subject_office")
        and case.stage == "participants"
        and "not_received" in room.met,
        "closes": decides and case.stage == "participants",
        "appraises": AppraisalForm(
            initial={"findings": appraisal.findings, "rating": appraisal.proposed_rating}
            if appraisal
            else None
        )
        if decides and case.stage == "appraisal"
        else None,
        "outside": OutsideForm() if room.is_("org_office") and case.stage == "outside" else None,
        "sets_aside": decides and case.stage == "self_review" and "not_eligible" in room.met,
        "returns": decides and case.stage in {"participants", "appraisal"},
        "votes_here": room.is_("decider_office", "decider_member") and case.stage == "decision",
    }
    return render(request, "evaluations/bodies/body.html", context, status=status)


def _grid_line(row: grids.GridRow, own: dict, answers) -> dict:
    """One criterion: the own grade and the grades of the participants who sent a sheet, in their order."""
    sheets = [answer.opinion.grid for answer in answers if answer.opinion and answer.opinion.grid]
    grades = [grids.GRADES.get(sheet.get(row.key, ""), "") for sheet in sheets]
    return {
        "row": row,
        "own": grids.GRADES.get(own.get(grids.GRID_PREFIX + row.key, ""), ""),
        "grades": grades,
    }


@require_POST
def act(request, pk: int):
    """One act of the subject's or the decider's office on this body."""
    name, ids = request.POST.get("act", ""), [pk]
    if name in BULK:
        done, service = BULK[name]
        _try(request, done.format(1), service, evaluation_ids=ids)
    elif name == "withdraw":
        _try(request, "Đã rút báo cáo về để sửa.", services.body_review_withdraw, evaluation_id=pk)
    elif name == "return":
        reason = request.POST.get("reason", "")
        _try(request, "Đã trả lại.", services.bodies_return, evaluation_ids=ids, reason=reason)
    elif name == "appraise":
        _appraise(request, pk)
    elif name == "outside":
        _outside(request, pk)
    else:
        messages.error(request, "Không rõ việc cần làm.")
    return redirect("evaluations:body", pk)


def _appraise(request, pk: int) -> None:
    form = AppraisalForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Cần ghi nội dung thẩm định và mức đề nghị.")
        return
    item = services.BodyAppraisal(pk, form.cleaned_data["findings"], form.cleaned_data["rating"])
    _try(request, "Đã ghi thẩm định.", services.bodies_appraise, items=[item])


def _outside(request, pk: int) -> None:
    form = OutsideForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Cần đủ mức, số, ngày, người ký văn bản của cấp trên.")
        return
    values = dict(form.cleaned_data)
    item = OutsideResult(pk, values.pop("rating"), Document(**values))
    _try(request, "Đã nhập kết quả của cấp trên.", outside_results_enter, items=[item])

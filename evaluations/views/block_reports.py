"""Doors of the reports about cadres whom the province manages: gathered by block, forwarded, the answer written down."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from evaluations.enums import FOUR_RATINGS
from evaluations.forms.block_reports import MeetingForm, ResultForm
from evaluations.phrases import refusal
from evaluations.selectors import block_reports as seen
from evaluations.selectors.cases import current_campaign
from evaluations.services import block_reports as acts
from sonduong.kit import clock
from sonduong.kit.errors import DomainError


@require_http_methods(["GET", "POST"])
def listing(request):
    """The blocks of the year; the org office opens them."""
    today, campaign = clock.today(), current_campaign()
    if request.method == "POST" and campaign is not None:
        try:
            opened = acts.block_reports_open(campaign=campaign, actor=request.user, at=clock.now())
        except DomainError as error:
            messages.error(request, refusal(error))
        else:
            messages.success(request, f"Đã lập {len(opened)} khối mới.")
        return redirect("evaluations:block-reports")
    context = {
        "rows": seen.reports_list(request.user, on=today),
        "may_open": campaign is not None and seen.gathers(request.user, on=today),
    }
    return render(request, "evaluations/blocks/list.html", context)


@require_http_methods(["GET", "POST"])
def report(request, pk: int):
    """One block: what its meetings said of each cadre."""
    today = clock.today()
    one, results = seen.report_get(request.user, pk, on=today)
    may_write = one.forwarded_at is None and seen.may_write(request.user, one, on=today)
    meeting = MeetingForm(
        request.POST or None, initial={"held_on": one.held_on, "place": one.place, "minutes": one.minutes}
    )
    forms = [
        (row, ResultForm(request.POST or None, prefix=f"p{row.person_id}", initial=_kept(row)))
        for row in results
    ]
    status = 200
    if request.method == "POST":
        status = 422
        if (
            meeting.is_valid()
            and all(form.is_valid() for _, form in forms)
            and _kept_all(request, one, meeting, forms)
        ):
            messages.success(
                request, "Đã gửi Tổ chức – Nội vụ tổng hợp." if "complete" in request.POST else "Đã lưu."
            )
            return redirect("evaluations:block-report", pk)
    context = {
        "report": one,
        "rows": forms,
        "meeting": meeting,
        "may_write": may_write,
        "gathers": seen.gathers(request.user, on=today),
        "levels": FOUR_RATINGS,
    }
    return render(request, "evaluations/blocks/report.html", context, status=status)


def _kept(row) -> dict:
    texts = {name: getattr(row, name) for name in ("self_rating", "present", "strengths", "weaknesses")}
    return texts | {f"votes_{level}": n for level, n in row.votes.items()}


def _kept_all(request, one, meeting: MeetingForm, forms) -> bool:
    values = meeting.cleaned_data
    items = [form.item(row.person_id) for row, form in forms if form.has_changed() or row.votes]
    try:
        acts.block_report_record(
            report_id=one.pk,
            results=items,
            held_on=values["held_on"],
            place=values["place"],
            minutes=values["minutes"],
            is_complete="complete" in request.POST,
            actor=request.user,
            at=clock.now(),
        )
    except DomainError as error:
        meeting.add_error(None, refusal(error))
        return False
    return True


@require_POST
def forward(request, pk: int):
    """Report the block upward."""
    try:
        acts.block_report_forward(
            report_id=pk, document_number=request.POST.get("number", ""), actor=request.user, at=clock.now()
        )
    except DomainError as error:
        messages.error(request, refusal(error))
    else:
        messages.success(request, "Đã ghi báo cáo gửi Ban Thường vụ và cấp trên.")
    return redirect("evaluations:block-report", pk)


@require_POST
def outcomes(request, pk: int):
    """Write down what the province made known."""
    _, results = seen.report_get(request.user, pk, on=clock.today())
    given = {row.person_id: request.POST.get(f"o-{row.person_id}", "") for row in results}
    try:
        acts.block_outcomes_record(
            report_id=pk,
            outcomes={person: rating for person, rating in given.items() if rating},
            document=request.POST.get("document", ""),
            actor=request.user,
            at=clock.now(),
        )
    except DomainError as error:
        messages.error(request, refusal(error))
    else:
        messages.success(request, "Đã ghi kết quả cấp trên thông báo.")
    return redirect("evaluations:block-report", pk)

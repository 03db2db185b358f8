"""Step 1 as others meet it: read a review, receive, send back, record one written by hand, open its files."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from evaluations.enums import EvidencePurpose
from evaluations.forms.self_review import PaperForm, ReturnForm
from evaluations.phrases import refusal
from evaluations.phrases.step_one import READERS
from evaluations.selectors import review_pages, review_reading, self_reviews
from evaluations.selectors.cases import case_get
from evaluations.services import evidence as files
from evaluations.services import self_reviews as acts
from sonduong.kit import clock, uploads
from sonduong.kit.errors import DomainError, NotVisible

FILE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
PDF_POLICY = "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"  # a sandbox keeps Chrome's PDF reader from opening


@require_GET
def read(request, pk: int):
    """The review in the shape of the paper; the subject submits here, the office receives or sends back."""
    wanted = request.GET.get("ban", "")
    found = review_reading.reading(
        request.user, pk, version=int(wanted) if wanted.isdecimal() else None, on=clock.today()
    )
    case, step1 = found.case, found.step1
    is_own = case.person_id == request.user.person_id
    context = {
        "reading": found,
        "case": case,
        "step1": step1,
        "review": found.review,
        "readers": READERS.get(case.kind, ""),
        "files": self_reviews.evidence_of(case) if is_own or found.review else {},
        "groups": review_pages.score_groups(step1),
        "is_own": is_own,
        "is_draft": found.review is None or found.review.submitted_at is None,
        "guards": self_reviews.guards([case])[case.pk],
        "may_receive": review_reading.may_return(request.user, case),
        "return_form": ReturnForm(step1=step1),
    }
    return render(request, "evaluations/self_review/read.html", context)


@require_http_methods(["GET", "POST"])
def office(request):
    """The unit's reviews; POST receives the ticked ones."""
    if request.method == "POST":
        ids = [int(raw) for raw in request.POST.getlist("case") if raw.isdecimal()]
        new = acts.self_reviews_receive(evaluation_ids=ids, actor=request.user, at=clock.now()) if ids else 0
        messages.success(request, f"Đã nhận {new} bản tự kiểm điểm.")
        return redirect("evaluations:self-reviews")
    rows = review_reading.office_list(request.user, on=clock.today())
    page = Paginator(rows, 50).get_page(request.GET.get("trang"))
    context = {
        "rows": page.object_list,
        "page": page,
        "count": len(rows),
        "waiting": review_reading.waiting(rows),
    }
    return render(request, "evaluations/self_review/office.html", context)


@require_POST
def send_back(request, pk: int):
    """Return a review with a reason that points at the field."""
    case = case_get(request.user, pk, "self_review.receive", on=clock.today())
    form = ReturnForm(request.POST, step1=self_reviews.step_one([case])[case.pk])
    if not form.is_valid():
        messages.error(request, "Hãy ghi lý do trả lại.")
        return redirect("evaluations:self-review-read", pk)
    try:
        acts.self_review_return(evaluation_id=pk, **form.cleaned_data, actor=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, refusal(error))
        return redirect("evaluations:self-review-read", pk)
    messages.success(request, "Đã trả lại kèm lý do.")
    return redirect("evaluations:self-reviews")


@require_http_methods(["GET", "POST"])
def paper(request, pk: int):
    """Record a review written by hand: rating, total, scan."""
    case = case_get(request.user, pk, "self_review.record_paper", on=clock.today())
    form = PaperForm(request.POST or None, request.FILES or None, is_scored=case.is_scored)
    if request.method == "POST" and form.is_valid():
        try:
            _record(request, pk, form.cleaned_data)
        except DomainError as error:
            form.add_error(None, refusal(error))
        else:
            messages.success(request, f"Đã ghi bản tự kiểm điểm viết tay của đồng chí {case.name}.")
            return redirect("evaluations:self-reviews")
    status = 422 if form.errors else 200
    return render(request, "evaluations/self_review/paper.html", {"case": case, "form": form}, status=status)


def _record(request, pk: int, cleaned: dict) -> None:
    scan = cleaned["scan"]
    files.evidence_add(
        evaluation_id=pk,
        purpose=EvidencePurpose.PAPER.value,
        name=scan.name,
        content=scan.read(uploads.MAX_BYTES + 1),
        actor=request.user,
        at=clock.now(),
    )
    values = {"rating": cleaned["rating"]}
    if cleaned["summary"]:
        values["II.1"] = cleaned["summary"]
    item = acts.ReviewItem(pk, values, is_on_paper=True, total=cleaned.get("total"))
    acts.self_reviews_submit(items=[item], actor=request.user, at=clock.now())


@require_POST
def evidence_add(request, pk: int):
    """Take in a file for a criterion or a field of the own draft."""
    case = self_reviews.own_get(request.user, pk)
    step1 = self_reviews.blank(case)
    sent, key = request.FILES.get("file"), request.POST.get("key", "")
    purpose = EvidencePurpose.FIELD if key in step1.form.keys else EvidencePurpose.CRITERION
    if sent is None:
        messages.error(request, "Chưa chọn tệp.")
        return redirect("evaluations:self-review", pk)
    try:
        content = sent.read(uploads.MAX_BYTES + 1)
        files.evidence_add(
            evaluation_id=pk,
            purpose=purpose.value,
            key=key,
            name=sent.name,
            content=content,
            actor=request.user,
            at=clock.now(),
        )
    except DomainError as error:
        messages.error(request, refusal(error))
    else:
        messages.success(request, f"Đã nhận tệp {uploads.safe_name(sent.name)}.")
    return redirect("evaluations:self-review", pk)


@require_POST
def evidence_attach(request, pk: int, purpose: str):
    """Take in a file of an office: the minutes of step 2a, the result of a trust vote. Returns where `next` says."""
    if purpose not in {EvidencePurpose.FEEDBACK, EvidencePurpose.TRUST_VOTE}:
        raise NotVisible
    sent, back = request.FILES.get("file"), request.POST.get("next", "")
    if sent is None:
        messages.error(request, "Chưa chọn tệp.")
    else:
        try:
            files.evidence_add(
                evaluation_id=pk,
                purpose=purpose,
                name=sent.name,
                content=sent.read(uploads.MAX_BYTES + 1),
                actor=request.user,
                at=clock.now(),
            )
        except DomainError as error:
            messages.error(request, refusal(error))
        else:
            messages.success(request, f"Đã nhận tệp {uploads.safe_name(sent.name)}.")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_ours else "evaluations:home")


@require_POST
def evidence_remove(request, pk):
    """Take a file of the own draft out of sight."""
    try:
        gone = files.evidence_remove(evidence_id=pk, actor=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, refusal(error))
        return redirect("evaluations:home")
    messages.success(request, f"Đã gỡ tệp {gone.name}.")
    return redirect("evaluations:self-review", gone.evaluation_id)


@require_GET
def evidence(request, pk):
    """A file, after the permission check and the checksum; nothing in it can run in the browser."""
    found = self_reviews.evidence_get(request.user, pk, on=clock.today())
    try:
        content = uploads.read(found.stored_name, found.sha256)
    except DomainError as error:
        messages.error(request, refusal(error))
        raise NotVisible from error
    response = HttpResponse(content, content_type=found.media_type)
    inline = found.media_type in uploads.SHOWN_INLINE
    response["Content-Disposition"] = content_disposition_header(not inline, found.name)
    response["Content-Security-Policy"] = PDF_POLICY if found.media_type == "application/pdf" else FILE_POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response

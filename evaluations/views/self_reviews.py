"""The subject's pages of step 1: write, autosave, read through, submit, withdraw, complete."""

import json

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from evaluations import plans
from evaluations.enums import FOUR_RATINGS
from evaluations.forms.self_review import typed
from evaluations.phrases import refusal
from evaluations.phrases.caps import cap_sentence
from evaluations.phrases.step_one import READERS, RECEIVERS, SCORE_PROBLEMS
from evaluations.selectors import caps, review_pages, self_reviews
from evaluations.services import self_review_drafts
from evaluations.services import self_reviews as acts
from sonduong.kit import clock
from sonduong.kit.errors import DomainError
from sonduong.kit.templatetags.kit import vn_number

WRITE = "evaluations/self_review/write.html"
DUE = {"cadre": "self_review", "member": "member_review", "civil_servant": "civil_review"}


@require_http_methods(["GET", "POST"])
def write(request, pk: int):
    """The long form. GET shows the draft; POST saves it (with JavaScript the page saves by itself)."""
    case = self_reviews.own_get(request.user, pk)
    step1 = self_reviews.step_one([case])[case.pk]
    if not step1.is_draft:
        return redirect("evaluations:self-review-read", pk)
    if request.method == "GET":
        return _page(request, step1)
    sent = typed(request.POST, step1)
    try:
        saved = self_review_drafts.self_review_save(
            evaluation_id=case.pk, values=sent.values, seen=sent.seen, actor=request.user, at=clock.now()
        )
    except DomainError as error:
        messages.error(request, refusal(error))
        return _page(
            request, step1, marks=lambda _: sent.seen, values=sent.values, wrong=sent.wrong, status=422
        )
    if saved.clashes:
        messages.error(request, refusal(DomainError("conflict")))
        yours = {key: clash.yours for key, clash in saved.clashes.items()}
        shown = {"values": yours, "wrong": sent.wrong, "clashes": saved.clashes}
        return _page(request, saved.step1, marks=sent.marks, status=409, **shown)
    if sent.wrong:
        messages.error(request, "Các mục khác đã lưu; điểm ghi sai còn ở bên dưới để sửa.")
        return _page(request, saved.step1, marks=sent.marks, wrong=sent.wrong, status=422)
    messages.success(request, "Đã lưu bản nháp.")
    after = "evaluations:self-review-read" if "read" in request.POST else "evaluations:self-review"
    return redirect(after, case.pk)


def _page(request, step1, *, status: int = 200, marks=dict, **shown):
    page = review_pages.page_of(step1, **shown)
    plan = plans.load(step1.case.campaign.plan_code)
    context = {
        "page": page,
        "case": step1.case,
        "review": step1.review,
        "readers": READERS[step1.case.kind],
        "saved_at": _saved_at(step1.review),
        "returned": step1.returned,
        "levels": FOUR_RATINGS,
        "rating": shown.get("values", {}).get("rating", step1.rating),
        "rating_clash": (shown.get("clashes") or {}).get("rating"),
        "due": plan.due(DUE[step1.case.kind]),
        "problems": SCORE_PROBLEMS,
        "bands": caps.regulation_of(step1.case).scores.bands,
        "files": page.files,
        "seen_json": json.dumps(marks(page.seen)),
        "returned_anchor": step1.returned.return_field.replace(".", "-") if step1.returned else "",
    }
    return render(request, WRITE, context, status=status)


def _saved_at(review) -> str:
    """'10:42' for today's save, '10:42 20/11' for an earlier one."""
    if review is None:
        return ""
    at = review.saved_at.astimezone(clock.HANOI)
    return f"{at:%H:%M}" if at.date() == clock.today() else f"{at:%H:%M %d/%m}"


@require_POST
def save(request, pk: int):
    """Autosave: JSON with when it was saved, what is still missing, the sum, and both texts where two people clashed."""
    case = self_reviews.own_get(request.user, pk)
    sent = typed(request.POST, self_reviews.blank(case))
    try:
        saved = self_review_drafts.self_review_save(
            evaluation_id=case.pk, values=sent.values, seen=sent.seen, actor=request.user, at=clock.now()
        )
    except DomainError as error:
        return JsonResponse({"refused": refusal(error)}, status=409)
    after = saved.step1
    return JsonResponse(
        {
            "saved_at": clock.now().astimezone(clock.HANOI).strftime("%H:%M"),
            "seen": saved.seen,
            "missing": list(after.missing),
            "total": vn_number(after.total),
            "clashes": {key: {"theirs": c.theirs, "yours": c.yours} for key, c in saved.clashes.items()},
            "wrong": {key: SCORE_PROBLEMS[code] for key, (_, code) in sent.wrong.items()},
        },
        status=409 if saved.clashes else 200,
    )


@require_GET
def limits(request, pk: int):
    """The caps that bind the subject now, for the box on the form and for whoever opens it without JavaScript."""
    case = self_reviews.own_get(request.user, pk)
    found, regulation = caps.caps_of([case])[case.pk], caps.regulation_of(case)
    template = "evaluations/self_review/_caps.html" if request.htmx else "evaluations/self_review/caps.html"
    context = {
        "case": case,
        "caps": [cap_sentence(cap, regulation) for cap in found],
        "top": found[0].rating if found else "",
        "history": review_pages.history_of(case),
        "civil": caps.facts_of([case])[case.pk].civil if case.kind == "member" else None,
    }
    return render(request, template, context)


@require_POST
def submit(request, pk: int):
    """Submit the draft as it is stored."""
    case = self_reviews.own_get(request.user, pk)
    try:
        acts.self_reviews_submit(items=[acts.ReviewItem(pk)], actor=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, refusal(error))
        return redirect("evaluations:self-review", pk)
    messages.success(request, f"Đã nộp. Trước khi {RECEIVERS[case.kind]} nhận, đồng chí còn rút lại được.")
    return redirect("evaluations:self-review-read", pk)


@require_POST
def withdraw(request, pk: int):
    """Take the submitted review back."""
    try:
        acts.self_review_withdraw(evaluation_id=pk, actor=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, refusal(error))
        return redirect("evaluations:self-review-read", pk)
    messages.success(request, "Đã rút lại; bản này trở thành bản nháp.")
    return redirect("evaluations:self-review", pk)


@require_POST
def complete(request, pk: int):
    """Begin the completed version after the conferences (3.5)."""
    try:
        acts.self_review_complete_begin(evaluation_id=pk, actor=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, refusal(error))
        return redirect("evaluations:self-review-read", pk)
    return redirect("evaluations:self-review", pk)

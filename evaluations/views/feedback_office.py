"""Step 2a at the unit's office: list, invitation, closing, paper, summary; the org office confirms lists."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from evaluations.domain.feedback import ROWS, SIDES
from evaluations.enums import FOUR_RATINGS
from evaluations.forms.feedback import ClosingForm, CountForm, InvitationForm, ListForm, WithoutForm
from evaluations.phrases import refusal
from evaluations.selectors.feedback_office import desk_get
from evaluations.services import feedback_lists as lists
from evaluations.services import feedback_summaries as endings
from sonduong.kit import clock
from sonduong.kit.errors import DomainError, NotVisible

FORMS = {"open": InvitationForm, "close": ClosingForm, "paper": CountForm, "without": WithoutForm}


@require_http_methods(["GET", "POST"])
def manage(request, pk: int):
    """One round. The button's name says which act is meant."""
    desk = desk_get(request.user, pk, on=clock.today())
    if request.method == "GET":
        return _page(request, desk, {})
    act = request.POST.get("act", "")
    if act not in ACTS:
        raise NotVisible
    form = _form(act, request.POST, desk)
    if form is not None and not form.is_valid():
        return _page(request, desk, {act: form}, status=422)
    try:
        said = ACTS[act](pk, form.cleaned_data if form else request.POST, request.user, clock.now())
    except DomainError as error:
        messages.error(request, refusal(error))
        return _page(request, desk, {act: form} if form else {}, typed=request.POST, status=409)
    messages.success(request, said)
    return redirect("evaluations:feedback-manage", pk)


def _form(act: str, post, desk):
    if act == "list":
        return ListForm(post, candidates=[one.person for one in desk.candidates])
    return FORMS[act](post) if act in FORMS else None


def _page(request, desk, bound: dict, *, typed=None, status: int = 200):
    summary = desk.round.summary if desk.round else {}
    rows = [
        (key, label, [(name, words, texts, _text(name, typed, summary)) for name, words, texts in sides])
        for key, label, sides in desk.gathered
    ]
    context = {
        "desk": desk,
        "case": desk.case,
        "rows": rows,
        "other": typed.get("other", "") if typed else summary.get("other", ""),
        "counts": _counts(desk),
        "forms": {name: bound.get(name) or cls() for name, cls in FORMS.items()},
        "list_form": bound.get("list"),
    }
    return render(request, "evaluations/feedback/manage.html", context, status=status)


def _text(name: str, typed, summary: dict) -> str:
    if typed is not None:
        return typed.get(name, "")
    side, _, row = name.partition(".")
    return summary.get(side, {}).get(row, "")


def _counts(desk) -> list[tuple[str, int]]:
    counts = desk.round.on_paper.get("counts", {}) if desk.round and desk.round.on_paper else {}
    counts = counts or (desk.answers.counts if desk.answers else {})
    named = [(label, counts.get(code, 0)) for code, label in FOUR_RATINGS]
    return [*named, ("Không ghi mức", counts.get("none", 0))] if counts else []


def _propose(pk, cleaned, user, at) -> str:
    lists.feedback_lists_propose(
        items=[lists.ListItem(pk, cleaned["people"], cleaned["reason"])], actor=user, at=at
    )
    return "Đã ghi danh sách."


def _confirm(pk, cleaned, user, at) -> str:
    lists.feedback_lists_confirm(evaluation_ids=[pk], actor=user, at=at)
    return "Đã xác nhận danh sách."


def _open(pk, cleaned, user, at) -> str:
    lists.feedback_lists_freeze(
        evaluation_ids=[pk], invitation=lists.Invitation(**cleaned), actor=user, at=at
    )
    return "Đã chốt danh sách và mở góp ý."


def _close(pk, cleaned, user, at) -> str:
    endings.feedback_close(items=[endings.Closing(pk, **cleaned)], actor=user, at=at)
    return "Đã đóng góp ý."


def _paper(pk, cleaned, user, at) -> str:
    counts = {code: cleaned[code] for code, _ in FOUR_RATINGS}
    heads = {name: cleaned[name] for name in ("issued", "collected", "valid", "present", "minutes")}
    endings.feedback_paper_record(items=[endings.PaperCount(pk, counts=counts, **heads)], actor=user, at=at)
    return "Đã ghi số phiếu giấy."


def _without(pk, cleaned, user, at) -> str:
    endings.feedback_close_without(evaluation_ids=[pk], reason=cleaned["reason"], actor=user, at=at)
    return "Đã kết thúc bước này với lý do đã ghi; hồ sơ chuyển sang tập thể lãnh đạo."


def _summarise(pk, post, user, at) -> str:
    texts = {f"{side}.{row}": post.get(f"{side}.{row}", "") for side in SIDES for row in ROWS}
    item = endings.SummaryItem(pk, texts, post.get("other", ""))
    endings.feedback_summaries_write(items=[item], actor=user, at=at)
    return "Đã ghi bản tổng hợp; hồ sơ chuyển sang tập thể lãnh đạo."


ACTS = {
    "list": _propose,
    "confirm": _confirm,
    "open": _open,
    "close": _close,
    "paper": _paper,
    "without": _without,
    "summary": _summarise,
}

"""Ý kiến: one page for each body to answer all its subjects."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from evaluations.enums import FOUR_RATINGS, EvidencePurpose, OpinionSource
from evaluations.forms.opinions import PaperOpinionForm
from evaluations.phrases import refusal
from evaluations.selectors import opinions as selectors
from evaluations.selectors.cases import case_get
from evaluations.services.evidence import evidence_add
from evaluations.services.opinions import OpinionItem, opinions_record
from sonduong.kit import clock, uploads
from sonduong.kit.errors import DomainError


@require_http_methods(["GET", "POST"])
def opinions(request):
    """Every body for which the person answers; POST sends the filled lines of one of them."""
    desks = selectors.desks(request.user, on=clock.today())
    if request.method == "POST":
        desk = next((one for one in desks if one.key == request.POST.get("desk")), None)
        items = _items(desk, request.POST) if desk else []
        if not items:
            messages.error(request, "Chưa có dòng nào được ghi mới.")
            return _page(request, desks, request.POST, status=422)
        try:
            opinions_record(items=items, actor=request.user, at=clock.now())
        except DomainError as error:
            messages.error(request, refusal(error))
            return _page(request, desks, request.POST, status=409)
        messages.success(request, f"Đã gửi {len(items)} ý kiến.")
        return redirect("evaluations:opinions")
    return _page(request, desks, {})


def _items(desk: selectors.Desk, post) -> list[OpinionItem]:
    """The lines that were changed: a line left empty, or left as it was sent before, is not sent."""
    items = []
    for line in desk.lines:
        pk = line.case.pk
        text, exempt = post.get(f"text-{pk}", "").strip(), post.get(f"exempt-{pk}", "").strip()
        rating = post.get(f"rating-{pk}", "")
        before = line.opinion
        same = before and (before.text, before.rating, before.exempt_reason) == (
            text.replace("\r\n", "\n"),
            rating,
            exempt,
        )
        if (text or exempt or rating) and not same:
            unit = desk.place_id if desk.source == OpinionSource.AGENCY else None
            items.append(OpinionItem(pk, desk.source, text, rating, exempt, unit))
    return items


def _page(request, desks, typed, *, status: int = 200):
    shown = [
        {
            "desk": desk,
            "is_agency": desk.source == OpinionSource.AGENCY,
            "may_exempt": desk.source == OpinionSource.RESIDENCE,
            "rows": [_row(line, typed) for line in desk.lines],
        }
        for desk in desks
    ]
    context = {"desks": shown, "levels": FOUR_RATINGS}
    return render(request, "evaluations/opinions/opinions.html", context, status=status)


def _row(line: selectors.Line, typed) -> dict:
    pk, given = line.case.pk, line.opinion
    return {
        "case": line.case,
        "given_at": given.given_at if given else None,
        "text": typed.get(f"text-{pk}", given.text if given else ""),
        "rating": typed.get(f"rating-{pk}", given.rating if given else ""),
        "exempt": typed.get(f"exempt-{pk}", given.exempt_reason if given else ""),
    }


@require_http_methods(["GET", "POST"])
def paper(request, pk: int):
    """The unit's office enters a committee's signed opinion with its scan."""
    case = case_get(request.user, pk, "opinion.record_paper", on=clock.today())
    form = PaperOpinionForm(
        request.POST or None, request.FILES or None, sources=selectors.sources_on_paper(case)
    )
    if request.method == "POST" and form.is_valid():
        try:
            _record_paper(request, pk, form.cleaned_data)
        except DomainError as error:
            form.add_error(None, refusal(error))
        else:
            messages.success(request, f"Đã ghi ý kiến bằng giấy về đồng chí {case.name}.")
            return redirect("evaluations:self-reviews")
    context = {"case": case, "form": form, "given": selectors.opinions_of(case)}
    return render(request, "evaluations/opinions/paper.html", context, status=422 if form.errors else 200)


def _record_paper(request, pk: int, cleaned: dict) -> None:
    scan = cleaned["scan"]
    evidence_add(
        evaluation_id=pk,
        purpose=EvidencePurpose.OPINION.value,
        key=cleaned["source"],
        name=scan.name,
        content=scan.read(uploads.MAX_BYTES + 1),
        actor=request.user,
        at=clock.now(),
    )
    item = OpinionItem(pk, cleaned["source"], cleaned["text"], "", cleaned["exempt_reason"], is_on_paper=True)
    opinions_record(items=[item], actor=request.user, at=clock.now())

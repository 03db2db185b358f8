"""Tham gia nhận xét: one page for each body to answer all its subjects, the full sheet of one, the office's matrix."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from evaluations import phrases
from evaluations.domain import grids
from evaluations.enums import FOUR_RATINGS
from evaluations.forms.bodies import CommentForm, grades_in
from evaluations.selectors import participation as selectors
from evaluations.services.participation import BodyComment, body_comments_record
from sonduong.kit import clock
from sonduong.kit.errors import DomainError


def _chosen(request) -> tuple[str, int] | None:
    """The body in the address: `chu-the=code-unit`."""
    code, _, unit = request.GET.get("chu-the", "").rpartition("-")
    return (code, int(unit)) if code and unit.isdigit() else None


@require_http_methods(["GET", "POST"])
def desk(request):
    """All subjects of one body; POST sends the lines that were changed."""
    found = selectors.desk(request.user, on=clock.today(), chosen=_chosen(request))
    if request.method == "GET":
        return _page(request, found, {})
    items = _items(found.answers, request.POST)
    if not items:
        messages.error(request, "Chưa có dòng nào được ghi mới.")
        return _page(request, found, request.POST, status=422)
    try:
        body_comments_record(items=items, actor=request.user, at=clock.now())
    except DomainError as refused:
        messages.error(request, phrases.refusal(refused))
        return _page(request, found, request.POST, status=409)
    messages.success(request, f"Đã gửi {len(items)} ý kiến.")
    return redirect(request.get_full_path())


def _items(answers: list[selectors.Answer], post) -> list[BodyComment]:
    items = []
    for answer in answers:
        pk, before = answer.case.pk, answer.opinion
        text, rating = post.get(f"text-{pk}", "").strip(), post.get(f"rating-{pk}", "")
        kept = (before.text, before.rating) if before else ("", "")
        if answer.is_open and (text.replace("\r\n", "\n"), rating) != kept:
            grid = before.grid if before else {}
            items.append(BodyComment(pk, answer.body, answer.unit_id, text, rating, grid))
    return items


def _page(request, found: selectors.Desk, typed, *, status: int = 200):
    tabs = [
        {
            "name": answers[0].body_name,
            "url": f"{reverse('evaluations:participation')}?chu-the={code}-{unit}",
            "current": (code, unit) == found.chosen,
            "left": sum(answer.opinion is None for answer in answers),
        }
        for (code, unit), answers in found.bodies.items()
    ]
    rows = [_row(answer, typed) for answer in found.answers]
    context = {"found": found, "tabs": tabs, "rows": rows, "levels": FOUR_RATINGS}
    context["asks_rating"] = any(answer.duty.asks_rating for answer in found.answers)
    return render(request, "evaluations/bodies/participation.html", context, status=status)


def _row(answer: selectors.Answer, typed) -> dict:
    pk, before = answer.case.pk, answer.opinion
    return {
        "answer": answer,
        "text": typed.get(f"text-{pk}", before.text if before else ""),
        "rating": typed.get(f"rating-{pk}", before.rating if before else ""),
        "sheet": f"{reverse('evaluations:participation-answer', args=[pk])}?chu-the={answer.body}-{answer.unit_id}",
    }


@require_http_methods(["GET", "POST"])
def answer(request, pk: int):
    """The full sheet (Mẫu 03-HD, 04-HD) of one body about one subject."""
    found = selectors.desk(request.user, on=clock.today(), chosen=_chosen(request))
    one = next((row for row in found.answers if row.case.pk == pk), None)
    if one is None:
        raise Http404
    before = one.opinion
    initial = {"text": before.text, "rating": before.rating} if before else {}
    initial |= {grids.GRID_PREFIX + key: grade for key, grade in (before.grid if before else {}).items()}
    posted = request.POST if request.method == "POST" else None
    form = CommentForm(posted, kind=one.case.kind, initial=initial)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            values = form.cleaned_data
            item = BodyComment(pk, one.body, one.unit_id, values["text"], values["rating"], grades_in(values))
            try:
                body_comments_record(items=[item], actor=request.user, at=clock.now())
            except DomainError as refused:
                messages.error(request, phrases.refusal(refused))
                status = 409
            else:
                messages.success(request, "Đã gửi phiếu.")
                return redirect(f"{reverse('evaluations:participation')}?{request.GET.urlencode()}")
    context = {"one": one, "form": form, "query": request.GET.urlencode()}
    return render(request, "evaluations/bodies/sheet.html", context, status=status)


@require_GET
def matrix(request):
    """Which body owes what, until when, to whom, and what is missing."""
    lines = selectors.overview(request.user, on=clock.today())
    context = {
        "lines": lines,
        "today": clock.today(),
        "missing": sum(line.owed - line.given for line in lines),
    }
    return render(request, "evaluations/bodies/matrix.html", context)

"""Biểu quyết, bỏ phiếu: the counts of one sitting for all bodies before the decider, then decision and publication."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from evaluations import phrases, regulations
from evaluations.enums import FOUR_RATINGS, Kind
from evaluations.forms.bodies import CountForm, SittingForm
from evaluations.forms.cells import DocumentForm
from evaluations.forms.decisions import OverrideForm, override_in
from evaluations.selectors import body_lists
from evaluations.selectors.body_lists import VoteLine
from evaluations.services.body_decisions import BodyCount, bodies_decide, bodies_publish, body_votes_enter
from evaluations.services.ceilings import Override
from evaluations.services.decisions import Document
from evaluations.services.party_decisions import PartyDecision
from sonduong.kit import clock
from sonduong.kit.errors import DomainError


@require_http_methods(["GET", "POST"])
def votes(request):
    """One sitting, one line for each body; POST enters the filled lines."""
    lines = body_lists.vote_lines(request.user, on=clock.today())
    if request.method == "GET":
        return _page(request, lines)
    sitting = SittingForm(request.POST)
    forms = {line.case.pk: _form(line, request.POST) for line in lines}
    if not all([sitting.is_valid(), *[form.is_valid() for form in forms.values()]]):
        return _page(request, lines, sitting, forms, status=422)
    items = [
        BodyCount(pk, counts=form.counts(), **sitting.cleaned_data)
        for pk, form in forms.items()
        if form.counts()
    ]
    try:
        body_votes_enter(items=items, actor=request.user, at=clock.now())
    except DomainError as refused:
        messages.error(request, phrases.refusal(refused))
        return _page(request, lines, sitting, forms, status=409)
    messages.success(request, f"Đã nhập kết quả của {len(items)} tổ chức, tập thể.")
    return redirect("evaluations:body-votes")


def _form(line: VoteLine, data=None) -> CountForm:
    initial = line.mine.counts if line.mine else None
    return CountForm(data, initial=initial, prefix=f"v{line.case.pk}", is_secret=line.is_secret)


def _page(request, lines: list[VoteLine], sitting=None, forms=None, *, status: int = 200):
    waiting = body_lists.waiting_publication(request.user, on=clock.today())
    last = next((line.mine for line in lines if line.mine), None)
    initial = {"held_on": clock.today()}
    if last is not None:
        initial = {"held_on": last.held_on, "entitled": last.entitled, "present": last.present}
    rows = [{"line": line, "form": forms[line.case.pk] if forms else _form(line)} for line in lines]
    ready = [line for line in lines if line.agreed and line.may_decide]
    context = {
        "secret": [row for row in rows if row["line"].is_secret],
        "open": [row for row in rows if not row["line"].is_secret],
        "sitting": sitting or SittingForm(initial=initial),
        "ready": ready,
        "boards": sorted({line.case.grassroots_id for line in ready if line.case.subject_code == "cell_org"}),
        "override": _override(request, ready),
        "levels": FOUR_RATINGS,
        "waiting": waiting,
        "document": DocumentForm(initial={"issued_on": clock.today()}),
    }
    return render(request, "evaluations/bodies/votes.html", context, status=status)


def _override(request, ready: list[VoteLine]) -> OverrideForm | None:
    """The fields for passing the ceiling of cells, where the regulation lets it and cells are among those to be decided."""
    cells = [line.case for line in ready if line.case.subject_code == "cell_org"]
    if not cells:
        return None
    regulation = regulations.load(cells[0].campaign.regulation_code)
    return OverrideForm.of(request.POST, regulation, Kind.PARTY_ORGANIZATION)


@require_POST
def decide(request):
    """Decide what the vote said, or another level with the decider's reason; all or none."""
    lines = body_lists.vote_lines(request.user, on=clock.today())
    items = []
    for line in lines:
        rating = request.POST.get(f"muc-{line.case.pk}", "")
        if line.agreed and line.may_decide and rating:
            items.append(PartyDecision(line.case.pk, rating, request.POST.get(f"ly-do-{line.case.pk}", "")))
    if not items:
        messages.error(request, "Chưa có tổ chức, tập thể nào được chọn mức để quyết định.")
        return redirect("evaluations:body-votes")
    try:
        bodies_decide(
            items=items,
            decided_on=clock.today(),
            override=Override(*override_in(request.POST)),
            actor=request.user,
            at=clock.now(),
        )
    except DomainError as refused:
        messages.error(request, phrases.refusal(refused))
        return _page(request, lines, status=409)
    messages.success(request, f"Đã quyết định {len(items)} tổ chức, tập thể.")
    return redirect("evaluations:body-votes")


@require_POST
def publish(request):
    """Number and publish what was decided."""
    ids = [case.pk for case in body_lists.waiting_publication(request.user, on=clock.today())]
    form = DocumentForm(request.POST)
    if not form.is_valid() or not ids:
        messages.error(request, "Cần đủ số, ngày, người ký, chức vụ người ký của thông báo.")
        return redirect("evaluations:body-votes")
    try:
        document = Document(**form.cleaned_data)
        bodies_publish(evaluation_ids=ids, document=document, actor=request.user, at=clock.now())
    except DomainError as refused:
        messages.error(request, phrases.refusal(refused))
    else:
        messages.success(request, f"Đã công bố {len(ids)} kết quả.")
    return redirect("evaluations:body-votes")

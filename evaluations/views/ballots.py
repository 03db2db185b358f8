"""Paper ballots: list and opening, one ballot, the tellers' desk, next round, recording the decision."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from evaluations import regulations
from evaluations.enums import Kind
from evaluations.forms.ballots import AgainForm, CountForm, DecideForm, SittingForm
from evaluations.forms.decisions import OverrideForm, override_in
from evaluations.phrases import refusal
from evaluations.selectors.ballot_pages import ballot_page, desk_of
from evaluations.selectors.ballots import COLUMNS
from evaluations.selectors.teller_desk import teller_desk
from evaluations.services.ballots import Count, Sitting, ballot_open, ballot_vote_again, teller_count_enter
from evaluations.services.ceilings import Override
from evaluations.services.decisions import DecisionItem, decisions_record
from sonduong.kit import clock
from sonduong.kit.errors import DomainError, NotVisible


def _ids(request: HttpRequest, name: str) -> list[int]:
    return [int(raw) for raw in request.POST.getlist(name) if raw.isdecimal()]


def _sitting(form: SittingForm, present: list[int]) -> Sitting:
    given = form.cleaned_data
    return Sitting(given["title"], given["held_on"], frozenset(present), given["is_extraordinary"])


@require_http_methods(["GET", "POST"])
def ballot_list(request: HttpRequest) -> HttpResponse:
    """Cases that wait and all ballots; POST opens one for the ticked cases."""
    start = {"title": "Hội nghị Ban Thường vụ Huyện ủy", "held_on": clock.today()}
    form = SittingForm(request.POST or None, initial=start)
    chosen, status = _ids(request, "case"), 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and (opened := _open(request, form, chosen)):
            return redirect("evaluations:ballot", opened)
    context = {"desk": desk_of(request.user, on=clock.today()), "form": form, "chosen": chosen}
    return render(request, "evaluations/ballots/list.html", context, status=status)


def _open(request: HttpRequest, form: SittingForm, chosen: list[int]) -> int | None:
    if not chosen:
        form.add_error(None, "Chưa chọn ai để đưa vào phiếu.")
        return None
    try:
        sitting = _sitting(form, _ids(request, "present"))
        return ballot_open(evaluation_ids=chosen, sitting=sitting, actor=request.user, at=clock.now()).pk
    except DomainError as error:
        form.add_error(None, refusal(error))
        return None


@require_GET
def ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """One ballot: roll and lines while it is open, tally and choices once it is counted."""
    return _ballot(request, pk)


def _ballot(request: HttpRequest, pk: int, *, status: int = 200, **forms) -> HttpResponse:
    page = ballot_page(request.user, pk, on=clock.today(), typed=request.POST)
    regulation = regulations.load(page.ballot.campaign.regulation_code)
    start = {"title": page.ballot.title, "held_on": clock.today(), "decided_on": page.ballot.held_on}
    context = {
        "page": page,
        "ballot": page.ballot,
        "again_form": forms.get("again_form") or AgainForm(initial=start),
        "decide_form": forms.get("decide_form") or DecideForm(initial=start),
        "override": OverrideForm.of(request.POST, regulation, Kind.CADRE),
        "chosen": _ids(request, "case") if request.method == "POST" else None,
    }
    return render(request, "evaluations/ballots/ballot.html", context, status=status)


@require_http_methods(["GET", "POST"])
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """The teller's desk; the figures are kept only whole."""
    desk = teller_desk(request.user, pk, on=clock.today())
    problems: list[str] = []
    if request.method == "POST":
        form = CountForm(request.POST, line_ids=[row.line.pk for row in desk.lines], columns=COLUMNS)
        if not form.is_valid():
            problems = ["Có ô không phải là số từ 0 đến 999, hoặc thiếu số phát ra, thu về, hợp lệ."]
        else:
            try:
                entered = teller_count_enter(
                    ballot_id=pk, count=Count(**form.values()), actor=request.user, at=clock.now()
                )
            except DomainError as error:
                problems = [refusal(error)]
            else:
                return _entered(request, entered)
        desk = teller_desk(request.user, pk, on=clock.today(), typed=request.POST)
    context = {"desk": desk, "problems": problems}
    return render(request, "evaluations/ballots/count.html", context, status=422 if problems else 200)


def _entered(request: HttpRequest, entered) -> HttpResponse:
    if entered.counted_at:
        messages.success(request, "Hai thành viên tổ kiểm phiếu khớp số liệu; cuộc bỏ phiếu đã kiểm xong.")
        return redirect("evaluations:ballot", entered.pk)
    messages.success(request, "Đã ghi số liệu của đồng chí.")
    return redirect("evaluations:ballot-count", entered.pk)


@require_POST
def vote_again(request: HttpRequest, pk: int) -> HttpResponse:
    """A next round for the ticked cases."""
    form = AgainForm(request.POST)
    before = ballot_page(request.user, pk, on=clock.today()).ballot
    if form.is_valid():
        came = [seat["person"] for seat in before.roll if seat["present"]]
        try:
            opened = ballot_vote_again(
                evaluation_ids=_ids(request, "case"),
                sitting=_sitting(form, came),
                reason=form.cleaned_data["again_reason"],
                actor=request.user,
                at=clock.now(),
            )
        except NotVisible:
            form.add_error(None, "Chưa chọn ai để bỏ phiếu lại.")
        except DomainError as error:
            form.add_error(None, refusal(error))
        else:
            messages.success(request, "Đã mở vòng bỏ phiếu tiếp theo.")
            return redirect("evaluations:ballot", opened.pk)
    return _ballot(request, pk, status=422, again_form=form)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the committee's decisions for every counted line that is ticked; all or none."""
    form = DecideForm(request.POST)
    chosen = _ids(request, "case")
    if form.is_valid() and not chosen:
        form.add_error(None, "Chưa chọn ai để ghi quyết định.")
    if form.is_valid():
        items = [
            DecisionItem(
                key,
                rating=request.POST.get(f"rating-{key}", ""),
                reason=request.POST.get(f"reason-{key}", "")[:1000],
            )
            for key in chosen
        ]
        try:
            rows = decisions_record(
                items=items,
                decided_on=form.cleaned_data["decided_on"],
                override=Override(*override_in(request.POST)),
                actor=request.user,
                at=clock.now(),
            )
        except DomainError as error:
            form.add_error(None, refusal(error))
        except ValueError:
            form.add_error(None, "Có người chưa được chọn mức.")
        else:
            messages.success(request, f"Đã ghi quyết định đối với {len(rows)} cán bộ.")
            return redirect("evaluations:ballot", pk)
    return _ballot(request, pk, status=422, decide_form=form)

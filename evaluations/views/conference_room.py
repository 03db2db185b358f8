"""Doors inside a meeting: voices compared, material of one cadre, proposal, running of the meeting and its minutes."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from evaluations.forms.conferences import AttendanceForm, CloseForm, PaperForm, PlaceForm, ProposalForm
from evaluations.phrases import refusal
from evaluations.selectors import conference_pages, material, proposal_checks
from evaluations.selectors import conference_voices as voices
from evaluations.selectors.score_tables import PER_PAGE
from evaluations.services import conferences, evidence, paper_scores, proposals, score_sheets
from sonduong.kit import clock, uploads
from sonduong.kit.errors import DomainError


def _room(request, pk: int):
    return conference_pages.room_get(request.user, pk, on=clock.today())


@require_GET
def compare(request, pk: int):
    """All voices about the cadres of this meeting, twenty on a page."""
    room = _room(request, pk)
    lines = [line for line in room.lines if line.reads]
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("trang"))
    rows = voices.voice_rows(room, page.object_list)
    axis = voices.axis_of([row.figures for row in rows])
    context = {"room": room, "tab": "voices", "page": page, "rows": rows, "ticks": voices.ticks(axis)}
    return render(request, "evaluations/conferences/voices.html", context)


@require_GET
def papers(request, pk: int, case_id: int):
    """What the members read about one cadre before they score: review, own score, 02B, opinions, caps, former years."""
    room = _room(request, pk)
    line = room.line(case_id)
    if not line.reads:
        raise Http404
    context = {"room": room, "tab": "", "line": line, "found": material.of(request.user, line.case)}
    return render(request, "evaluations/conferences/material.html", context)


@require_http_methods(["GET", "POST"])
def proposal(request, pk: int, case_id: int):
    """Mẫu 03 of one cadre: read by those who may, written by whoever presides."""
    room = _room(request, pk)
    line = room.line(case_id)
    if not line.reads:
        raise Http404
    may_write = room.is_open and proposals.may_propose(
        request.user, line.case, room.conference, line.case.roles
    )
    kept = line.proposal
    form = ProposalForm(request.POST or None, initial=_kept(kept) if kept else {})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and _recorded(request, room, form, case_id):
            messages.success(request, f"Đã ghi đề xuất cho {line.case.name}.")
            return redirect(_next(room, line))
    context = {
        "room": room,
        "tab": "proposals",
        "line": line,
        "form": form,
        "may_write": may_write,
        "ground": voices.ground_of(line.case, room.conference.kind),
        "place": room.lines.index(line) + 1,
        "target": f"{case_id}-{room.conference.kind}",
    }
    return render(request, "evaluations/conferences/proposal.html", context, status=status)


def _kept(row) -> dict:
    votes = {f"votes_{level}": n for level, n in row.votes.items()}
    texts = {name: getattr(row, name) for name in ("strengths", "weaknesses", "rating", "gap_reason")}
    return texts | votes


def _recorded(request, room, form: ProposalForm, case_id: int) -> bool:
    try:
        proposals.proposals_record(
            voice=room.conference.kind, items=[form.item(case_id)], actor=request.user, at=clock.now()
        )
    except DomainError as error:
        form.add_error(None, refusal(error))
        return False
    return True


def _next(room, line) -> str:
    """The next cadre without a proposal, else the list."""
    waiting = [
        one for one in room.lines if one.proposal is None and not one.is_own and one.case.pk != line.case.pk
    ]
    if waiting:
        return reverse("evaluations:conference-proposal", args=[room.conference.pk, waiting[0].case.pk])
    return reverse("evaluations:conference-proposals", args=[room.conference.pk])


@require_GET
def listed(request, pk: int):
    """Proposals of the meeting, one row a cadre."""
    room = _room(request, pk)
    page = Paginator([line for line in room.lines if line.reads or line.is_own], 50).get_page(
        request.GET.get("trang")
    )
    shown = [line for line in page.object_list if not line.is_own]
    held = {line.case.pk: line.proposal for line in shown if line.proposal}
    checks = proposal_checks.checks_of([line.case for line in shown], held)
    rows = [(line, checks.get(line.case.pk)) for line in page.object_list]
    context = {"room": room, "tab": "proposals", "page": page, "rows": rows}
    return render(request, "evaluations/conferences/proposals.html", context)


@require_GET
def run(request, pk: int):
    """Attendance, progress of the scoring, minutes: for whoever runs the meeting; a closed one shows its minutes."""
    return _run(request, _room(request, pk))


def _run(request, room, *, form: CloseForm | None = None, paper=None, place=None, status: int = 200):
    lines = list(room.lines)
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("trang"))
    on_paper = room.conference.is_on_paper
    context = {
        "room": room,
        "tab": "run",
        "page": page,
        "place": place or PlaceForm(initial=_kept_place(room.conference)),
        "form": form or CloseForm(initial={"secretary_name": room.conference.secretary_name}),
        "paper_rows": [
            (
                line,
                (paper or {}).get(line.case.pk)
                or PaperForm(initial=line.item.paper_totals, prefix=f"c{line.case.pk}"),
            )
            for line in page.object_list
            if on_paper and line.case.is_scored and line.may_run
        ],
        "unproposed": [
            line.case.name for line in lines if line.proposal is None and line.is_here and not line.is_own
        ],
    }
    return render(request, "evaluations/conferences/run.html", context, status=status)


def _kept_place(conference) -> dict:
    return {name: getattr(conference, name) for name in ("held_at", "place", "agenda")}


@require_POST
def reschedule(request, pk: int):
    """Another hour, place or agenda."""
    room = _room(request, pk)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        return _run(request, room, place=form, status=422)
    try:
        conferences.conference_reschedule(
            conference_id=pk, **form.cleaned_data, actor=request.user, at=clock.now()
        )
    except DomainError as error:
        form.add_error(None, refusal(error))
        return _run(request, room, place=form, status=409)
    messages.success(request, "Đã đổi giấy mời và báo lại các thành viên.")
    return redirect("evaluations:conference-run", pk)


@require_POST
def attendance(request, pk: int):
    """Note who is present."""
    room = _room(request, pk)
    form = AttendanceForm(request.POST, roll=room.roll)
    if not form.is_valid():
        messages.error(request, "Danh sách điểm danh chưa đúng, hãy chọn lại.")
        return _run(request, room, status=422)
    try:
        conferences.attendance_record(
            conference_id=pk,
            present_ids=form.cleaned_data["present"],
            chair_id=form.cleaned_data["chair"],
            actor=request.user,
            at=clock.now(),
        )
    except DomainError as error:
        messages.error(request, refusal(error))
        return redirect("evaluations:conference-run", pk)
    messages.success(request, "Đã ghi điểm danh.")
    return redirect("evaluations:conference-run", pk)


@require_POST
def end_scoring(request, pk: int):
    """End the scoring of the ticked cadres before all sheets are in."""
    chosen = [int(value) for value in request.POST.getlist("case") if value.isdecimal()]
    if not chosen:
        messages.error(request, "Chưa chọn cán bộ nào.")
        return redirect("evaluations:conference-run", pk)
    try:
        score_sheets.means_open(conference_id=pk, evaluation_ids=chosen, actor=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, refusal(error))
    else:
        messages.success(request, f"Đã kết thúc chấm điểm và mở điểm trung bình của {len(chosen)} người.")
    return redirect("evaluations:conference-run", pk)


@require_POST
def paper_totals(request, pk: int):
    """Enter what the count of signed sheets gave, for every row that was filled in."""
    room = _room(request, pk)
    forms = {
        line.case.pk: PaperForm(request.POST, prefix=f"c{line.case.pk}")
        for line in room.lines
        if any(request.POST.get(f"c{line.case.pk}-{name}") for name in PaperForm.base_fields)
    }
    wrong = [form for form in forms.values() if not form.is_valid()]
    if wrong or not forms:
        messages.error(request, "Chưa ghi kết quả: mỗi người đã nhập phải có đủ sáu số.")
        return _run(request, room, paper=forms, status=422)
    totals = [form.totals(case_id) for case_id, form in forms.items()]
    try:
        _keep_scan(request, room, forms)
        paper_scores.paper_totals_record(conference_id=pk, totals=totals, actor=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, refusal(error))
        return _run(request, room, paper=forms, status=409)
    messages.success(request, "Đã ghi kết quả chấm trên giấy.")
    return redirect("evaluations:conference-run", pk)


def _keep_scan(request, room, case_ids) -> None:
    """One scan of the signed papers serves every cadre whose figures come with it."""
    sent = request.FILES.get("scan")
    if sent is None:
        return
    content = sent.read(uploads.MAX_BYTES + 1)
    for case_id in case_ids:
        evidence.evidence_add(
            evaluation_id=case_id,
            purpose=room.conference.kind,
            name=sent.name,
            content=content,
            actor=request.user,
            at=clock.now(),
        )


@require_POST
def close(request, pk: int):
    """Write the minutes and end the meeting."""
    room = _room(request, pk)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return _run(request, room, form=form, status=422)
    try:
        conferences.conference_close(
            conference_id=pk,
            minutes=form.cleaned_data["minutes"],
            secretary_name=form.cleaned_data["secretary_name"],
            actor=request.user,
            at=clock.now(),
        )
    except DomainError as error:
        form.add_error(None, refusal(error))
        return _run(request, room, form=form, status=409)
    messages.success(request, "Đã kết thúc hội nghị. Bước tiếp theo: bộ phận tổ chức gửi hồ sơ lên trên.")
    return redirect("evaluations:conference-run", pk)

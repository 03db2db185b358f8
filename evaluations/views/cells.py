"""Chi bộ: the secretary's one page for the whole cell, saved in one request; reviews from paper; sending; publication."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from evaluations import phrases, regulations
from evaluations.enums import FOUR_RATINGS, Kind
from evaluations.forms.cells import DocumentForm, MeetingForm, MemberRowForm, PaperRowForm
from evaluations.forms.decisions import OverrideForm, override_in
from evaluations.phrases.caps import cap_line
from evaluations.phrases.party import CHIPS, NOT_RATED
from evaluations.selectors import boards
from evaluations.selectors import cells as selectors
from evaluations.selectors.cells import CellRoom
from evaluations.services.ceilings import Override
from evaluations.services.cells import (
    MeetingFacts,
    MemberRow,
    cell_meeting_save,
    cell_proposals_return,
    cell_proposals_send,
    members_set_aside,
)
from evaluations.services.decisions import Document
from evaluations.services.party_decisions import members_decide_in_cell, party_decisions_publish
from evaluations.services.self_reviews import ReviewItem, self_reviews_submit
from sonduong.kit import clock
from sonduong.kit.errors import DomainError


@require_GET
def index(request):
    """The cells of this person, with how far each is."""
    today = clock.today()
    context = {
        "rows": selectors.progress_of(request.user, on=today),
        "boards": boards.boards_of(request.user, on=today),
    }
    return render(request, "evaluations/cells/index.html", context)


@require_http_methods(["GET", "POST"])
def cell(request, pk: int):
    """The whole cell on one page; POST saves the meeting and every filled line at once."""
    room = selectors.room_get(request.user, pk, on=clock.today())
    if request.method == "GET":
        return _page(request, room)
    data = _with_levels_set(request.POST) if "dat" in request.POST else request.POST
    meeting = MeetingForm(data)
    rows = {line.case.pk: MemberRowForm(data, prefix=f"m{line.case.pk}") for line in room.members}
    if data is not request.POST:
        return _page(request, room, meeting, rows)
    if not all([meeting.is_valid(), *[form.is_valid() for form in rows.values()]]):
        return _page(request, room, meeting, rows, status=422)
    try:
        cell_meeting_save(
            campaign=room.campaign,
            cell_id=pk,
            facts=MeetingFacts(present=_present(room, rows), **meeting.cleaned_data),
            rows=[
                _row(case_id, form.cleaned_data)
                for case_id, form in rows.items()
                if _speaks(room, case_id, form)
            ],
            actor=request.user,
            at=clock.now(),
        )
    except DomainError as refused:
        messages.error(request, phrases.refusal(refused))
        return _page(request, room, meeting, rows, status=409)
    messages.success(request, "Đã lưu cuộc họp và các dòng đã ghi.")
    return redirect("evaluations:cell", pk)


def _with_levels_set(data):
    """What was typed, with one level laid on the ticked lines: shown again, not saved yet."""
    changed = data.copy()
    for pk in data.getlist("chon"):
        changed[f"m{pk}-rating"] = data.get("muc", "")
    return changed


def _present(room: CellRoom, rows) -> frozenset[int]:
    return frozenset(
        line.case.person_id for line in room.members if rows[line.case.pk].cleaned_data["present"]
    )


def _speaks(room: CellRoom, case_id: int, form: MemberRowForm) -> bool:
    line = next(line for line in room.members if line.case.pk == case_id)
    return bool(form.cleaned_data["rating"]) and line.is_waiting


def _row(case_id: int, values: dict) -> MemberRow:
    return MemberRow(case_id, values["rating"], values["comment"], values["agree"], values["agree_excellent"])


def _page(request, room: CellRoom, meeting=None, rows=None, *, status: int = 200):
    kept = room.meeting
    initial = {"held_on": clock.today(), "way": "one_stage"}
    if kept is not None:
        names = ("held_on", "place", "way", "minutes", "secretary_name")
        initial = {name: getattr(kept, name) for name in names}
    form = meeting or MeetingForm(initial=initial)
    lines = [_shown(line, room, rows) for line in room.members]
    regulation = regulations.load(room.campaign.regulation_code)
    context = {
        "room": room,
        "form": form,
        "lines": lines,
        "levels": FOUR_RATINGS,
        "takes": any(line["takes"] for line in lines),
        "ticked": request.POST.getlist("chon"),
        "unsaved": "dat" in request.POST,
        "papers": [
            (line, PaperRowForm(prefix=f"p{line.case.pk}"))
            for line in room.members
            if _on_paper(line, request)
        ],
        "own": next((line for line in room.members if line.case.person_id == request.user.person_id), None),
        "ready": [line.case.pk for line in room.members if line.is_waiting and line.proposal],
        "late": [
            line
            for line in room.members
            if room.meeting and line.standing.is_rated and line.may_be_late and not line.proposal
        ],
        "sent": [line.case.pk for line in room.members if line.case.stage == "decision"],
        "aside": [line.case.pk for line in room.members if line.may_set_aside],
        "publish": [line.case.pk for line in room.members if line.case.stage == "publication"],
        "document": DocumentForm(initial={"issued_on": clock.today()}),
        "override": OverrideForm.of(None, regulation, Kind.MEMBER) if room.decides else None,
    }
    return render(request, "evaluations/cells/cell.html", context, status=status)


def _on_paper(line, request) -> bool:
    """Whose review may be entered from paper: not the secretary's own, which is written on its own page."""
    return line.may_record_paper and line.case.person_id != request.user.person_id


def _shown(line, room: CellRoom, rows) -> dict:
    present = room.meeting is None or line.case.person_id in room.meeting.present
    proposal = line.proposal
    initial = {"present": present}
    if proposal is not None:
        initial |= {
            "rating": proposal.rating,
            "agree": proposal.agree,
            "agree_excellent": proposal.agree_excellent,
            "comment": proposal.comment,
        }
    form = rows[line.case.pk] if rows else MemberRowForm(initial=initial, prefix=f"m{line.case.pk}")
    regulation = regulations.load(room.campaign.regulation_code)
    return {
        "line": line,
        "form": form,
        "takes": room.writes and line.is_waiting,
        "chips": [CHIPS[code] for code in line.chips],
        "caps": [cap_line(cap, regulation) for cap in line.caps],
        "why": _why(line),
    }


def _why(line) -> str:
    return NOT_RATED[line.case.not_rated_reason] if line.case.rating == "not_rated" else ""


def _ids(request, room: CellRoom) -> list[int]:
    chosen = set(request.POST.getlist("case"))
    return [line.case.pk for line in room.members if str(line.case.pk) in chosen]


def _act(request, pk: int, done: str, act):
    """Fetch, act on the chosen lines, say what happened, go back to the cell."""
    room = selectors.room_get(request.user, pk, on=clock.today())
    ids = _ids(request, room)
    if not ids:
        messages.error(request, "Chưa chọn đảng viên nào.")
        return redirect("evaluations:cell", pk)
    try:
        act(room, ids)
    except DomainError as refused:
        messages.error(request, phrases.refusal(refused))
    else:
        messages.success(request, done.format(len(ids)))
    return redirect("evaluations:cell", pk)


@require_POST
def send(request, pk: int):
    """Send proposals to the committee; a base cell decides itself."""

    def act(room: CellRoom, ids: list[int]) -> None:
        if room.decides:
            members_decide_in_cell(
                evaluation_ids=ids,
                decided_on=clock.today(),
                override=Override(*override_in(request.POST)),
                actor=request.user,
                at=clock.now(),
            )
        else:
            cell_proposals_send(evaluation_ids=ids, actor=request.user, at=clock.now())

    return _act(request, pk, "Đã gửi {} đề xuất.", act)


@require_POST
def give_back(request, pk: int):
    """The committee sends proposals back to the cell with a reason."""

    def act(room: CellRoom, ids: list[int]) -> None:
        reason = request.POST.get("reason", "")
        cell_proposals_return(evaluation_ids=ids, reason=reason, actor=request.user, at=clock.now())

    return _act(request, pk, "Đã trả lại chi bộ {} đề xuất.", act)


@require_POST
def set_aside(request, pk: int):
    """Record that the chosen members are not rated this year."""

    def act(room: CellRoom, ids: list[int]) -> None:
        members_set_aside(evaluation_ids=ids, actor=request.user, at=clock.now())

    return _act(request, pk, "Đã ghi nhận {} đảng viên không xếp loại năm nay.", act)


@require_POST
def record_papers(request, pk: int):
    """Enter the reviews that came on paper: the secretary notes each self-rating."""
    room = selectors.room_get(request.user, pk, on=clock.today())
    forms = {
        line.case.pk: PaperRowForm(request.POST, prefix=f"p{line.case.pk}")
        for line in room.members
        if _on_paper(line, request)
    }
    levels = {pk: form.cleaned_data["self_rating"] for pk, form in forms.items() if form.is_valid()}
    items = [ReviewItem(pk, {"rating": level}, is_on_paper=True) for pk, level in levels.items() if level]
    if not items:
        messages.error(request, "Chưa ghi mức tự nhận của bản kiểm điểm nào.")
        return redirect("evaluations:cell", pk)
    try:
        self_reviews_submit(items=items, actor=request.user, at=clock.now())
    except DomainError as refused:
        messages.error(request, phrases.refusal(refused))
    else:
        messages.success(request, f"Đã ghi nhận {len(items)} bản kiểm điểm nộp giấy.")
    return redirect("evaluations:cell", pk)


@require_POST
def publish(request, pk: int):
    """Number and publish the base cell's own decisions."""
    room = selectors.room_get(request.user, pk, on=clock.today())
    form = DocumentForm(request.POST)
    ids = [line.case.pk for line in room.members if line.case.stage == "publication"]
    if not form.is_valid() or not ids:
        messages.error(request, "Cần đủ số, ngày, người ký, chức vụ người ký của thông báo.")
        return redirect("evaluations:cell", pk)
    try:
        document = Document(**form.cleaned_data)
        party_decisions_publish(evaluation_ids=ids, document=document, actor=request.user, at=clock.now())
    except DomainError as refused:
        messages.error(request, phrases.refusal(refused))
    else:
        messages.success(request, f"Đã công bố kết quả của {len(ids)} đảng viên.")
    return redirect("evaluations:cell", pk)

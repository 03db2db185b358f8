"""Doors of meetings: the list, the invitation, the score table with its saving by row, the sending of sheets."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from evaluations.domain import scores
from evaluations.enums import ConferenceKind
from evaluations.forms.conferences import OpenForm
from evaluations.forms.score_table import typed
from evaluations.phrases import refusal
from evaluations.selectors import conference_lists, conference_pages, score_tables
from evaluations.services import conferences, score_sheets
from evaluations.services.score_sheets import Sheet
from sonduong.kit import clock
from sonduong.kit.errors import DomainError

TABLE = "evaluations/conferences/table.html"
PER_PAGE = 50


@require_GET
def listing(request):
    """Meetings that the person may open, and collectives about which a meeting can be called now."""
    found = conference_lists.overview(request.user, on=clock.today())
    context = {
        "page": Paginator(found.rows, PER_PAGE).get_page(request.GET.get("trang")),
        "waiting": found.waiting,
        "to_acknowledge": found.to_acknowledge,
        "is_org_office": "org_office" in request.roles,
    }
    return render(request, "evaluations/conferences/list.html", context)


@require_http_methods(["GET", "POST"])
def new(request, kind: str, collective_id: int):
    """Invite one collective about the cadres that may be put before it now."""
    if kind not in ConferenceKind.values:
        raise Http404
    group = conference_lists.invitable(request.user, kind, collective_id, on=clock.today())
    if group is None:
        raise Http404
    first = {"cases": [str(case.pk) for case in group.cases]}
    form = OpenForm(request.POST or None, cases=group.cases, initial=first)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and (opened := _opened(request, form, kind, collective_id)):
            messages.success(request, "Đã mời họp. Các thành viên nhận thông báo trong chương trình.")
            return redirect("evaluations:conference-run", opened.pk)
    context = {"form": form, "group": group, "kind": ConferenceKind(kind)}
    return render(request, "evaluations/conferences/new.html", context, status=status)


def _opened(request, form: OpenForm, kind: str, collective_id: int):
    values = form.cleaned_data
    try:
        return conferences.conference_open(
            kind=kind,
            collective_id=collective_id,
            evaluation_ids=[int(pk) for pk in values["cases"]],
            held_at=values["held_at"],
            place=values["place"],
            agenda=values["agenda"],
            is_on_paper=values["is_on_paper"],
            actor=request.user,
            at=clock.now(),
        )
    except DomainError as error:
        form.add_error(None, refusal(error))
        return None


@require_GET
def table(request, pk: int):
    """The score table of the own sheets; whoever gives no points goes to the comparison."""
    room = conference_pages.room_get(request.user, pk, on=clock.today())
    if not room.to_score or room.conference.is_on_paper:
        return redirect("evaluations:conference-voices", pk)
    return _table(request, room)


def _table(request, room, *, shown=None, status: int = 200):
    page, tables = score_tables.score_page(request.user, room, request.GET.get("trang"), typed=shown)
    rows = [row for one in tables for row in one.rows]
    context = {
        "room": room,
        "tab": "table",
        "page": page,
        "tables": tables,
        "open_rows": [row for row in rows if not row.is_locked],
        "full": score_tables.filled(request.user, room.conference.pk),
        "all_rows": len(room.to_score),
    }
    return render(request, TABLE, context, status=status)


@require_http_methods(["GET", "POST"])
def sheet(request, pk: int, case_id: int):
    """One cadre's sheet. POST keeps it; the table's rows post here by themselves, the page's buttons keep or send.

    Boxes that cannot be points never cost the others: these are kept, those are shown again.
    """
    if request.htmx and request.method == "POST":
        return _row(request, pk, case_id)
    room = conference_pages.room_get(request.user, pk, on=clock.today())
    line = room.line(case_id)
    if line not in room.to_score:
        raise Http404
    if request.method == "GET":
        return _sheet(request, room, line)
    shown = typed(request.POST, [line.case])
    wrong = any(entry.wrong for entry in shown.values())
    sends = "send" in request.POST and not wrong
    problem, _ = _act(request, room.conference.kind, [entry.sheet for entry in shown.values()], sends=sends)
    if problem or wrong:
        messages.error(request, problem or "Ô ghi sai được đánh dấu bên dưới, các ô khác đã lưu.")
        return _sheet(request, room, line, shown=shown, status=409 if problem else 422)
    messages.success(request, "Đã gửi phiếu." if sends else "Đã lưu phiếu.")
    return redirect("evaluations:conference", pk)


def _row(request, pk: int, case_id: int):
    """A row of the table saves itself: the service alone judges, the answer is the row's last cell."""
    item = score_tables.row_of(pk, case_id)
    case = item.evaluation
    entry = typed(request.POST, [case]).get(case_id)
    problem, kept = _act(request, item.conference.kind, [entry.sheet] if entry else [], sends=False)
    criteria = scores.criteria_of(case.criteria_set.sections)
    row = score_tables.saved_row(kept[0] if kept else None, criteria, entry.wrong if entry else {})
    context = {"row": row, "problem": problem, "full": score_tables.filled(request.user, pk)}
    status = 409 if problem else 422 if row.wrong else 200
    return HttpResponse(render_to_string("evaluations/conferences/_saved_row.html", context), status=status)


def _act(request, kind: str, sheets: list[Sheet], *, sends: bool):
    """Keep or send: the refusal in words, or nothing, and the rows."""
    act = score_sheets.score_sheets_submit if sends else score_sheets.score_sheets_save
    try:
        return "", act(voice=kind, sheets=sheets, actor=request.user, at=clock.now())
    except DomainError as error:
        return refusal(error), []


def _sheet(request, room, line, *, shown=None, status: int = 200):
    found = score_tables.score_tables(request.user, room, [line], typed=shown)
    if not found:
        raise Http404
    context = {"room": room, "tab": "table", "line": line, "table": found[0], "row": found[0].rows[0]}
    return render(request, "evaluations/conferences/sheet.html", context, status=status)


@require_POST
def send(request, pk: int):
    """Send all sheets of the page that are still open; what is typed and not yet kept goes along."""
    room = conference_pages.room_get(request.user, pk, on=clock.today())
    _, tables = score_tables.score_page(request.user, room, request.GET.get("trang"))
    lines = [row.line for one in tables for row in one.rows if not row.is_locked]
    if not lines:
        messages.info(request, "Các phiếu ở trang này đã gửi.")
        return redirect("evaluations:conference", pk)
    shown = typed(request.POST, [line.case for line in lines])
    wrong = any(entry.wrong for entry in shown.values())
    sends = "keep" not in request.POST and not wrong
    sheets = [shown[line.case.pk].sheet if line.case.pk in shown else Sheet(line.case.pk) for line in lines]
    problem, _ = _act(request, room.conference.kind, sheets, sends=sends)
    if problem or wrong:
        messages.error(
            request, problem or "Có ô ghi sai, được đánh dấu bên dưới; các ô khác đã lưu, chưa gửi phiếu nào."
        )
        return _table(request, room, shown=shown, status=409 if problem else 422)
    messages.success(request, f"Đã gửi {len(sheets)} phiếu." if sends else "Đã lưu.")
    return redirect("evaluations:conference", pk)

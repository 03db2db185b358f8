"""Doors of the hand-over desk: what to send, what has arrived, many at once."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from evaluations.phrases import refusal
from evaluations.selectors import hand_overs as seen
from evaluations.services import hand_overs
from sonduong.kit import clock
from sonduong.kit.errors import DomainError

PAGE = "evaluations/hand_overs/desk.html"
PER_PAGE = 50
SHELVES = (
    ("den", "Mới đến, chờ nhận", "arriving"),
    ("gui", "Gửi đi", "to_send"),
    ("duong", "Đã gửi, chờ nơi nhận", "under_way"),
    ("giu", "Đã nhận, đang giữ", "in_hand"),
)


@dataclass(frozen=True, slots=True)
class Shelf:
    """One tab of the desk."""

    key: str
    label: str
    rows: list


@require_GET
def desk(request):
    """The files of this office."""
    return _desk(request)


def _desk(request, *, reason: str = "", chosen: frozenset[int] = frozenset(), status: int = 200):
    desk = seen.desk(request.user, on=clock.today())
    shelves = [Shelf(key, label, getattr(desk, name)) for key, label, name in SHELVES]
    asked = request.GET.get("muc")
    shelf = next((one for one in shelves if one.key == asked), None) or next(
        (one for one in shelves if one.rows), shelves[0]
    )
    context = {
        "shelves": shelves,
        "shelf": shelf,
        "page": Paginator(shelf.rows, PER_PAGE).get_page(request.GET.get("trang")),
        "can_go": sum(not row.missing for row in shelf.rows),
        "reason": reason,
        "chosen": chosen,
    }
    return render(request, PAGE, context, status=status)


def _chosen(request) -> list[int]:
    return [int(value) for value in request.POST.getlist("case") if value.isdecimal()]


def _done(request, act, chosen: list[int], said: str):
    if not chosen:
        messages.error(request, "Chưa chọn hồ sơ nào.")
        return redirect("evaluations:hand-overs")
    try:
        act()
    except DomainError as error:
        messages.error(request, refusal(error))
    else:
        messages.success(request, said.format(len(chosen)))
    return redirect("evaluations:hand-overs")


@require_POST
def send(request):
    """Send the ticked files on."""
    chosen = _chosen(request)
    return _done(
        request,
        lambda: hand_overs.files_send(
            evaluation_ids=chosen, note=request.POST.get("note", ""), actor=request.user, at=clock.now()
        ),
        chosen,
        "Đã gửi {} hồ sơ. Nơi nhận sẽ ghi nhận hoặc trả lại.",
    )


@require_POST
def receive(request):
    """Acknowledge the ticked files."""
    chosen = _chosen(request)
    return _done(
        request,
        lambda: hand_overs.files_receive(evaluation_ids=chosen, actor=request.user, at=clock.now()),
        chosen,
        "Đã nhận {} hồ sơ.",
    )


@require_POST
def send_back(request):
    """Return the ticked files with one reason; typed words stay on the page when something is wrong."""
    chosen, reason = _chosen(request), request.POST.get("reason", "")
    if not chosen or not reason.strip():
        messages.error(request, "Trả lại hồ sơ thì phải chọn hồ sơ và ghi lý do.")
        return _desk(request, reason=reason, chosen=frozenset(chosen), status=422)
    return _done(
        request,
        lambda: hand_overs.files_return(
            reasons=dict.fromkeys(chosen, reason), actor=request.user, at=clock.now()
        ),
        chosen,
        "Đã trả lại {} hồ sơ kèm lý do.",
    )

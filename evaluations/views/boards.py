"""Bảng cân đối: members or cells of one ceiling in four columns; what-if, decision all at once, publication."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from evaluations import phrases
from evaluations.domain.ratings import LEVELS
from evaluations.enums import FOUR_RATINGS
from evaluations.forms.cells import DocumentForm
from evaluations.phrases import quota
from evaluations.selectors import boards as selectors
from evaluations.services.decisions import Document
from evaluations.services.party_decisions import (
    PartyDecision,
    party_decisions_publish,
    party_decisions_record,
)
from sonduong.kit import clock
from sonduong.kit.errors import DomainError

SCOPE_NAMES = {"dang-vien": "Đảng viên", "chi-bo": "Chi bộ trực thuộc"}


@require_GET
def board(request, pk: int):
    """The board as decided and proposed; `m<id>=level` in the address lays a what-if over it."""
    scope = request.GET.get("nhom", "dang-vien")
    found = selectors.board_get(request.user, pk, scope, _changes(request.GET), on=clock.today())
    return render(request, "evaluations/boards/board.html", _context(request, found, scope))


def _changes(data) -> dict[int, str]:
    """The levels that the page sends: {case id: level}."""
    return {
        int(key[1:]): value
        for key, value in data.items()
        if key[:1] == "m" and key[1:].isdigit() and value in LEVELS
    }


def _context(request, found: selectors.OpenBoard, scope: str) -> dict:
    columns = [
        {"code": code, "label": label, "cards": [card for card in found.board.cards if card.rating == code]}
        for code, label in FOUR_RATINGS
    ]
    return {
        "found": found,
        "scope": scope,
        "scopes": [
            {
                "code": code,
                "name": name,
                "url": f"{reverse('evaluations:board', args=[found.organization.pk])}?nhom={code}",
            }
            for code, name in SCOPE_NAMES.items()
        ],
        "columns": columns,
        "open": [card for card in found.board.cards if not card.rating],
        "tiles": [
            _tile("Đang hiện trên bảng", found.board.shown, found),
            _tile("Đã quyết định", found.board.decided, found),
        ],
        "pending": [card for card in found.board.cards if not card.is_decided and card.may_decide],
        "waiting": [card for card in found.board.cards if card.case.stage == "publication"],
        "levels": FOUR_RATINGS,
        "document": DocumentForm(initial={"issued_on": clock.today()}),
    }


def _tile(title: str, verdict, found: selectors.OpenBoard) -> dict:
    return {
        "title": title,
        "used": verdict.used,
        "allowed": verdict.allowed,
        "can_add": verdict.can_add,
        "too_many": verdict.too_many,
        "formula": quota.formula(found.rule, verdict),
    }


@require_POST
def apply(request, pk: int):
    """Decide what the board proposes, all or none, under the ceiling's lock."""
    scope = request.POST.get("nhom", "dang-vien")
    found = selectors.board_get(request.user, pk, scope, {}, on=clock.today())
    ready = {card.case.pk for card in found.board.cards if card.may_decide}
    items = [PartyDecision(pk, rating) for pk, rating in _changes(request.POST).items() if pk in ready]
    if not items:
        messages.error(request, "Chưa có dòng nào chờ quyết định được chọn mức.")
        return redirect(f"{reverse('evaluations:board', args=[pk])}?nhom={scope}")
    try:
        met = frozenset({"vote_recorded"}) if scope == "chi-bo" else frozenset()
        party_decisions_record(
            items=items, decided_on=clock.today(), met=met, actor=request.user, at=clock.now()
        )
    except DomainError as refused:
        messages.error(request, phrases.refusal(refused))
        found = selectors.board_get(request.user, pk, scope, _changes(request.POST), on=clock.today())
        return render(request, "evaluations/boards/board.html", _context(request, found, scope), status=409)
    messages.success(request, f"Đã quyết định {len(items)} trường hợp.")
    return redirect(f"{reverse('evaluations:board', args=[pk])}?nhom={scope}")


@require_POST
def publish(request, pk: int):
    """Number and publish what was decided."""
    scope = request.POST.get("nhom", "dang-vien")
    found = selectors.board_get(request.user, pk, scope, {}, on=clock.today())
    ids = [card.case.pk for card in found.board.cards if card.case.stage == "publication"]
    form = DocumentForm(request.POST)
    back = f"{reverse('evaluations:board', args=[pk])}?nhom={scope}"
    if not form.is_valid() or not ids:
        messages.error(request, "Cần đủ số, ngày, người ký, chức vụ người ký của thông báo.")
        return redirect(back)
    try:
        document = Document(**form.cleaned_data)
        party_decisions_publish(evaluation_ids=ids, document=document, actor=request.user, at=clock.now())
    except DomainError as refused:
        messages.error(request, phrases.refusal(refused))
    else:
        messages.success(request, f"Đã công bố {len(ids)} kết quả.")
    return redirect(back)

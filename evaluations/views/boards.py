"""Bảng cân đối: members or cells of one ceiling in four columns; what-if, decision all at once, publication."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from evaluations import phrases, regulations
from evaluations.domain.ratings import LEVELS
from evaluations.enums import FOUR_RATINGS
from evaluations.forms.cells import DocumentForm
from evaluations.forms.decisions import OverrideForm, override_in
from evaluations.phrases import quota
from evaluations.phrases.caps import cap_line
from evaluations.selectors import board_cadres
from evaluations.selectors import boards as selectors
from evaluations.services.body_decisions import bodies_decide, bodies_publish
from evaluations.services.ceilings import Override
from evaluations.services.decisions import Document
from evaluations.services.party_decisions import (
    PartyDecision,
    party_decisions_publish,
    party_decisions_record,
)
from sonduong.kit import clock
from sonduong.kit.errors import DomainError

SCOPE_NAMES = {"dang-vien": "Đảng viên", "chi-bo": "Chi bộ trực thuộc"}
# Cards that a column sends before it is opened.
FIRST_CARDS = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page was asked for: the scope, one cell, the columns opened, the levels laid over."""

    scope: str
    cell_id: int | None
    opened: frozenset[str]
    changes: dict[int, str]

    @classmethod
    def of(cls, data) -> "Asked":
        cell = data.get("chi-bo", "")
        return cls(
            data.get("nhom", "dang-vien"),
            int(cell) if cell.isdigit() else None,
            frozenset(data.getlist("mo")),
            _changes(data),
        )

    def url(self, pk: int) -> str:
        """The address of what is asked, without what is laid over."""
        values = {"nhom": self.scope} | ({"chi-bo": self.cell_id} if self.cell_id else {})
        return f"{reverse('evaluations:board', args=[pk])}?{urlencode(values)}"


@require_GET
def board(request, pk: int):
    """The board as decided and proposed; `m<id>=level` in the address lays a what-if over it."""
    asked = Asked.of(request.GET)
    return _page(request, _found(request, pk, asked), asked)


def _found(request, pk: int, asked: Asked) -> selectors.OpenBoard:
    return selectors.board_get(
        request.user, pk, asked.scope, asked.changes, on=clock.today(), cell_id=asked.cell_id
    )


def _changes(data) -> dict[int, str]:
    """The levels that the page sends: {case id: level}."""
    return {
        int(key[1:]): value
        for key, value in data.items()
        if key[:1] == "m" and key[1:].isdigit() and value in LEVELS
    }


def _page(request, found: selectors.OpenBoard, asked: Asked, *, status: int = 200):
    context = {
        "found": found,
        "sees_cadres": bool({"org_office", "inspection"} & set(request.roles)),
        "asked": asked,
        "scope": asked.scope,
        "scopes": [
            {
                "code": code,
                "name": name,
                "url": f"{reverse('evaluations:board', args=[found.organization.pk])}?nhom={code}",
            }
            for code, name in SCOPE_NAMES.items()
        ],
        "columns": [_column(code, label, found, asked) for code, label in FOUR_RATINGS],
        "open": [_shown(card) for card in found.cards if not card.rating],
        "not_rated": [card for card in found.cards if card.rating == "not_rated"],
        "tiles": [
            _tile("Đang hiện trên bảng", found.board.shown, found),
            _tile("Đã quyết định", found.board.decided, found),
        ],
        "override": _override(request, found, asked.scope),
        "decidable": any(card.may_decide for card in found.cards),
        "pending": [card for card in found.cards if card.may_decide and card.rating],
        "moved": [card for card in found.board.cards if card.is_moved],
        "back": asked.url(found.organization.pk),
        "waiting": [card for card in found.board.cards if card.case.stage == "publication"],
        "levels": FOUR_RATINGS,
        "document": DocumentForm(initial={"issued_on": clock.today()}),
    }
    return render(request, "evaluations/boards/board.html", context, status=status)


def _override(request, found: selectors.OpenBoard, scope: str) -> OverrideForm | None:
    """The fields for passing the ceiling, where the regulation lets it."""
    if not found.board.cards:
        return None
    regulation = regulations.load(found.board.cards[0].case.campaign.regulation_code)
    return OverrideForm.of(request.POST, regulation, selectors.SCOPES[scope])


def _column(code: str, label: str, found: selectors.OpenBoard, asked: Asked) -> dict:
    """One level's column: decided last, so that what waits is in front; twenty cards until it is opened."""
    cards = sorted((card for card in found.cards if card.rating == code), key=lambda card: card.is_decided)
    shown = cards if code in asked.opened else cards[:FIRST_CARDS]
    return {
        "code": code,
        "label": label,
        "total": len(cards),
        "last_year": sum(card.last_year == code for card in found.cards),
        "cards": [_shown(card) for card in shown],
        "more": len(cards) - len(shown),
    }


def _shown(card: selectors.Card) -> dict:
    regulation = regulations.load(card.case.campaign.regulation_code)
    return {"card": card, "caps": [cap_line(cap, regulation) for cap in card.caps], "closed": card.closed}


def _tile(title: str, verdict, found) -> dict:
    """One tile; `found` holds the rule by which the verdict was reached."""
    return {
        "title": title,
        "used": verdict.used,
        "allowed": verdict.allowed,
        "can_add": verdict.can_add,
        "too_many": verdict.too_many,
        "formula": quota.formula(found.rule, verdict),
    }


@require_GET
def cadres(request):
    """The cadres' title groups, to look and to try: `n` the group, `m<id>=level` a what-if; nothing is decided here."""
    number = request.GET.get("n", "0")
    place = int(number) if number.isdigit() else 0
    found = board_cadres.board_of(request.user, place, _changes(request.GET), on=clock.today())
    context = {
        "found": found,
        "tiles": [
            _tile("Đang hiện trên bảng", found.chosen.result, found.chosen),
            _tile("Đã quyết định", found.decided.result, found.decided),
        ],
        "groups": [
            _tile(one.label, one.result, one) | {"url": f"?n={place}", "current": place == found.place}
            for place, one in enumerate(found.groups)
        ],
        "columns": [
            {
                "code": code,
                "total": sum(card.rating == code for card in found.cards),
                "last_year": sum(card.last_year == code for card in found.cards),
                "cards": [_shown(card) for card in found.cards if card.rating == code],
            }
            for code, _ in FOUR_RATINGS
        ],
        "open": [_shown(card) for card in found.cards if not card.rating],
        "moved": [card for card in found.cards if card.is_moved],
        "levels": FOUR_RATINGS,
    }
    return render(request, "evaluations/boards/cadres.html", context)


@require_POST
def apply(request, pk: int):
    """Decide what the board shows, all or none, under the ceiling's lock; `thu` and `mo` only show it again."""
    asked = Asked.of(request.POST)
    found = _found(request, pk, asked)
    if "quyet-dinh" not in request.POST:
        return _page(request, found, asked)
    items = [card for card in found.cards if card.may_decide and card.rating]
    if not items:
        messages.error(request, "Chưa có dòng nào chờ quyết định được chọn mức.")
        return redirect(asked.url(pk))
    try:
        _decide(request, asked, [(card.case.pk, card.rating) for card in items])
    except DomainError as refused:
        messages.error(request, phrases.refusal(refused))
        return _page(request, found, asked, status=409)
    messages.success(request, f"Đã quyết định {len(items)} trường hợp.")
    return redirect(asked.url(pk))


def _decide(request, asked: Asked, levels: list[tuple[int, str]]) -> None:
    """Members by what the cells proposed; cells only with a recorded vote, and a reason where the level departs from it."""
    when = {"decided_on": clock.today(), "actor": request.user, "at": clock.now()}
    when["override"] = Override(*override_in(request.POST))
    if asked.scope == "chi-bo":
        reason = request.POST.get("ly-do", "")
        bodies_decide(items=[PartyDecision(pk, level, reason) for pk, level in levels], **when)
    else:
        items = [PartyDecision(pk, level) for pk, level in levels]
        party_decisions_record(items=items, met=frozenset(), **when)


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
        publishes = bodies_publish if scope == "chi-bo" else party_decisions_publish
        publishes(evaluation_ids=ids, document=document, actor=request.user, at=clock.now())
    except DomainError as refused:
        messages.error(request, phrases.refusal(refused))
    else:
        messages.success(request, f"Đã công bố {len(ids)} kết quả.")
    return redirect(back)

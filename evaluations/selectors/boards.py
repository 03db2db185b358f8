"""Quota boards of members and cells: the whole state of one group, decided and proposed, with verdict and last year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Subquery

from evaluations import permissions, regulations
from evaluations.domain.caps import Cap, standing
from evaluations.domain.process import Role, Stage
from evaluations.domain.quota import Entry, QuotaResult, QuotaRule, check_group, in_pool
from evaluations.domain.ratings import LEVELS, Rating
from evaluations.enums import Kind
from evaluations.models import BodyVote, Campaign, CellProposal, Evaluation
from evaluations.selectors.caps import caps_of
from evaluations.selectors.cases import current_campaign
from organizations.enums import GRASSROOTS_KINDS
from organizations.models import PartyOrganization
from sonduong.kit.errors import NotVisible

# Kinds that share one ceiling, by the board's word in the address.
SCOPES = {"dang-vien": Kind.MEMBER, "chi-bo": Kind.PARTY_ORGANIZATION}


@dataclass(slots=True)
class Card:
    """One subject on the board. `rating`: what is shown: laid over, else decided, else proposed, else ""; `was`: without
    what is laid over; `is_decided`: shown as decided; `is_provisional`: by today's caps, not by what was marked then.
    """

    case: Evaluation
    rating: str
    was: str
    is_decided: bool
    is_provisional: bool
    caps: list[Cap]
    last_year: str = ""
    may_decide: bool = False

    @property
    def is_moved(self) -> bool:
        return self.rating != self.was

    @property
    def is_overtaken(self) -> bool:
        """Decided, and now above a cap that became known later (RUL-9)."""
        return self.is_decided and self.rating in self.closed

    @property
    def closed(self) -> frozenset[str]:
        """The levels above a known cap."""
        return frozenset(level.value for level in LEVELS if standing(level, self.caps).broken)


@dataclass(frozen=True, slots=True)
class Board:
    """One group: its cards, the verdict on what is shown, and the same for what is decided alone."""

    scope: str
    organization_id: int
    cards: tuple[Card, ...]
    shown: QuotaResult
    decided: QuotaResult


def group_rows(campaign: Campaign, kind: Kind, organization_id: int):
    """The subjects of one ceiling: members of a grassroots organisation, or the cells of a committee (RUL-1, RUL-2)."""
    rows = Evaluation.objects.filter(campaign=campaign, kind=kind, grassroots_id=organization_id)
    return rows.filter(subject_code="cell_org") if kind == Kind.PARTY_ORGANIZATION else rows


def board_of(
    campaign: Campaign, scope: str, organization_id: int, changes: Mapping[int, str] | None = None
) -> Board:
    """The board, with `changes` {case id: rating} laid over it as a what-if. A constant number of queries."""
    kind, changes = SCOPES[scope], changes or {}
    cases = _cases(campaign, kind, organization_id)
    caps = caps_of(cases) if kind == Kind.MEMBER else {case.pk: [] for case in cases}
    cards = [_card(case, caps[case.pk], changes) for case in cases]
    rule = regulations.load(campaign.regulation_code).quota[kind]
    decided = [Entry(Rating(c.case.rating), c.case.is_head) for c in cards if c.case.rating]
    return Board(
        scope,
        organization_id,
        tuple(cards),
        check_group(rule, in_pool(rule, _entries(cards))),
        check_group(rule, in_pool(rule, decided)),
    )


def _cases(campaign: Campaign, kind: Kind, organization_id: int) -> list[Evaluation]:
    if kind == Kind.MEMBER:
        table, last = CellProposal, {"person__recorded_ratings__kind": "member"}
        year = "person__recorded_ratings"
    else:
        table, last = BodyVote, {}
        year = "party_organization__recorded_ratings"
    newest = table.objects.filter(evaluation=OuterRef("pk"), superseded_at=None).order_by("-pk")
    rows = group_rows(campaign, kind, organization_id).annotate(
        proposed=Subquery(newest.values("rating")[:1])
    )
    before = Evaluation.objects.filter(pk=OuterRef("pk"), **{f"{year}__year": campaign.year - 1}, **last)
    rows = rows.annotate(before=Subquery(before.values(value=F(f"{year}__rating"))[:1]))
    return list(
        rows.select_related("campaign", "person", "cell", "party_organization").order_by("name_key", "pk")
    )


def _card(case: Evaluation, caps: list[Cap], changes: Mapping[int, str]) -> Card:
    was = case.rating or case.proposed or ""
    rating = was if case.rating else changes.get(case.pk) or was
    provisional = rating in LEVELS and standing(Rating(rating), caps).is_provisional
    return Card(case, rating, was, bool(case.rating), provisional, caps, case.before or "")


def _entries(cards: Iterable[Card]) -> list[Entry]:
    return [Entry(Rating(card.rating) if card.rating else None, card.case.is_head) for card in cards]


@dataclass(frozen=True, slots=True)
class OpenBoard:
    """A board in front of somebody. `decides`: this person records its decisions; `cell_id`: only its cards are shown."""

    board: Board
    organization: PartyOrganization
    decides: bool
    rule: QuotaRule
    cell_id: int | None = None

    @property
    def cards(self) -> list[Card]:
        """The cards of the chosen cell, of all cells where none is chosen."""
        return [card for card in self.board.cards if self.cell_id in {None, card.case.cell_id}]

    @property
    def cells(self) -> list[tuple[int, str]]:
        """The cells on the board by name."""
        found = {card.case.cell_id: card.case.cell.name for card in self.board.cards if card.case.cell}
        return sorted(found.items(), key=lambda cell: cell[1])


def boards_of(user, *, on: date) -> list[PartyOrganization]:
    """The organisations whose board is this person's own: a committee's, a base cell's."""
    me = permissions.standing_of(user, on=on)
    mine = me.organizations("grassroots_committee") | me.organizations("cell_secretary")
    return list(PartyOrganization.objects.filter(pk__in=mine, kind__in=GRASSROOTS_KINDS).order_by("name"))


def board_get(
    user, pk: int, scope: str, changes: Mapping[int, str], *, on: date, cell_id: int | None = None
) -> OpenBoard:
    """The board of a grassroots organisation for its committee, its secretary, the org office; else NotVisible."""
    me = permissions.standing_of(user, on=on)
    campaign = current_campaign()
    organization = PartyOrganization.objects.filter(pk=pk, kind__in=GRASSROOTS_KINDS).first()
    sees = me.organizations("grassroots_committee") | me.organizations("cell_secretary")
    may = pk in sees or me.holds("org_office") or me.holds("inspection")
    if organization is None or campaign is None or scope not in SCOPES or not may:
        raise NotVisible
    board = board_of(campaign, scope, pk, changes)
    roles = permissions.roles_on_each(user, [card.case for card in board.cards], on=on)
    for card in board.cards:
        recorder = Role.DECIDER_OFFICE in roles[card.case.pk]
        card.may_decide = recorder and card.case.stage == Stage.DECISION
    rule = regulations.load(campaign.regulation_code).quota[SCOPES[scope]]
    decides = any(Role.DECIDER_OFFICE in held for held in roles.values())
    return OpenBoard(board, organization, decides, rule, cell_id)

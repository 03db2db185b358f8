"""Quota board of cadres, to look and to try: title groups as decided or proposed; decisions stay with the ballot (RUL-3)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from evaluations import permissions, regulations
from evaluations.domain.caps import standing
from evaluations.domain.ratings import LEVELS, Rating
from evaluations.enums import Kind
from evaluations.models import Campaign, Evaluation, Proposal
from evaluations.selectors.boards import Card
from evaluations.selectors.caps import caps_of
from evaluations.selectors.cases import current_campaign
from evaluations.selectors.groups import GroupState, Keys, Member, state_of
from organizations.enums import ManagedBy, RatedKind
from organizations.models import RecordedRating
from sonduong.kit.errors import NotVisible


@dataclass(frozen=True, slots=True)
class CadreBoard:
    """All groups as shown and as decided; the cards of the chosen one, the visitor's own case left out of sight."""

    groups: tuple[GroupState, ...]
    place: int
    decided: GroupState
    cards: tuple[Card, ...]

    @property
    def chosen(self) -> GroupState:
        return self.groups[self.place]


def board_of(user, place: int, changes: Mapping[int, str], *, on: date) -> CadreBoard:
    """The board with `changes` laid over it as a what-if; `place`: which group, in the order of their keys.

    For those who see the whole district; NotVisible for others and where there is no such group. Cadres of the
    provincial committee are outside the ceilings (PRV-1). A constant number of queries.
    """
    me = permissions.standing_of(user, on=on)
    campaign = current_campaign()
    if campaign is None or not (me.holds("org_office") or me.holds("inspection")):
        raise NotVisible
    by_group: dict[Keys, list[Evaluation]] = defaultdict(list)
    for case in _cases(campaign):
        by_group[case.group].append(case)
    keys = sorted(by_group)
    if not 0 <= place < len(keys):
        raise NotVisible
    rules = regulations.load(campaign.regulation_code)

    def state(key: Keys, *, decided: bool = False) -> GroupState:
        rated = ((case, case.rating if decided else _shown(case, changes)) for case in by_group[key])
        members = [
            Member(case.pk, case.name, case.is_head, Rating(value) if value else None)
            for case, value in rated
        ]
        return state_of(key, members, rules)

    mine = by_group[keys[place]]
    cards = tuple(card for card in _cards(campaign, mine, changes) if card.case.person_id != user.person_id)
    return CadreBoard(tuple(map(state, keys)), place, state(keys[place], decided=True), cards)


def _cases(campaign: Campaign) -> QuerySet[Evaluation]:
    newest = Proposal.objects.filter(evaluation=OuterRef("pk"), superseded_at=None).order_by("-pk")
    rows = Evaluation.objects.filter(campaign=campaign, kind=Kind.CADRE, managed_by=ManagedBy.DISTRICT)
    rows = rows.annotate(proposed=Subquery(newest.values("rating")[:1]))
    return rows.select_related("campaign", "person", "unit").order_by("name_key", "pk")


def _was(case: Evaluation) -> str:
    return case.rating or case.proposed or ""


def _shown(case: Evaluation, changes: Mapping[int, str]) -> str:
    return _was(case) if case.rating else changes.get(case.pk) or _was(case)


def _cards(campaign: Campaign, cases: list[Evaluation], changes: Mapping[int, str]) -> list[Card]:
    caps = caps_of(cases)
    rows = RecordedRating.objects.filter(
        year=campaign.year - 1, kind=RatedKind.PERSON, person__in=[case.person_id for case in cases]
    )
    before = dict(rows.values_list("person_id", "rating"))
    cards = []
    for case in cases:
        rating = _shown(case, changes)
        provisional = rating in LEVELS and standing(Rating(rating), caps[case.pk]).is_provisional
        last = before.get(case.person_id, "")
        cards.append(
            Card(
                case, rating, _was(case), bool(case.rating), provisional, caps[case.pk], last, not case.rating
            )
        )
    return cards

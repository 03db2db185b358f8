"""Quota groups of cadres (RUL-3): who is rated what in each, and how the group stands to its ceiling."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from evaluations import regulations
from evaluations.domain.quota import Entry, QuotaResult, QuotaRule, check_group, in_pool
from evaluations.domain.ratings import Rating
from evaluations.domain.regulation import Regulation
from evaluations.enums import Kind
from evaluations.models import Campaign, Evaluation
from evaluations.phrases import quota

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One cadre of a group with the rating that counts in the state asked for; None = none yet."""

    id: int
    name: str
    is_head: bool
    rating: Rating | None


@dataclass(frozen=True, slots=True)
class GroupState:
    """A whole group in one state: its people and the verdict on its ceiling."""

    keys: Keys
    label: str
    members: tuple[Member, ...]
    result: QuotaResult
    rule: QuotaRule
    clause: str

    @property
    def formula(self) -> str:
        """Where the ceiling comes from."""
        return quota.formula(self.rule, self.result)

    @property
    def excellent(self) -> tuple[Member, ...]:
        return tuple(member for member in self.members if member.rating is Rating.EXCELLENT)

    @property
    def rated(self) -> int:
        return sum(1 for member in self.members if member.rating is not None)


def label_of(keys: Keys) -> str:
    """The group as people say it: title group, then level, sector and field where they add something."""
    title, *rest = keys
    return f"{title} ({', '.join(dict.fromkeys(part for part in rest if part))})" if any(rest) else title


def group_filter(groups: Iterable[Keys]) -> Q:
    """The condition for cases of these groups."""
    condition = Q(pk__in=[])
    for title_group, tier, sector, field in groups:
        condition |= Q(title_group=title_group, tier=tier, sector=sector, field=field)
    return condition


def decided_states(
    campaign: Campaign, *, changes: Mapping[int, str] | None = None, groups: Collection[Keys] | None = None
) -> dict[Keys, GroupState]:
    """Each group as decided so far with `changes` {case id: rating} laid over it, the whole resulting state; one query."""
    cases = Evaluation.objects.filter(campaign=campaign, kind=Kind.CADRE)
    if groups is not None:
        cases = cases.filter(group_filter(groups))
    rules = regulations.load(campaign.regulation_code)
    laid_over = changes or {}
    found: dict[Keys, list[Member]] = defaultdict(list)
    for case in cases.order_by("name_key", "pk").only(
        "name", "is_head", "rating", "title_group", "tier", "sector", "field"
    ):
        value = laid_over.get(case.pk, case.rating)
        found[case.group].append(Member(case.pk, case.name, case.is_head, Rating(value) if value else None))
    return {keys: state_of(keys, members, rules) for keys, members in sorted(found.items())}


def state_of(keys: Keys, members: Iterable[Member], rules: Regulation) -> GroupState:
    """The verdict of the regulation on one group of cadres."""
    members = tuple(members)
    rule = rules.quota[Kind.CADRE]
    pool = in_pool(rule, [Entry(member.rating, member.is_head) for member in members])
    clause = rules.cite(f"quota.{Kind.CADRE.value}.share")
    return GroupState(keys, label_of(keys), members, check_group(rule, pool), rule, clause)

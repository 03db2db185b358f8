"""How many may be excellent in one group: share, small pool, distance of a state from its ceiling (RUL-1 to 5).

Everything is judged on the whole resulting state: raising one person changes both sides of the percentage. Whole
numbers and exact fractions only; the share, its base and the small pool come from the regulation.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import floor

from evaluations.domain.ratings import Rating, is_level
from evaluations.domain.settings import count, flag, fraction, level, many, one_of, setting, text

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class QuotaRule:
    """One scope's ceiling. `share` of the people rated in `base`, rounded by `rounding`; fewer than `small_pool` people
    rated in `small_pool_counted` may hold `small_pool_gives` all the same (0: no such rule). `share_with_reason`: what
    the authority may go up to with a recorded reason; equal to `share` where there is no such leave. `keys` name the
    group; `at_proposal` and `at_decision` say what a breach does there: warn or block.
    """

    rule: str = setting(text)
    keys: tuple[str, ...] = setting(many(text))
    share: Fraction = setting(fraction)
    share_with_reason: Fraction = setting(fraction)
    base: tuple[Rating, ...] = setting(many(level))
    rounding: str = setting(one_of("down", "half_up"))
    small_pool: int = setting(count)
    small_pool_gives: int = setting(count)
    small_pool_counted: tuple[Rating, ...] = setting(many(level))
    counts_heads: bool = setting(flag)
    at_proposal: str = setting(one_of("warn", "block"))
    at_decision: str = setting(one_of("warn", "block"))
    may_override: bool = setting(flag)


@dataclass(frozen=True, slots=True)
class QuotaResult:
    """`allowed` of the state as given; `used` now excellent; `can_add`: the most of today's good that may be raised
    together with the ceiling kept in the resulting state, 0 where it is exceeded; `too_many`: the fewest excellent to
    lower to good until it is kept. `good`: rated good now; `base`: people the share is taken of; `pool`: people whom
    the small-pool rule counts; `by_small_pool`: the allowance comes from that rule.
    """

    allowed: int
    used: int
    can_add: int
    too_many: int
    good: int
    base: int
    pool: int
    by_small_pool: bool

    @property
    def is_kept(self) -> bool:
        return self.used <= self.allowed


@dataclass(frozen=True, slots=True)
class Entry:
    """One subject of a group: `rating` proposed or decided, None while there is none."""

    rating: Rating | None
    is_head: bool = False


def in_pool(rule: QuotaRule, entries: Iterable[Entry]) -> list[Rating]:
    """The ratings that count: everybody with a level; heads only where the regulation counts them (REG-4)."""
    return [
        entry.rating
        for entry in entries
        if entry.rating is not None and is_level(entry.rating) and (rule.counts_heads or not entry.is_head)
    ]


def on_breach(rule: QuotaRule, result: QuotaResult, at: str) -> str:
    """What a state does at "proposal" or at "decision": "" where the ceiling is kept, else "warn" or "block"."""
    ways = {"proposal": rule.at_proposal, "decision": rule.at_decision}
    return "" if result.is_kept else ways[at]


class Ruling(StrEnum):
    """What a decision meets at its ceiling: `NEEDS_REASON` and `BY_REASON` only where the regulation lets the authority
    go up to `share_with_reason` with a reason on record.
    """

    KEPT = "kept"
    NEEDS_REASON = "needs_reason"
    BY_REASON = "by_reason"
    BLOCKED = "blocked"


def decided(
    rule: QuotaRule, ratings: Iterable[Rating], *, with_reason: bool
) -> tuple[Ruling, QuotaResult, QuotaResult]:
    """Judge the resulting state of a decision: the ruling, the group by the plain share, the same by the widest allowed."""
    held = list(ratings)
    plain = check_group(rule, held)
    widest = check_group(rule, held, with_reason=True) if rule.may_override else plain
    if on_breach(rule, plain, "decision") != "block":
        return Ruling.KEPT, plain, widest
    if not widest.is_kept:
        return Ruling.BLOCKED, plain, widest
    return Ruling.BY_REASON if with_reason else Ruling.NEEDS_REASON, plain, widest


def check_group(rule: QuotaRule, ratings: Iterable[Rating], *, with_reason: bool = False) -> QuotaResult:
    """Judge one group by its ratings. `with_reason`: the authority recorded why it goes beyond the plain share."""
    counts = Counter(ratings)
    good, used = counts[Rating.GOOD], counts[Rating.EXCELLENT]
    part = rule.share_with_reason if with_reason else rule.share

    def allowed(raised: int) -> int:
        """The ceiling after `raised` people went from good to excellent (negative: came down)."""
        state = dict(counts) | {Rating.GOOD: good - raised, Rating.EXCELLENT: used + raised}
        return max(_by_share(rule, part, state), _by_small_pool(rule, state))

    def kept(raised: int) -> bool:
        return used + raised <= allowed(raised)

    return QuotaResult(
        allowed=allowed(0),
        used=used,
        can_add=next(n for n in range(good, -1, -1) if kept(n)) if kept(0) else 0,
        too_many=next(n for n in range(used + 1) if kept(-n)),
        good=good,
        base=sum(counts[rating] for rating in rule.base),
        pool=sum(counts[rating] for rating in rule.small_pool_counted),
        by_small_pool=_by_small_pool(rule, counts) > _by_share(rule, part, counts),
    )


def _by_share(rule: QuotaRule, part: Fraction, counts: Mapping[Rating, int]) -> int:
    exact = part * sum(counts.get(rating, 0) for rating in rule.base)
    return floor(exact + HALF) if rule.rounding == "half_up" else floor(exact)


def _by_small_pool(rule: QuotaRule, counts: Mapping[Rating, int]) -> int:
    pool = sum(counts.get(rating, 0) for rating in rule.small_pool_counted)
    return rule.small_pool_gives if pool < rule.small_pool else 0

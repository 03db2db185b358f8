"""The parts of a regulation other than the quotas: every number and choice by name, empty of values.

What each field means to a rule is said where the rule is; the values, their clauses and what is only a default of the
software stand in `evaluations/regulations/*.toml` (REG-1, REG-4).
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from evaluations.domain.ratings import Rating
from evaluations.domain.settings import count, flag, fraction, level, many, one_of, setting, table, text


@dataclass(frozen=True, slots=True)
class Band:
    """`rating` is reached by `points` (`operator` ">=") or only beyond them (">")."""

    rating: Rating
    operator: str
    points: Decimal


def points(value: Any) -> Decimal:
    """A decimal number written as text, not negative."""
    try:
        number = Decimal(value) if isinstance(value, str) else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number < 0:
        raise ValueError(f'“{value}” không phải số điểm, viết như "90" hoặc "1.25"')
    return number


def band(value: Any) -> Band:
    """["excellent", ">=", "90"]."""
    if not isinstance(value, list) or len(value) != 3:
        raise ValueError(f"“{value}” không có dạng [mức, phép so sánh, điểm]")
    return Band(level(value[0]), one_of(">=", ">")(value[1]), points(value[2]))


def day_of_year(value: Any) -> tuple[int, int]:
    """ "31/12" as (12, 31); 29 February is no yearly day."""
    lengths = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    day, _, month = str(value).partition("/")
    if (
        day.isdecimal()
        and month.isdecimal()
        and 1 <= int(month) <= 12
        and 1 <= int(day) <= lengths[int(month) - 1]
    ):
        return int(month), int(day)
    raise ValueError(f"“{value}” không phải ngày/tháng")


@dataclass(frozen=True, slots=True)
class Pools:
    """Kinds of subject on which no ceiling is laid."""

    no_ceiling: tuple[str, ...] = setting(many(text))
    several_posts_count_in: str = setting(one_of("main"))


@dataclass(frozen=True, slots=True)
class CapRules:
    """Who is capped by what; used by caps.py."""

    head_kinds: tuple[str, ...] = setting(many(text))
    exempt_lifts_unit: bool = setting(flag)
    collective_kinds: tuple[str, ...] = setting(many(text))
    unit_kinds: tuple[str, ...] = setting(many(text))
    unit_from_collective: bool = setting(flag)
    not_rated_source: str = setting(one_of("no_cap", "wait"))
    sick_kinds: tuple[str, ...] = setting(many(text))
    sick_days: int = setting(count)
    sick_at_most: Rating = setting(level)
    maternity_is_sickness: bool = setting(flag)
    civil_kinds: tuple[str, ...] = setting(many(text))
    civil_not_rated: str = setting(one_of("caps", "no_cap"))


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Who is rated and who only reviews; used by eligibility.py. `counted_to` is (month, day)."""

    member_months: int = setting(count)
    organization_months: int = setting(count)
    collective_months: int = setting(count)
    civil_months: int = setting(count)
    counted_to: tuple[int, int] = setting(day_of_year)
    young_member_reviews: bool = setting(flag)
    not_rated_states: tuple[str, ...] = setting(many(text))
    suspended_committee_member_is_rated: bool = setting(flag)
    whole_year_maternity: str = setting(one_of("not_rated", "rated"))


WAYS_OF_ORDER = one_of("block", "provisional", "off")


@dataclass(frozen=True, slots=True)
class Order:
    """What an unfinished predecessor does to its successor; used by order.py."""

    review_before_rating: str = setting(WAYS_OF_ORDER)
    lower_before_higher: str = setting(WAYS_OF_ORDER)
    collective_before_member: str = setting(WAYS_OF_ORDER)
    civil_before_member: str = setting(WAYS_OF_ORDER)
    unit_before_head: str = setting(WAYS_OF_ORDER)


@dataclass(frozen=True, slots=True)
class Transfers:
    """Comments of the places a person came from; used by transfers.py."""

    former_comment_months: int = setting(count)
    waived_if_dissolved: bool = setting(flag)
    temporary_comment: bool = setting(flag)


@dataclass(frozen=True, slots=True)
class LookBack:
    """Rows of years and how long a result serves; used by lookback.py."""

    failed_years: int = setting(count)
    failed_leaves_planning: bool = setting(flag)
    view_years: int = setting(count)
    award_years: int = setting(count)
    not_rated_interrupts: bool = setting(flag)
    validity_months: int = setting(count)


@dataclass(frozen=True, slots=True)
class Scores:
    """Score sheets; used by scores.py, means.py and scoring.py. `bands` empty: no level is suggested; `large_gap`: from so
    many points between own score and a meeting's mean a reason is written. `summary_names`: no other way is offered, since
    members score under the promise that Mẫu 07 never names them.
    """

    scale: Decimal = setting(points)
    parts: dict[str, Decimal] = setting(table(points))
    bands: tuple[Band, ...] = setting(many(band))
    not_applicable: str = setting(one_of("rescale_sheet", "rescale_part"))
    combination: str = setting(one_of("mean_of_means", "pooled"))
    includes_self: bool = setting(flag)
    minimum_sheets: int = setting(count)
    decimals: int = setting(count)
    summary_names: str = setting(one_of("numbered"))
    large_gap: Decimal = setting(points)


@dataclass(frozen=True, slots=True)
class Voting:
    """Ballots; used by votes.py. `ways` says how each kind of subject is decided."""

    quorum: Fraction = setting(fraction)
    majority: Fraction = setting(fraction)
    majority_of: str = setting(one_of("present", "valid", "roll"))
    tie: str = setting(one_of("second_round", "authority"))
    leading_in_second_round: int = setting(count)
    stages: str = setting(one_of("one", "two"))
    subject_votes: bool = setting(flag)
    deputy_chairs_own_case: bool = setting(flag)
    medium: str = setting(one_of("paper", "electronic"))
    always_secret: bool = setting(flag)
    ways: dict[str, str] = setting(table(one_of("secret_ballot", "ballot", "meeting")))


@dataclass(frozen=True, slots=True)
class Feedback:
    """Mẫu 02B: from how many answers the words and from how many the counts alone are shown."""

    shown_from: int = setting(count)
    counts_from: int = setting(count)
    on_paper_below: int = setting(count)
    subject_reads: str = setting(one_of("after_publication", "after_summary"))


@dataclass(frozen=True, slots=True)
class Submission:
    """What a gap in the file does when it is submitted."""

    missing_item: str = setting(one_of("warn", "block"))
    missing_answer: str = setting(one_of("warn", "block"))


@dataclass(frozen=True, slots=True)
class Deadlines:
    """How the words of a due date become an instant; used by deadlines.py. `utc_offset` in hours."""

    before: str = setting(one_of("day_begins", "day_ends"))
    until: str = setting(one_of("day_begins", "day_ends"))
    utc_offset: int = setting(count)


@dataclass(frozen=True, slots=True)
class Papers:
    """Forms and stages by kind of subject."""

    forms: dict[str, tuple[str, ...]] = setting(table(many(text)))
    stages: dict[str, tuple[str, ...]] = setting(table(many(text)))

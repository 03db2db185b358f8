"""Arithmetic of Mẫu 06: which criteria there are, what is wrong with a sheet, what it adds up to.

Points are decimals. A criterion that does not apply is left out, the rest rescaled to the full scale (REG-4).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line that takes points. `maximum` in points."""

    key: str
    label: str
    maximum: Decimal
    may_not_apply: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that cannot be accepted.

    `code`: not_a_number, negative, above_maximum, wrong_step, must_apply or unknown.
    """

    key: str
    code: str
    maximum: Decimal = Decimal()


def criteria_of(sections: Sequence[Mapping[str, Any]]) -> tuple[Criterion, ...]:
    """The scoring lines of a criteria set (`CriteriaSet.sections`), in the order of the paper."""
    return tuple(
        Criterion(row["key"], row["label"], Decimal(row["maximum"]), bool(row.get("not_applicable_allowed")))
        for section in sections
        for group in section["groups"]
        for row in group["criteria"]
    )


def full_scale(criteria: Iterable[Criterion]) -> Decimal:
    """The sum of all maxima."""
    return sum((c.maximum for c in criteria), Decimal())


def number(text: str) -> Decimal:
    """'4,75' or '4.75' as a decimal; raises ValueError for anything that is not a plain number."""
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation as problem:
        raise ValueError(text) from problem
    if not value.is_finite():
        raise ValueError(text)
    return value


def problems(criteria: Sequence[Criterion], scores: Mapping[str, str | None], step: Decimal) -> list[Problem]:
    """What is wrong with the lines that are filled in; an empty line is not wrong, only missing."""
    known = {c.key: c for c in criteria}
    found = []
    for key, raw in scores.items():
        criterion = known.get(key)
        if criterion is None:
            found.append(Problem(key, "unknown"))
        elif code := _wrong(criterion, raw, step):
            found.append(Problem(key, code, criterion.maximum))
    return found


def _wrong(criterion: Criterion, raw: str | None, step: Decimal) -> str:
    if raw is None:
        return "" if criterion.may_not_apply else "must_apply"
    if raw == "":
        return ""
    try:
        value = number(raw)
    except ValueError:
        return "not_a_number"
    if value < 0:
        return "negative"
    if value > criterion.maximum:
        return "above_maximum"
    return "wrong_step" if value % step else ""


def unfilled(criteria: Sequence[Criterion], scores: Mapping[str, str | None]) -> tuple[str, ...]:
    """Keys of lines without points that were not marked as not applicable."""
    return tuple(c.key for c in criteria if scores.get(c.key, "") == "")


def total(criteria: Sequence[Criterion], scores: Mapping[str, str | None]) -> Decimal:
    """The sum so far, rescaled over the lines that apply, half up to a hundredth; unfilled lines count as nothing."""
    whole = full_scale(criteria)
    applies = whole - full_scale(c for c in criteria if c.key in scores and scores[c.key] is None)
    if not applies:
        return Decimal("0.00")
    points = sum((number(raw) for raw in scores.values() if raw), Decimal())
    return (points * whole / applies).quantize(CENT, ROUND_HALF_UP)

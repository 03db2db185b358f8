"""Counting votes: quorum, the level that passes, what a second round offers, whether two tellers read the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

BLANK, SPOILT = "blank", "spoilt"
NO_CHOICE = frozenset({BLANK, SPOILT})


@dataclass(frozen=True, slots=True)
class Outcome:
    """`rating` is the level that passed, or None; then `leading` are the levels that a second round offers."""

    rating: str | None
    leading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell on which two tellers differ; `line` is None for the head figures."""

    line: str | None
    column: str
    first: int
    second: int


def has_quorum(*, entitled: int, present: int, share: Fraction) -> bool:
    """Whether at least `share` of the roll is present (REG-4: two thirds)."""
    return entitled > 0 and present >= entitled * share


def outcome(counts: Mapping[str, int], *, voters: int, share: Fraction, leading: int = 2) -> Outcome:
    """The level with more than `share` of the voters; blank and spoilt papers count against every level (REG-4).

    Without one, the `leading` levels are offered again; levels tied for the last of these places stay together, and
    where fewer levels got a vote all are offered again (empty `Outcome.leading`).
    """
    votes = {level: n for level, n in counts.items() if level not in NO_CHOICE and n > 0}
    for level, n in votes.items():
        if n > voters * share:
            return Outcome(level)
    if len(votes) < leading:
        return Outcome(None)
    least = sorted(votes.values(), reverse=True)[leading - 1]
    return Outcome(None, tuple(level for level in counts if votes.get(level, 0) >= least))


def row_fits(row: Mapping[str, int], *, valid: int, subject_present: bool) -> bool:
    """Whether one line adds up to the valid sheets, less the sheet of the subject who leaves the own line (09c)."""
    return all(n >= 0 for n in row.values()) and sum(row.values()) == valid - subject_present


def differences(
    first: Mapping[str, Mapping[str, int]],
    second: Mapping[str, Mapping[str, int]],
    *,
    heads: Iterable[tuple[str, int, int]] = (),
) -> tuple[Difference, ...]:
    """The cells on which two tellers differ: head figures first, then by line and column. Empty: they agree (BAL-2)."""
    found = [Difference(None, name, a, b) for name, a, b in heads if a != b]
    for line in sorted(first.keys() | second.keys()):
        left, right = first.get(line, {}), second.get(line, {})
        for column in sorted(left.keys() | right.keys()):
            a, b = left.get(column, 0), right.get(column, 0)
            if a != b:
                found.append(Difference(line, column, a, b))
    return tuple(found)

"""How a cell's vote on one member is judged: who votes, whether a level passes, in one stage or in two (E9, E78)."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from evaluations.domain.ratings import Rating


class Fault(StrEnum):
    """Why a row cannot be accepted."""

    TOO_MANY_VOTES = "too_many_votes"
    NOT_PASSED = "not_passed"
    NEEDS_SECOND_VOTE = "needs_second_vote"
    NO_VOTERS = "no_voters"


@dataclass(frozen=True, slots=True)
class Row:
    """What the meeting says of one member. `agree_excellent`: the second vote, in two stages only."""

    rating: Rating
    agree: int
    agree_excellent: int | None = None


def voters_of(present: Collection[int], *, official: Collection[int], subject: int) -> int:
    """How many vote on one member: those present with full membership, the subject left out (REG-4, E39, E78)."""
    return len((set(present) & set(official)) - {subject})


def fault_of(row: Row, *, voters: int, share: Fraction, two_stages: bool) -> Fault | None:
    """The first reason why the row does not stand; None when more than `share` of the voters agree.

    In two stages an excellent member was first agreed as good, then raised by a vote of its own.
    """
    if voters <= 0:
        return Fault.NO_VOTERS
    raised = two_stages and row.rating == Rating.EXCELLENT
    counts = [row.agree] + ([row.agree_excellent] if raised and row.agree_excellent is not None else [])
    if any(not 0 <= count <= voters for count in counts):
        return Fault.TOO_MANY_VOTES
    if raised and row.agree_excellent is None:
        return Fault.NEEDS_SECOND_VOTE
    if any(count <= voters * share for count in counts):
        return Fault.NOT_PASSED
    return None

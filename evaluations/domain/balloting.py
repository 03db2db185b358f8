"""How a regulation wants a vote counted: who is on the roll of a case, of what the majority is taken, what a tie leads to.

The bare arithmetic is votes.py; here the settings choose it (BAL-1; E9, E36 to E39).
"""

from collections.abc import Hashable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from evaluations.domain import votes
from evaluations.domain.ratings import LEVELS, Rating
from evaluations.domain.regulation import Regulation


@dataclass(frozen=True, slots=True)
class Result:
    """`has_quorum`: the vote counts at all; `rating`: what passed, None if nothing; `again`: the levels that a second
    round offers; `to_authority`: no level passed and the regulation gives the choice to the authority.
    """

    has_quorum: bool
    rating: Rating | None = None
    again: tuple[Rating, ...] = ()
    to_authority: bool = False


def roll_of_case(
    roll: AbstractSet[Hashable], subject: Hashable | None, regulation: Regulation
) -> frozenset[Hashable]:
    """Who may vote on one case: the roll, without the subject where the regulation says so (E39)."""
    return frozenset(roll) if regulation.voting.subject_votes else frozenset(roll) - {subject}


def offered(vote: int, regulation: Regulation) -> tuple[Rating, ...]:
    """The levels on the sheet of the first or second vote (1, 2): all four, or in two stages the lower three first and
    then, among those found good, excellent for or against (E9).
    """
    if regulation.voting.stages == "one":
        return LEVELS
    return LEVELS[1:] if vote == 1 else LEVELS[:2]


def result(counts: Mapping[str, int], *, entitled: int, present: int, regulation: Regulation) -> Result:
    """What the counts of one case mean. `counts`: votes by level, and blank and spoilt sheets; `entitled`, `present`
    of this case's roll. ValueError where there are more votes than people (E79).
    """
    if sum(counts.values()) > present or present > entitled or min(counts.values(), default=0) < 0:
        raise ValueError("more votes than people present, or more present than entitled")
    rules = regulation.voting
    if not votes.has_quorum(entitled=entitled, present=present, share=rules.quorum):
        return Result(False)
    valid = sum(n for level, n in counts.items() if level not in votes.NO_CHOICE)
    base = {"present": present, "valid": valid, "roll": entitled}[rules.majority_of]
    found = votes.outcome(counts, voters=base, share=rules.majority, leading=rules.leading_in_second_round)
    if found.rating is not None:
        return Result(True, Rating(found.rating))
    if rules.tie == "authority":
        return Result(True, to_authority=True)
    return Result(True, again=tuple(level for level in LEVELS if level in found.leading) or LEVELS)

"""What a meeting of step 2 must satisfy: who presides, who scores whom, whether the votes add up.

People are keys of any kind; the subject never sits over the own case.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from evaluations.domain.votes import BLANK

CHAIR, DEPUTY = "chair", "deputy"


@dataclass(frozen=True, slots=True)
class VoteProblem:
    """Why a show of hands cannot be recorded. `code`: negative, unknown or not_reconciled; `total` is what was entered."""

    code: str
    total: int = 0


def presiding(seats: Mapping[int, str], subjects: Set[int]) -> list[int]:
    """Who may preside over a list of subjects, first choice first: the chair, deputies, then members (REG-4).

    Somebody who is the only subject cannot; a subject among several may, and leaves the chair for the own case.
    """
    rank = {CHAIR: 0, DEPUTY: 1}
    free = [person for person in seats if not (subjects and subjects <= {person})]
    return sorted(free, key=lambda person: rank.get(seats[person], 2))


def judges(present: Iterable[int], subject: int | None) -> frozenset[int]:
    """Who scores and votes on one subject: those present, without the subject (E39)."""
    return frozenset(present) - {subject}


def vote_problem(votes: Mapping[str, int], *, levels: Iterable[str], present: int) -> VoteProblem | None:
    """None when votes by level (and `blank`) add up to `present`, the subject not counted (E41, E79)."""
    if set(votes) - {*levels, BLANK}:
        return VoteProblem("unknown")
    if any(n < 0 for n in votes.values()):
        return VoteProblem("negative")
    total = sum(votes.values())
    return None if total == present else VoteProblem("not_reconciled", total)


def leading(votes: Mapping[str, int]) -> frozenset[str]:
    """The level or levels with the most votes, blank ones aside; empty without a vote."""
    counts = {level: n for level, n in votes.items() if level != BLANK and n > 0}
    most = max(counts.values(), default=0)
    return frozenset(level for level, n in counts.items() if n == most)

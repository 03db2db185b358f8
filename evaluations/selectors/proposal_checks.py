"""Proposals held again against what is known today: a provisional one settles by itself when its source is rated (RUL-9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from evaluations.domain.caps import Cap, standing
from evaluations.domain.ratings import Rating
from evaluations.models import Evaluation, Proposal
from evaluations.phrases.caps import cap_sentence
from evaluations.selectors.caps import caps_of, regulation_of


class Standing(StrEnum):
    """How a recorded proposal stands today."""

    HOLDS = "holds"
    PROVISIONAL = "provisional"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Check:
    """One proposal today. `reasons`: the sentences of the caps that break it, or that it still waits for."""

    standing: Standing
    reasons: tuple[str, ...]


def checks_of(cases: Iterable[Evaluation], proposals: Mapping[int, Proposal]) -> dict[int, Check]:
    """{case id: check} of the cases that have a proposal; the caps of all are read at once."""
    held = [case for case in cases if case.pk in proposals]
    caps = caps_of(held)
    return {case.pk: _check(case, proposals[case.pk], caps[case.pk]) for case in held}


def _check(case: Evaluation, proposal: Proposal, caps: list[Cap]) -> Check:
    answer, regulation = standing(Rating(proposal.rating), caps), regulation_of(case)
    if answer.broken:
        return Check(Standing.BROKEN, tuple(cap_sentence(cap, regulation) for cap in answer.broken))
    if answer.waiting:
        return Check(Standing.PROVISIONAL, tuple(cap_sentence(cap, regulation) for cap in answer.waiting))
    return Check(Standing.HOLDS, ())

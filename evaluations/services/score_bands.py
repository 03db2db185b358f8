"""A level that departs from the score's band is legal and wants a reason (E46, E47); without bands nothing is asked."""

from decimal import Decimal

from evaluations.domain import scoring
from evaluations.domain.ratings import Rating
from evaluations.models import Evaluation
from evaluations.selectors.caps import regulation_of
from sonduong.kit.errors import DomainError


def refuse_against_band(case: Evaluation, rating: str, points: Decimal, *, at: str) -> None:
    """Raise score_needs_reason where score and level tell different stories; the caller asks only without a reason.

    `at`: "proposal", "appraisal" or "decision", for the sentence to name the field.
    """
    regulation = regulation_of(case)
    if scoring.contradicts(points, Rating(rating), regulation):
        raise DomainError(
            "score_needs_reason",
            name=case.name,
            at=at,
            points=points,
            rating=rating,
            band=scoring.suggested(points, regulation),
            clause=regulation.cite("scores.bands"),
        )

"""The four levels in their order, and 'not rated' beside them, which never compares with a level (REG-3)."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any


class Rating(StrEnum):
    """EXCELLENT > GOOD > COMPLETED > FAILED. NOT_RATED raises TypeError when it is compared."""

    EXCELLENT = "excellent"
    GOOD = "good"
    COMPLETED = "completed"
    FAILED = "failed"
    NOT_RATED = "not_rated"

    @property
    def rank(self) -> int:
        """4 for EXCELLENT down to 1 for FAILED; TypeError for NOT_RATED."""
        if self is Rating.NOT_RATED:
            raise TypeError("not_rated is not a level and has no rank")
        return _RANKS[self]

    # A str compares by its letters ("failed" > "excellent"), so all four are said anew.
    def __lt__(self, other: Any) -> bool:
        return self.rank < Rating(other).rank

    def __le__(self, other: Any) -> bool:
        return self.rank <= Rating(other).rank

    def __gt__(self, other: Any) -> bool:
        return self.rank > Rating(other).rank

    def __ge__(self, other: Any) -> bool:
        return self.rank >= Rating(other).rank


LEVELS = (Rating.EXCELLENT, Rating.GOOD, Rating.COMPLETED, Rating.FAILED)
_RANKS = {level: rank for rank, level in enumerate(reversed(LEVELS), start=1)}


def is_level(rating: Rating | None) -> bool:
    """Whether it is one of the four levels: neither missing nor 'not rated'."""
    return rating is not None and rating is not Rating.NOT_RATED


def above(a: Rating | None, b: Rating | None) -> bool:
    """Whether both are levels and `a` is the higher one; a missing rating and 'not rated' are above nothing."""
    return a is not None and b is not None and is_level(a) and is_level(b) and a > b


def lowest(ratings: Iterable[Rating | None]) -> Rating | None:
    """The lowest level among them, passing over what is missing or not rated; None where no level is left."""
    return min((rating for rating in ratings if rating is not None and is_level(rating)), default=None)

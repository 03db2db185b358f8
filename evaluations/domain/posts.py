"""One person in several posts: whether the places differ and who must settle it (RUL-10, E30).

The person is enrolled once, under the main post, and counts in its group (`pools.several_posts_count_in`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluations.domain.ratings import Rating


@dataclass(frozen=True, slots=True)
class Post:
    """One place: its name and the rating proposed or voted there (None: none yet)."""

    name: str
    rating: Rating | None


@dataclass(frozen=True, slots=True)
class Settled:
    """`rating` that holds, None while there is none; `needs_authority`: the places differ and nobody has decided."""

    rating: Rating | None
    needs_authority: bool


def settle(posts: Sequence[Post], decided: Rating | None = None) -> Settled:
    """The one rating of a person: what the authority decided, else what all places agree on (II.2 note 2)."""
    voted = {post.rating for post in posts if post.rating is not None}
    if decided is not None:
        return Settled(decided, False)
    if len(voted) > 1:
        return Settled(None, True)
    return Settled(next(iter(voted), None), False)

"""One person in several posts: whether the places differ, who must settle it, in which group the person counts (RUL-10, E30)."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluations.domain.ratings import Rating
from evaluations.domain.regulation import Regulation


@dataclass(frozen=True, slots=True)
class Post:
    """One place: its quota group and the rating proposed or voted there (None: none yet)."""

    group: tuple[str, ...]
    rating: Rating | None
    is_main: bool = False


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


def counted_in(posts: Sequence[Post], regulation: Regulation) -> frozenset[tuple[str, ...]]:
    """The quota groups in which the person counts; ValueError where no post, or more than one, is the main one."""
    if regulation.pools.several_posts_count_in == "every":
        return frozenset(post.group for post in posts)
    main = [post.group for post in posts if post.is_main]
    if len(main) != 1:
        raise ValueError("exactly one post is the main one")
    return frozenset(main)

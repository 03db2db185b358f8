"""One person, several posts: agreement, difference, the one group in which the person counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.posts import Post, Settled, counted_in, settle
from evaluations.domain.ratings import Rating
from tests.domain.flipped import KH16, flipped

CHAIR, SECRETARY = ("Chủ tịch", "xã", "", ""), ("Bí thư", "xã", "", "")


def test_E30_places_that_differ_wait_for_the_authority():
    posts = [Post(CHAIR, Rating.GOOD, is_main=True), Post(SECRETARY, Rating.EXCELLENT)]
    assert settle(posts) == Settled(None, True)
    assert settle(posts, Rating.GOOD) == Settled(Rating.GOOD, False)


def test_E30_places_that_agree_need_nobody():
    posts = [Post(CHAIR, Rating.GOOD, is_main=True), Post(SECRETARY, Rating.GOOD), Post(SECRETARY, None)]
    assert settle(posts) == Settled(Rating.GOOD, False)
    assert settle([Post(CHAIR, None)]) == Settled(None, False)


def test_E30_a_person_counts_once_under_the_main_post():
    posts = [Post(CHAIR, Rating.GOOD), Post(SECRETARY, Rating.GOOD, is_main=True)]
    assert counted_in(posts, KH16) == {SECRETARY}
    assert counted_in(posts, flipped({"pools.several_posts_count_in": "every"})) == {CHAIR, SECRETARY}


@pytest.mark.parametrize("mains", [0, 2])
def test_exactly_one_post_is_the_main_one(mains):
    posts = [Post(CHAIR, None, is_main=mains > 0), Post(SECRETARY, None, is_main=mains > 1)]
    with pytest.raises(ValueError, match=r"^exactly one post is the main one$"):
        counted_in(posts, KH16)


@given(st.lists(st.sampled_from([*Rating, None]), max_size=5))
def test_a_person_never_ends_with_a_rating_that_no_place_gave(given_ratings):
    found = settle([Post(CHAIR, rating) for rating in given_ratings])
    assert found.rating in {*given_ratings, None}
    assert found.needs_authority == (len(set(given_ratings) - {None}) > 1)

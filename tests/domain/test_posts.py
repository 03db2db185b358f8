"""One person, several posts: agreement and difference."""

from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.posts import Post, Settled, settle
from evaluations.domain.ratings import Rating

CHAIR, SECRETARY = "Chủ tịch UBND xã", "Bí thư Đảng ủy xã"


def test_E30_places_that_differ_wait_for_the_authority():
    posts = [Post(CHAIR, Rating.GOOD), Post(SECRETARY, Rating.EXCELLENT)]
    assert settle(posts) == Settled(None, True)
    assert settle(posts, Rating.GOOD) == Settled(Rating.GOOD, False)


def test_E30_places_that_agree_need_nobody():
    posts = [Post(CHAIR, Rating.GOOD), Post(SECRETARY, Rating.GOOD), Post(SECRETARY, None)]
    assert settle(posts) == Settled(Rating.GOOD, False)
    assert settle([Post(CHAIR, None)]) == Settled(None, False)


@given(st.lists(st.sampled_from([*Rating, None]), max_size=5))
def test_a_person_never_ends_with_a_rating_that_no_place_gave(given_ratings):
    found = settle([Post(CHAIR, rating) for rating in given_ratings])
    assert found.rating in {*given_ratings, None}
    assert found.needs_authority == (len(set(given_ratings) - {None}) > 1)

"""What waits for what: the plan's four orders, the ones its own dates break, circles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.order import RULES, Edge, sequence, waits
from tests.domain.flipped import KH16, flipped

REVIEW = Edge("review", "rating", "review_before_rating")
LOWER = Edge("cell", "base", "lower_before_higher")
COLLECTIVE = Edge("committee", "member", "collective_before_member")
CIVIL = Edge("civil", "member", "civil_before_member")
HEAD = Edge("unit", "head", "unit_before_head")
ALL = [REVIEW, LOWER, COLLECTIVE, CIVIL, HEAD]


@pytest.mark.parametrize("edge", [REVIEW, LOWER])
def test_an_order_that_the_dates_allow_is_kept_strictly(edge):
    waiting = waits(edge.after, ALL, set(), KH16)
    assert waiting.blocking == (edge,)
    assert waits(edge.after, ALL, {edge.before}, KH16).blocking == ()
    assert waits(edge.after, ALL, set(), flipped({f"order.{edge.rule}": "provisional"})).blocking == ()


def test_E12_and_E29_what_the_dates_break_goes_on_provisionally():
    waiting = waits("member", ALL, set(), KH16)
    assert (waiting.blocking, waiting.provisional) == ((), (COLLECTIVE, CIVIL))
    assert waits("member", ALL, {"committee"}, KH16).provisional == (CIVIL,)
    assert waits("member", ALL, set(), flipped({"order.civil_before_member": "block"})).blocking == (CIVIL,)
    assert waits("head", ALL, set(), KH16).provisional == (HEAD,)


def test_an_order_that_is_switched_off_is_not_told():
    waiting = waits("base", ALL, set(), flipped({"order.lower_before_higher": "off"}))
    assert (waiting.blocking, waiting.provisional) == ((), ())


def test_steps_come_in_waves():
    edges = [
        LOWER,
        Edge("base", "district", "lower_before_higher"),
        Edge("committee", "base", "lower_before_higher"),
    ]
    assert sequence(edges) == [{"cell", "committee"}, {"base"}, {"district"}]


def test_a_circle_is_named():
    with pytest.raises(ValueError, match="cell") as circle:
        sequence([LOWER, Edge("base", "cell", "lower_before_higher")])
    assert set(circle.value.args[0]) == {"cell", "base"}


def test_a_rule_that_no_regulation_knows_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="by_age"):
        waits("b", [Edge("a", "b", "by_age")], set(), KH16)


pairs = st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] < p[1])
graphs = st.lists(st.builds(lambda p, rule: Edge(*p, rule), pairs, st.sampled_from(RULES)), max_size=20)


@given(graphs)
def test_no_step_comes_before_what_it_waits_for(edges):
    place = {step: number for number, wave in enumerate(sequence(edges)) for step in wave}
    assert all(place[edge.before] < place[edge.after] for edge in edges)


@given(graphs, st.sets(st.integers(0, 9)), st.integers(0, 9))
def test_finishing_one_more_step_never_makes_another_wait(edges, done, more):
    for step in range(10):
        assert len(waits(step, edges, done | {more}, KH16).blocking) <= len(
            waits(step, edges, done, KH16).blocking
        )

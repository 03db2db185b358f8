"""How a decision meets its ceiling where a reason may carry it further, and where nothing may (E8)."""

from dataclasses import replace

from evaluations import regulations
from evaluations.domain.quota import Ruling, decided
from evaluations.domain.ratings import Rating

KH16, QD366 = (regulations.load(code).quota["cadre"] for code in ("kh16-2020", "qd366-2025"))


def ruling(rule, excellent, good, *, with_reason):
    state = [Rating.EXCELLENT] * excellent + [Rating.GOOD] * good
    return decided(rule, iter(state), with_reason=with_reason)[0]


def test_E08_a_reason_carries_the_group_to_a_quarter_and_no_further():
    assert ruling(QD366, 4, 20, with_reason=False) is Ruling.KEPT
    assert ruling(QD366, 5, 20, with_reason=False) is Ruling.NEEDS_REASON
    assert ruling(QD366, 5, 20, with_reason=True) is Ruling.BY_REASON
    assert ruling(QD366, 6, 20, with_reason=True) is Ruling.BLOCKED


def test_E08_without_leave_in_the_regulation_a_reason_is_worth_nothing():
    assert ruling(KH16, 5, 20, with_reason=True) is Ruling.BLOCKED
    assert ruling(replace(QD366, may_override=False), 5, 20, with_reason=True) is Ruling.BLOCKED


def test_E08_where_a_breach_only_warns_the_decision_stands():
    assert ruling(replace(KH16, at_decision="warn"), 5, 20, with_reason=False) is Ruling.KEPT

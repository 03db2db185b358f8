"""The ceiling of excellent: the plan's own cases, then properties, then an independent count of every small state."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.quota import Entry, check_group, in_pool, on_breach
from evaluations.domain.ratings import Rating
from tests.domain.flipped import KH16, QD366, flipped

MEMBER = KH16.quota["member"]
GOOD, EXCELLENT, COMPLETED = Rating.GOOD, Rating.EXCELLENT, Rating.COMPLETED
ratings = st.lists(st.sampled_from(Rating), max_size=60)
SETTINGS = {
    "as it is": {},
    "good or better": {"quota.member.base": ["good", "excellent"]},
    "half up": {"quota.member.rounding": "half_up"},
    "no small pool": {"quota.member.small_pool": 0, "quota.member.small_pool_gives": 0},
    "a quarter": {"quota.member.share": "1/4", "quota.member.share_with_reason": "1/4"},
    "generous small pool": {"quota.member.small_pool": 7, "quota.member.small_pool_gives": 3},
    "small pool of all": {"quota.member.small_pool_counted": ["good", "excellent", "completed", "failed"]},
}
RULES = [pytest.param(flipped(changes).quota["member"], id=name) for name, changes in SETTINGS.items()]


def state(good=0, excellent=0, completed=0):
    return [GOOD] * good + [EXCELLENT] * excellent + [COMPLETED] * completed


# ---------------------------------------------------------------- edge cases of the plan


def test_E01_the_share_is_taken_of_those_rated_good_alone():
    better = flipped({"quota.member.base": ["good", "excellent"]}).quota["member"]
    assert check_group(MEMBER, state(good=8, excellent=2)).allowed == 1
    assert check_group(better, state(good=8, excellent=2)).allowed == 2


@pytest.mark.parametrize(
    ("good", "allowed"), [(5, 1), (9, 1), (10, 2), (14, 2), (15, 3), (99, 19), (100, 20)]
)
def test_E02_a_share_is_never_rounded_up(good, allowed):
    assert check_group(MEMBER, state(good=good)).allowed == allowed


def test_E02_half_up_is_another_setting():
    half_up = flipped({"quota.member.rounding": "half_up"}).quota["member"]
    assert [check_group(half_up, state(good=good)).allowed for good in (7, 8, 12, 13)] == [1, 2, 2, 3]


@pytest.mark.parametrize("kind", ["member", "party_organization", "cadre"])
@pytest.mark.parametrize(("good", "allowed"), [(0, 1), (1, 1), (4, 1), (5, 1), (6, 1)])
def test_E03_fewer_than_five_good_may_hold_one(kind, good, allowed):
    none = flipped({f"quota.{kind}.small_pool": 0}).quota[kind]
    assert check_group(KH16.quota[kind], state(good=good)).allowed == allowed
    assert check_group(none, state(good=good)).allowed == (1 if good >= 5 else 0)


def test_E03_the_small_pool_gives_one_and_not_two():
    result = check_group(MEMBER, state(good=3, excellent=2))
    assert (result.allowed, result.used, result.too_many, result.by_small_pool) == (1, 2, 1, True)


def test_E03_five_good_may_lift_one_because_four_are_left():
    assert check_group(MEMBER, state(good=5)).can_add == 1
    assert check_group(MEMBER, state(good=4, excellent=1)).is_kept


def test_E04_the_pool_of_members_is_the_grassroots_organisation():
    assert MEMBER.keys == ("tổ chức cơ sở đảng",)


def test_E05_cadres_are_compared_by_four_keys_together():
    assert KH16.quota["cadre"].keys == ("nhóm chức danh", "cấp", "ngành", "lĩnh vực")


def test_E06_only_members_cells_and_cadres_have_a_ceiling():
    assert set(KH16.quota) == {"member", "party_organization", "cadre"}
    assert KH16.settings["pools.no_ceiling"].by_software


def test_E07_heads_count_in_the_pool_unless_the_regulation_leaves_them_out():
    entries = [Entry(GOOD, is_head=True), Entry(GOOD), Entry(EXCELLENT, is_head=True)]
    without = flipped({"quota.member.counts_heads": False}).quota["member"]
    assert in_pool(MEMBER, entries) == [GOOD, GOOD, EXCELLENT]
    assert in_pool(without, entries) == [GOOD]


def test_E08_a_breach_warns_at_proposal_and_blocks_at_decision():
    broken, kept = (
        check_group(MEMBER, state(good=5, excellent=2)),
        check_group(MEMBER, state(good=5, excellent=1)),
    )
    hard = flipped({"quota.member.at_proposal": "block"}).quota["member"]
    soft = flipped({"quota.member.at_decision": "warn"}).quota["member"]
    assert [on_breach(MEMBER, broken, at) for at in ("proposal", "decision")] == ["warn", "block"]
    assert [on_breach(MEMBER, kept, at) for at in ("proposal", "decision")] == ["", ""]
    assert (on_breach(hard, broken, "proposal"), on_breach(soft, broken, "decision")) == ("block", "warn")
    assert not MEMBER.may_override


def test_E08_a_later_regulation_goes_to_a_quarter_with_a_reason():
    rule = QD366.quota["cadre"]
    assert rule.may_override
    assert check_group(rule, state(good=20, excellent=5)).too_many == 1
    assert check_group(rule, state(good=20, excellent=5), with_reason=True).is_kept
    assert not check_group(rule, state(good=20, excellent=6), with_reason=True).is_kept
    assert not check_group(KH16.quota["cadre"], state(good=20, excellent=5), with_reason=True).is_kept


def test_E32_a_late_rating_below_good_changes_nothing_and_a_late_excellent_may_break_the_ceiling():
    before = state(good=10, excellent=2)
    assert check_group(MEMBER, before).is_kept
    assert check_group(MEMBER, [*before, COMPLETED]).is_kept
    assert check_group(MEMBER, [*before, EXCELLENT]).too_many == 1


def test_E33_a_good_one_revoked_can_break_the_ceiling_of_the_others():
    assert check_group(MEMBER, state(good=10, excellent=2)).is_kept
    assert not check_group(MEMBER, state(good=9, excellent=2, completed=1)).is_kept


def test_E77_and_E80_who_is_not_rated_is_in_no_pool():
    assert in_pool(MEMBER, [Entry(Rating.NOT_RATED), Entry(None), Entry(GOOD)]) == [GOOD]


# ---------------------------------------------------------------- other settings, where a mistake would hide


def test_a_pool_that_is_not_small_gets_nothing_from_the_small_pool():
    generous = flipped({"quota.member.small_pool": 7, "quota.member.small_pool_gives": 3}).quota["member"]
    assert [check_group(generous, state(good=good)).allowed for good in (6, 7, 10)] == [3, 1, 2]


def test_an_exceeded_ceiling_lets_nobody_be_added_even_where_more_would_fit_again():
    """Nobody hides a breach by raising one more so that the pool becomes small."""
    generous = flipped({"quota.member.small_pool": 7, "quota.member.small_pool_gives": 3}).quota["member"]
    result = check_group(generous, state(good=7, excellent=2))
    assert (result.allowed, result.can_add, result.too_many) == (1, 0, 1)


def test_a_level_that_nobody_has_adds_nobody_to_the_pool():
    everybody = flipped({"quota.member.small_pool_counted": ["good", "excellent", "completed", "failed"]})
    assert check_group(everybody.quota["member"], state(good=3)).by_small_pool
    base = flipped({"quota.member.base": ["good", "completed"]}).quota["member"]
    assert check_group(base, state(good=9)).allowed == 1


def test_without_a_small_pool_nothing_is_said_to_come_from_it():
    none = flipped({"quota.member.small_pool": 0, "quota.member.small_pool_gives": 0}).quota["member"]
    assert not check_group(none, []).by_small_pool


# ---------------------------------------------------------------- properties


@given(ratings)
def test_the_verdict_never_depends_on_the_order(values):
    assert check_group(MEMBER, values) == check_group(MEMBER, list(reversed(values)))


@given(ratings)
def test_one_more_good_never_lowers_the_ceiling(values):
    assert check_group(MEMBER, [*values, GOOD]).allowed >= check_group(MEMBER, values).allowed


@given(ratings)
def test_one_more_excellent_never_helps(values):
    assert check_group(MEMBER, [*values, EXCELLENT]).too_many >= check_group(MEMBER, values).too_many


@given(ratings, st.sampled_from([Rating.COMPLETED, Rating.FAILED, Rating.NOT_RATED]))
def test_who_is_below_good_does_not_matter(values, rating):
    assert check_group(MEMBER, [*values, rating]) == check_group(MEMBER, values)


@pytest.mark.parametrize("rule", RULES)
@given(values=ratings)
def test_lowering_too_many_settles_it_and_one_fewer_does_not(rule, values):
    result = check_group(rule, values)
    assert check_group(rule, moved(values, -result.too_many)).is_kept
    if result.too_many:
        assert not check_group(rule, moved(values, -(result.too_many - 1))).is_kept


@pytest.mark.parametrize("rule", RULES)
@given(values=ratings)
def test_raising_can_add_keeps_the_ceiling_and_any_larger_number_breaks_it(rule, values):
    result = check_group(rule, values)
    if not result.is_kept:
        assert result.can_add == 0
        return
    assert check_group(rule, moved(values, result.can_add)).is_kept
    for more in range(result.can_add + 1, result.good + 1):
        assert not check_group(rule, moved(values, more)).is_kept


def moved(values, raised):
    """`raised` good ones become excellent; negative: excellent ones become good."""
    good, excellent = values.count(GOOD) - raised, values.count(EXCELLENT) + raised
    return [v for v in values if v not in (GOOD, EXCELLENT)] + state(good, excellent)


# ---------------------------------------------------------------- an independent count


def oracle(good, excellent):
    """KH16's ceiling told by counting people one by one: no division, no formula of the product."""

    def ceiling(good):
        seats = 0
        while (seats + 1) * 5 <= good:
            seats += 1
        return 1 if good < 5 else seats

    raises = [n for n in range(good + 1) if excellent + n <= ceiling(good - n)]
    lowers = [n for n in range(excellent + 1) if excellent - n <= ceiling(good + n)]
    can_add = max(raises) if excellent <= ceiling(good) else 0
    return ceiling(good), can_add, min(lowers)


def test_every_state_up_to_forty_people_agrees_with_the_oracle():
    for good in range(41):
        for excellent in range(41 - good):
            result = check_group(MEMBER, state(good, excellent))
            assert (result.allowed, result.can_add, result.too_many) == oracle(good, excellent), (
                good,
                excellent,
            )


def test_the_known_table_of_the_largest_number_of_excellent_holds():
    """Of so many people at least good, so many may be excellent: strict base, with the small pool."""
    table = {0: 0, 1: 1, 4: 1, 5: 1, 6: 1, 9: 1, 11: 1, 12: 2, 17: 2, 18: 3, 24: 4, 30: 5, 60: 10}
    assert {people: check_group(MEMBER, state(good=people)).can_add for people in table} == table


def test_the_known_table_with_good_or_better_as_base_holds():
    better = flipped(
        {"quota.member.base": ["good", "excellent"], "quota.member.small_pool_counted": ["good", "excellent"]}
    ).quota["member"]
    table = {1: 1, 4: 1, 5: 1, 9: 1, 10: 2, 14: 2, 15: 3, 24: 4, 30: 6, 60: 12}
    assert {people: check_group(better, state(good=people)).can_add for people in table} == table


def test_the_result_tells_its_base():
    result = check_group(MEMBER, state(good=12, excellent=1, completed=3))
    assert (result.base, result.good, result.used, result.by_small_pool) == (12, 12, 1, False)
    assert MEMBER.share == Fraction(1, 5)

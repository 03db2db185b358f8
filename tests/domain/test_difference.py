"""What differs between two regulations, and that nothing else is told."""

from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.difference import difference
from evaluations.domain.regulation import parse
from tests.domain.flipped import KH16, QD366, flipped, raw

TURNS = {
    "quota.member.base": ["good", "excellent"],
    "caps.sick_days": 91,
    "voting.stages": "two",
    "scores.decimals": 1,
    "order.civil_before_member": "block",
}


def test_a_regulation_does_not_differ_from_itself():
    assert difference(KH16, KH16) == []


@given(st.sets(st.sampled_from(sorted(TURNS))))
def test_exactly_the_settings_that_were_turned_are_told(paths):
    turned = flipped({path: TURNS[path] for path in paths})
    found = difference(KH16, turned)
    assert {change.path for change in found} == paths
    assert all(change.changes_value for change in found)


def test_the_two_sides_change_places():
    there, back = difference(KH16, QD366), difference(QD366, KH16)
    assert [(c.path, c.before, c.after) for c in there] == [(c.path, c.after, c.before) for c in back]


def test_the_known_differences_of_the_later_regulation_are_among_them():
    found = {change.path: change for change in difference(KH16, QD366)}
    assert (found["caps.sick_days"].before.value, found["caps.sick_days"].after.value) == (90, 0)
    assert found["scores.bands"].changes_value and found["quota.member.share_with_reason"].changes_value
    assert "quota.member.share" not in found


def test_a_setting_that_only_one_side_has_is_told():
    bare = raw()
    del bare["quota"]["cadre"]
    bare["examples"] = [one for one in bare["examples"] if one["kind"] != "cadre"]
    found = difference(KH16, parse(bare))
    assert found and all(change.path.startswith("quota.cadre.") for change in found)
    assert all(change.after is None and change.changes_value for change in found)
    assert all(change.before is None and change.changes_value for change in difference(parse(bare), KH16))


def test_a_value_that_a_text_now_says_is_told_as_a_change_of_source():
    found = {change.path: change for change in difference(KH16, QD366)}
    assert not found["scores.scale"].changes_value

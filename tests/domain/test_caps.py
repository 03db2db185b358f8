"""What closes a level to somebody: each limit alone, its exception, its setting turned; then all of them together."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.caps import (
    RULES,
    Cap,
    Facts,
    Known,
    Standing,
    barred,
    binding_caps,
    standing,
    unit_rating,
)
from evaluations.domain.ratings import LEVELS, Rating, above
from tests.domain.flipped import KH16, QD366, flipped

EXCELLENT, GOOD, COMPLETED, FAILED, NOT_RATED = Rating
XA = "xã Tân Trào"


def told(facts, regulation=KH16):
    """The caps as (code, level, provisional)."""
    return [(cap.code, cap.rating, cap.provisional) for cap in binding_caps(facts, regulation)]


@pytest.mark.parametrize("kind", ["member", "cadre"])
def test_E10_a_head_is_not_above_what_is_headed(kind):
    facts = Facts(kind, headed=(Known(XA, GOOD),))
    nobody = flipped({"caps.head_kinds": []})
    assert told(facts) == [("head", GOOD, False)]
    assert told(facts, nobody) == []


def test_E10_a_cadre_is_not_above_the_lower_of_collective_and_unit():
    facts = Facts("cadre", collective=Known("tập thể", COMPLETED), unit=Known(XA, GOOD))
    assert told(facts) == [("collective", COMPLETED, False), ("unit", GOOD, False)]
    assert told(facts, flipped({"caps.collective_kinds": []})) == [("unit", GOOD, False)]
    assert told(facts, flipped({"caps.unit_kinds": []})) == [("collective", COMPLETED, False)]
    assert told(dataclasses.replace(facts, kind="member")) == []


def test_E10_the_party_organisation_of_the_place_caps_too():
    assert told(Facts("cadre", organization=Known("Đảng bộ", COMPLETED))) == [
        ("organization", COMPLETED, False)
    ]


def test_E11_the_exception_of_a_head_transferred_in_lifts_the_rule_of_the_head_alone():
    facts = Facts("cadre", headed=(Known(XA, COMPLETED),), head_exempt=True, unit=Known(XA, COMPLETED))
    assert told(facts) == [("unit", COMPLETED, False)]
    assert told(facts, flipped({"caps.exempt_lifts_unit": True})) == []


def test_E11_without_an_exception_the_setting_lifts_nothing():
    facts = Facts("cadre", unit=Known(XA, COMPLETED))
    assert told(facts, flipped({"caps.exempt_lifts_unit": True})) == [("unit", COMPLETED, False)]


def test_E12_a_rating_not_known_yet_makes_the_proposal_provisional_and_forbids_nothing():
    caps = binding_caps(Facts("cadre", collective=Known("tập thể", None)), KH16)
    assert [(cap.code, cap.rating, cap.lowest) for cap in caps] == [("collective", None, FAILED)]
    assert standing(EXCELLENT, caps).broken == () and standing(EXCELLENT, caps).is_provisional
    assert not standing(FAILED, caps).is_provisional
    assert not standing(NOT_RATED, caps).is_provisional


def test_E12_a_known_rating_that_may_change_caps_at_once_and_may_yet_cap_lower():
    caps = binding_caps(Facts("cadre", collective=Known("tập thể", GOOD, provisional=True)), KH16)
    assert standing(EXCELLENT, caps).broken == tuple(caps)
    assert standing(EXCELLENT, caps).waiting == ()
    assert standing(GOOD, caps).broken == () and standing(GOOD, caps).waiting == tuple(caps)


def test_E12_an_excellent_unit_binds_only_while_it_may_change():
    assert told(Facts("cadre", unit=Known(XA, EXCELLENT))) == []
    assert told(Facts("cadre", unit=Known(XA, EXCELLENT, provisional=True))) == [("unit", EXCELLENT, True)]


def test_E13_a_unit_that_comes_down_afterwards_breaks_the_rating_given():
    before, after = (binding_caps(Facts("cadre", unit=Known(XA, r)), KH16) for r in (GOOD, COMPLETED))
    assert standing(GOOD, before).broken == ()
    assert [cap.code for cap in standing(GOOD, after).broken] == ["unit"]


def test_E14_a_unit_that_is_not_rated_sets_no_cap():
    facts = Facts("cadre", headed=(Known(XA, NOT_RATED),), unit=Known(XA, NOT_RATED))
    waiting = flipped({"caps.not_rated_source": "wait"})
    assert told(facts) == []
    assert told(facts, waiting) == [("head", None, True), ("unit", None, True)]
    assert told(Facts("cadre", unit=Known(XA, GOOD)), waiting) == [("unit", GOOD, False)]


def test_a_unit_without_a_rating_of_its_own_takes_that_of_its_collective():
    collective = Known("tập thể", GOOD, provisional=True)
    own = flipped({"caps.unit_from_collective": False})
    assert unit_rating(Known(XA, None), collective, KH16) == Known(XA, GOOD, provisional=True)
    assert unit_rating(Known(XA, None), collective, own) == Known(XA, None)
    assert unit_rating(Known(XA, FAILED), collective, KH16) == Known(XA, FAILED)
    assert unit_rating(Known(XA, None), None, KH16) == Known(XA, None)
    assert told(Facts("cadre", collective=Known("tập thể", GOOD), unit=Known(XA, None))) == [
        ("collective", GOOD, False),
        ("unit", GOOD, False),
    ]


@pytest.mark.parametrize(
    ("days", "caps"),
    [(89, []), (90, [("sick_leave", COMPLETED, False)]), (366, [("sick_leave", COMPLETED, False)])],
)
def test_E18_three_months_of_sickness_leave_at_most_completed(days, caps):
    assert told(Facts("member", sick_days=days)) == caps


@pytest.mark.parametrize("kind", ["member", "cadre", "civil_servant"])
def test_E18_sickness_caps_every_person_by_our_default(kind):
    assert [cap.code for cap in binding_caps(Facts(kind, sick_days=90), KH16)] == ["sick_leave"]
    assert KH16.settings["caps.sick_kinds"].by_software


def test_E18_days_and_level_are_settings_and_the_later_regulation_has_no_such_cap():
    sick = Facts("member", sick_days=90)
    assert told(sick, flipped({"caps.sick_days": 91})) == []
    assert told(Facts("member", sick_days=1), flipped({"caps.sick_days": 1})) == [
        ("sick_leave", COMPLETED, False)
    ]
    assert told(sick, flipped({"caps.sick_at_most": "good"})) == [("sick_leave", GOOD, False)]
    assert told(Facts("member", sick_days=300), QD366) == []
    assert told(Facts("member", sick_days=0), flipped({"caps.sick_days": 0})) == []


def test_E19_maternity_is_no_sickness():
    facts = Facts("member", sick_days=60, maternity_days=180)
    assert told(facts) == []
    assert told(facts, flipped({"caps.maternity_is_sickness": True})) == [("sick_leave", COMPLETED, False)]


@pytest.mark.parametrize("leave", [{"sick_days": -1}, {"maternity_days": -1}])
def test_days_of_leave_are_never_negative(leave):
    with pytest.raises(ValueError, match=r"^days of leave cannot be negative$"):
        Facts("member", **leave)


def test_E17_a_civil_servant_who_was_not_rated_cannot_be_excellent_as_a_member():
    facts = Facts("member", civil=Known("kết quả công chức", NOT_RATED))
    assert told(facts) == [("civil", GOOD, False)]
    assert told(facts, flipped({"caps.civil_not_rated": "no_cap"})) == []


def test_E26_a_member_who_is_no_civil_servant_meets_no_civil_cap():
    assert told(Facts("member", civil=None)) == []


@pytest.mark.parametrize(
    ("civil", "caps"),
    [
        (EXCELLENT, []),
        (GOOD, [("civil", GOOD, False)]),
        (COMPLETED, [("civil", GOOD, False)]),
        (FAILED, [("civil", GOOD, False)]),
        (None, [("civil", None, True)]),
    ],
)
def test_E28_excellent_as_a_member_needs_excellent_as_a_civil_servant(civil, caps):
    facts = Facts("member", civil=Known("kết quả công chức", civil))
    assert told(facts) == caps
    assert told(facts, flipped({"caps.civil_kinds": []})) == []


def test_E28_the_civil_cap_names_its_source_and_clause():
    (cap,) = binding_caps(Facts("member", civil=Known("kết quả công chức", FAILED)), KH16)
    assert cap == Cap("civil", GOOD, "HD 21", False, "kết quả công chức", GOOD, "caps.civil_kinds")


def test_E29_while_the_civil_result_is_missing_only_excellent_is_provisional():
    caps = binding_caps(Facts("member", civil=Known("kết quả công chức", None)), KH16)
    assert standing(EXCELLENT, caps) == Standing((), tuple(caps))
    assert not standing(GOOD, caps).is_provisional


@pytest.mark.parametrize(("civil", "level"), [(EXCELLENT, EXCELLENT), (GOOD, GOOD)])
def test_E29_a_civil_result_still_open_leaves_excellent_provisional(civil, level):
    caps = binding_caps(Facts("member", civil=Known("kết quả", civil, provisional=True)), KH16)
    assert [(cap.rating, cap.provisional, cap.lowest) for cap in caps] == [(level, True, GOOD)]


@pytest.mark.parametrize("committee", (*LEVELS, NOT_RATED))
def test_C2_a_rated_committee_closes_nothing_to_those_who_sit_in_it(committee):
    assert told(Facts("member", seats=(Known("Đảng ủy", committee),))) == []


def test_C2_until_the_committee_is_rated_its_members_wait_or_are_barred_as_the_regulation_says():
    facts = Facts("member", seats=(Known("Đảng ủy", None), Known("Chi ủy", GOOD)))
    found = standing(COMPLETED, binding_caps(facts, KH16))
    assert [(cap.code, cap.source, cap.clause) for cap in found.waiting] == [
        ("seat", "Đảng ủy", "II.2 note 2")
    ]
    assert found.broken == barred(found.waiting, KH16) == ()
    assert barred(found.waiting, QD366) == found.waiting


def test_E46_the_score_is_no_cap():
    assert set(RULES) == {"head", "collective", "unit", "sick_leave", "seat", "civil"}


def test_every_cap_is_told_tightest_first_with_its_clause_and_the_unknown_last():
    facts = Facts(
        "cadre",
        headed=(Known("A", GOOD), Known("B", COMPLETED)),
        collective=Known("C", None),
        unit=Known("D", FAILED),
        sick_days=100,
    )
    assert binding_caps(facts, KH16) == [
        Cap("unit", FAILED, "3.3.2.3 note", False, "D", FAILED, "caps.unit_kinds"),
        Cap("head", COMPLETED, "II.2 note 8", False, "B", COMPLETED, "caps.head_kinds"),
        Cap("sick_leave", COMPLETED, "II.2 note 5", False, "", COMPLETED, "caps.sick_days"),
        Cap("head", GOOD, "II.2 note 8", False, "A", GOOD, "caps.head_kinds"),
        Cap("collective", None, "3.3.2.3 note", True, "C", FAILED, "caps.collective_kinds"),
    ]


known = st.none() | st.builds(Known, st.just("n"), st.none() | st.sampled_from(Rating), st.booleans())
facts = st.builds(
    Facts,
    kind=st.sampled_from(["member", "cadre", "civil_servant", "party_organization"]),
    headed=st.lists(known.filter(bool), max_size=2).map(tuple),
    head_exempt=st.booleans(),
    collective=known,
    unit=known,
    organization=known,
    sick_days=st.integers(0, 366),
    civil=known,
)


@given(facts)
def test_the_first_known_cap_is_the_tightest(some):
    ranks = [cap.rating.rank for cap in binding_caps(some, KH16) if cap.rating is not None]
    assert ranks == sorted(ranks)


@given(facts)
def test_a_level_below_a_permitted_one_is_permitted(some):
    caps = binding_caps(some, KH16)
    allowed = [not standing(level, caps).broken for level in LEVELS]
    assert allowed == sorted(allowed)


@given(facts)
def test_a_cap_that_can_never_bind_is_not_told(some):
    for cap in binding_caps(some, KH16):
        assert any(above(EXCELLENT, limit) for limit in (cap.rating, cap.lowest))


@given(facts, st.sampled_from(LEVELS))
def test_a_cap_never_both_forbids_and_waits(some, level):
    found = standing(level, binding_caps(some, KH16))
    assert not set(found.broken) & set(found.waiting)


@given(facts)
def test_an_exception_never_adds_a_cap(some):
    exempt = dataclasses.replace(some, head_exempt=True)
    assert set(binding_caps(exempt, KH16)) <= set(binding_caps(some, KH16))

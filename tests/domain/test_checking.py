"""A list of ratings against every rule that its data allows: what is missing is not judged."""

import dataclasses
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.checking import RatingList, Subject, Violation, check
from evaluations.domain.ratings import Rating
from tests.domain.flipped import KH16, QD366, flipped

E, G, C, F, N = Rating
GROUP = {
    "member": ("TC-01",),
    "party_organization": ("ĐU-01",),
    "cadre": ("Bí thư", "xã", "", ""),
    "collective": ("X",),
}


def subject(rating=E, kind="member", id="1", **facts):
    return Subject(id, kind, facts.pop("group", ()), rating, **facts)


def found(*subjects, regulation=KH16, year=2020, **ratings):
    return [
        (v.rule, v.code, v.subject)
        for v in check(RatingList(year, subjects, **ratings), regulation).violations
    ]


def test_a_subject_without_facts_breaks_nothing():
    assert [found(subject(kind=kind)) for kind in GROUP] == [[], [], [], []]


def test_RUL_8_nobody_is_rated_before_the_review():
    assert found(subject(review_completed=False)) == [("RUL-8", "not_reviewed", "1")]
    assert found(subject(review_completed=True)) == []
    assert found(subject(N, review_completed=False)) == []
    assert (
        found(subject(review_completed=False), regulation=flipped({"order.review_before_rating": "off"}))
        == []
    )


@pytest.mark.parametrize(
    ("kind", "fact", "code"),
    [
        ("member", "admitted_on", "young_member"),
        ("party_organization", "established_on", "young_party_organization"),
        ("collective", "established_on", "young_collective"),
    ],
)
def test_RUL_11_the_young_are_not_rated(kind, fact, code):
    young, old = ({fact: day} for day in (date(2020, 7, 1), date(2020, 6, 30)))
    assert found(subject(F, kind, **young)) == [("RUL-11", code, "1")]
    assert found(subject(F, kind, **old)) == found(subject(N, kind, **young)) == []
    assert found(subject(F, kind, **young), year=None) == []
    assert found(subject(F, "cadre", **young)) == []


def test_a_broken_rule_carries_its_setting_and_the_values_of_its_sentence():
    bad = subject(G, review_completed=False, admitted_on=date(2020, 9, 2), heads=("A",))
    (review, young, head) = check(RatingList(2020, (bad,), unit_ratings={"A": C}), KH16).violations
    assert review == Violation("RUL-8", "not_reviewed", "order.review_before_rating", "1")
    values = {"months": 6, "since": date(2020, 9, 2)}
    assert young == Violation("RUL-11", "young_member", "eligibility.member_months", "1", values=values)
    values = {"rating": G, "at_most": C, "source": "A"}
    assert head == Violation("RUL-6", "head", "caps.head_kinds", "1", values=values)


def test_a_broken_ceiling_carries_the_values_of_its_sentence():
    subjects = tuple(subject(E if n < 2 else G, id=str(n), group=("A",)) for n in range(9))
    (violation,) = check(RatingList(2020, subjects), KH16).violations
    assert violation.values == {
        "used": 2, "allowed": 1, "base": 7, "good": 7, "too_many": 1, "share": Fraction(1, 5),
        "share_with_reason": Fraction(1, 5), "by_small_pool": False, "small_pool": 5,
    }  # fmt: skip


def test_a_broken_civil_rule_has_no_source():
    (violation,) = check(RatingList(2020, (subject(civil_rating=G),)), KH16).violations
    assert violation.values == {"rating": E, "at_most": G, "source": ""}


def test_without_a_year_nobody_was_sick():
    assert found(subject(G), regulation=flipped({"caps.sick_days": 1}), year=None) == []


def test_RUL_11_only_the_day_that_fits_the_kind_is_asked():
    assert found(subject(F, "member", established_on=date(2020, 12, 1))) == []
    assert found(subject(F, "collective", admitted_on=date(2020, 12, 1))) == []


@pytest.mark.parametrize("facts", [{"heads": ("A",)}, {"heads_organizations": ("A",)}])
def test_RUL_6_a_head_is_not_above_what_is_headed(facts):
    tables = {"unit_ratings": {"A": G}, "organization_ratings": {"A": G}}
    assert found(subject(**facts), **tables) == [("RUL-6", "head", "1")]
    assert found(subject(G, **facts), **tables) == []
    assert found(subject(head_exempt=True, **facts), **tables) == []
    assert found(subject(**facts)) == []


@pytest.mark.parametrize("place", ["unit", "organization", "collective"])
@pytest.mark.parametrize(("rating", "broken"), [(G, True), (E, False), (N, False), (None, False)])
def test_RUL_7_a_cadre_is_not_above_the_place_of_work(place, rating, broken):
    cadre, tables = subject(kind="cadre", **{place: "A"}), {f"{place}_ratings": {"A": rating}}
    assert found(cadre, **tables) == ([("RUL-7", place, "1")] if broken else [])
    assert found(dataclasses.replace(cadre, kind="member"), **tables) == []


def test_RUL_12_sickness_is_counted_within_the_year():
    leaves = ((date(2019, 10, 1), date(2020, 2, 29)), (date(2020, 2, 1), date(2020, 3, 30)))
    assert found(subject(G, sick_leaves=leaves)) == [("RUL-12", "sick_leave", "1")]
    assert found(subject(C, sick_leaves=leaves)) == []
    assert found(subject(G, sick_leaves=leaves), year=2019) == [("RUL-12", "sick_leave", "1")]
    assert found(subject(G, sick_leaves=leaves), year=2021) == []
    assert found(subject(G, sick_leaves=leaves), year=None) == []
    assert found(subject(G, sick_leaves=leaves), regulation=QD366) == []


def test_RUL_12_tells_the_days():
    leaves = ((date(2020, 1, 1), date(2020, 3, 31)),)
    (violation,) = check(RatingList(2020, (subject(G, sick_leaves=leaves),)), KH16).violations
    assert violation.values == {"rating": G, "at_most": C, "source": "", "days": 91}


def test_RUL_19_excellent_needs_an_excellent_civil_result():
    assert found(subject(is_civil_servant=True, civil_rating=G)) == [("RUL-19", "civil", "1")]
    assert found(subject(civil_rating=G)) == [("RUL-19", "civil", "1")]
    assert found(subject(is_civil_servant=True, civil_rating=E)) == []
    assert found(subject(is_civil_servant=False, civil_rating=G)) == []
    assert found(subject(is_civil_servant=True)) == []
    assert found(subject(G, is_civil_servant=True, civil_rating=F)) == []


@pytest.mark.parametrize(
    ("kind", "rule"), [("member", "RUL-1"), ("party_organization", "RUL-2"), ("cadre", "RUL-3")]
)
def test_a_broken_ceiling_has_the_rule_of_its_scope_also_in_a_small_pool(kind, rule):
    few = [subject(E, kind, id=str(n), group=GROUP[kind]) for n in range(2)]
    many = [subject(E if n < 2 else G, kind, id=str(n), group=GROUP[kind]) for n in range(9)]
    for subjects, small in ((few, True), (many, False)):
        (violation,) = check(RatingList(2020, tuple(subjects)), KH16).violations
        assert (violation.rule, violation.kind, violation.group, violation.subject) == (
            rule,
            kind,
            GROUP[kind],
            None,
        )
        assert (violation.setting, violation.values["by_small_pool"]) == (f"quota.{kind}.share", small)


def test_E06_a_collective_has_no_ceiling_and_is_listed_all_the_same():
    subjects = tuple(subject(E, "collective", id=str(n), group=("X",)) for n in range(3))
    report = check(RatingList(2020, subjects), KH16)
    assert report.is_ok
    assert [(g.kind, g.keys, g.result, g.counts[E]) for g in report.groups] == [
        ("collective", ("X",), None, 3)
    ]


def test_E66_a_subject_with_an_empty_group_is_outside_every_ceiling():
    report = check(RatingList(2020, (subject(E, "cadre", id="1"), subject(E, "cadre", id="2"))), KH16)
    assert report.is_ok and report.groups == ()


def test_E05_groups_that_differ_in_one_key_are_two_pools():
    one, other = ("Trưởng phòng", "huyện", "", "kinh tế"), ("Trưởng phòng", "huyện", "", "văn hóa")
    subjects = (subject(E, "cadre", id="1", group=one), subject(E, "cadre", id="2", group=other))
    assert found(*subjects) == []
    assert found(subjects[0], dataclasses.replace(subjects[1], group=one)) == [("RUL-3", "quota", None)]


def test_the_same_keys_of_two_kinds_are_two_pools():
    assert (
        found(
            subject(E, "member", id="1", group=("A",)), subject(E, "party_organization", id="2", group=("A",))
        )
        == []
    )


@pytest.mark.parametrize("fact", [{"heads": ("A",)}, {"heads_organizations": ("A",)}])
def test_E07_heads_leave_the_pool_where_the_regulation_says_so(fact):
    subjects = (subject(E, id="1", group=("A",), **fact), subject(E, id="2", group=("A",)))
    assert found(*subjects) == [("RUL-1", "quota", None)]
    assert found(*subjects, regulation=flipped({"quota.member.counts_heads": False})) == []


def test_who_is_not_rated_is_listed_and_not_counted():
    report = check(RatingList(2020, (subject(N, group=("A",)),)), KH16)
    (group,) = report.groups
    assert (group.counts[N], group.result.used, group.result.good) == (1, 0, 0)


def test_subjects_are_told_in_the_order_of_the_list_and_groups_after_them():
    subjects = [
        subject(E, id="b", group=("Z",), civil_rating=G),
        subject(E, id="a", group=("Z",), review_completed=False),
        subject(E, id="c", group=("A",)),
        subject(E, id="d", group=("A",)),
    ]
    report = check(RatingList(2020, tuple(subjects)), KH16)
    assert [(v.subject, v.group) for v in report.violations] == [
        ("b", None), ("a", None), (None, ("Z",)), (None, ("A",)),
    ]  # fmt: skip


people = st.builds(
    Subject,
    id=st.uuids().map(str),
    kind=st.just("member"),
    group=st.sampled_from([("A",), ("B",), ()]),
    rating=st.sampled_from(Rating),
    review_completed=st.sampled_from([True, False, None]),
    civil_rating=st.none() | st.sampled_from(Rating),
)


@given(st.lists(people, max_size=25))
def test_the_verdict_does_not_depend_on_the_order_of_the_list(subjects):
    there, back = (
        check(RatingList(2020, tuple(order)), KH16).violations for order in (subjects, subjects[::-1])
    )
    assert sorted(map(repr, there)) == sorted(map(repr, back))


@given(st.lists(people, max_size=25))
def test_nobody_is_faulted_for_what_is_not_told(subjects):
    bare = tuple(dataclasses.replace(s, review_completed=None, civil_rating=None, group=()) for s in subjects)
    assert check(RatingList(None, bare), KH16).is_ok


@given(st.lists(people, max_size=25))
def test_every_group_with_a_subject_is_listed_once(subjects):
    report = check(RatingList(2020, tuple(subjects)), KH16)
    assert sorted(g.keys for g in report.groups) == sorted({s.group for s in subjects if s.group})

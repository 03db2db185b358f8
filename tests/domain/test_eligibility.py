"""Who reviews and who is rated, at the very day on which it changes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.domain.eligibility import Candidate, Eligibility, eligibility
from tests.domain.flipped import KH16, QD366, flipped

RATED = Eligibility(True, True)


def told(candidate, regulation=KH16):
    found = eligibility(candidate, regulation)
    return found.reviews, found.is_rated, found.reason


@pytest.mark.parametrize("kind", ["party_organization", "collective"])
def test_E14_an_organisation_or_collective_younger_than_six_months_is_not_rated(kind):
    setting = f"eligibility.{'organization' if kind == 'party_organization' else kind}_months"
    young = Candidate(kind, 2020, since=date(2020, 7, 1))
    assert eligibility(young, KH16) == Eligibility(False, False, "young", setting)
    assert eligibility(young, flipped({setting: 5})) == RATED
    assert eligibility(Candidate(kind, 2020, since=date(2020, 6, 30)), KH16) == RATED


def test_E15_a_new_member_reviews_and_is_not_rated():
    new = Candidate("member", 2020, since=date(2020, 7, 1))
    assert eligibility(new, KH16) == Eligibility(True, False, "young", "eligibility.member_months")
    assert told(new, flipped({"eligibility.young_member_reviews": False})) == (False, False, "young")
    assert told(Candidate("member", 2025, since=date(2025, 7, 1)), QD366) == (False, False, "young")


@pytest.mark.parametrize(
    ("admitted", "is_rated"),
    [
        (date(2020, 6, 29), True),
        (date(2020, 6, 30), True),
        (date(2020, 7, 1), False),
        (date(2021, 1, 1), False),
        (date(1990, 2, 3), True),
    ],
)
def test_E16_six_months_are_counted_to_the_last_day_of_the_year(admitted, is_rated):
    assert eligibility(Candidate("member", 2020, since=admitted), KH16).is_rated is is_rated


def test_E16_the_counting_day_is_a_setting():
    member = Candidate("member", 2020, since=date(2020, 6, 15))
    assert eligibility(member, KH16).is_rated
    assert not eligibility(member, flipped({"eligibility.counted_to": "30/11"})).is_rated
    assert not eligibility(member, flipped({"eligibility.member_months": 7})).is_rated


@pytest.mark.parametrize("kind", ["member", "party_organization", "collective"])
def test_an_unknown_birth_is_not_held_against_anybody(kind):
    assert eligibility(Candidate(kind, 2020), KH16) == RATED


def test_a_cadre_is_not_judged_by_age():
    assert eligibility(Candidate("cadre", 2020, since=date(2020, 12, 30)), KH16) == RATED


@pytest.mark.parametrize(
    ("months", "is_rated"), [(5, False), (6, True), (0, False), (12, True), (None, True)]
)
def test_E17_a_civil_servant_with_less_than_six_months_of_work_reviews_only(months, is_rated):
    civil = Candidate("civil_servant", 2020, worked_months=months)
    assert told(civil) == (True, is_rated, "" if is_rated else "short_work")
    assert eligibility(civil, flipped({"eligibility.civil_months": 0})).is_rated


def test_E17_too_little_work_names_its_setting():
    found = eligibility(Candidate("civil_servant", 2020, worked_months=5), KH16)
    assert found == Eligibility(True, False, "short_work", "eligibility.civil_months")


def test_E17_the_months_of_work_concern_the_civil_side_alone():
    assert eligibility(Candidate("member", 2020, worked_months=1), KH16) == RATED


@pytest.mark.parametrize(
    ("leave", "is_rated"),
    [
        ((date(2020, 1, 1), date(2020, 12, 31)), False),
        ((date(2019, 11, 1), date(2021, 2, 1)), False),
        ((date(2020, 1, 2), date(2020, 12, 31)), True),
        ((date(2020, 1, 1), date(2020, 12, 30)), True),
    ],
)
def test_E20_a_whole_year_of_maternity_leaves_nothing_to_rate(leave, is_rated):
    mother = Candidate("member", 2020, maternity=(leave,))
    assert eligibility(mother, KH16).is_rated is is_rated
    assert eligibility(mother, flipped({"eligibility.whole_year_maternity": "rated"})).is_rated


def test_E20_such_a_year_is_told_with_its_setting():
    found = eligibility(Candidate("member", 2020, maternity=((date(2020, 1, 1), date(2020, 12, 31)),)), KH16)
    assert found == Eligibility(False, False, "maternity", "eligibility.whole_year_maternity")


def test_E20_the_whole_of_an_ordinary_year_is_a_day_shorter():
    assert not eligibility(
        Candidate("member", 2021, maternity=((date(2021, 1, 1), date(2021, 12, 31)),)), KH16
    ).is_rated


@pytest.mark.parametrize("state", ["exempt", "suspended"])
def test_E25_exempt_and_suspended_members_are_not_rated(state):
    assert told(Candidate("member", 2020, state=state)) == (False, False, state)
    assert (
        eligibility(Candidate("member", 2020, state=state), flipped({"eligibility.not_rated_states": []}))
        == RATED
    )


def test_E25_a_committee_member_suspended_from_the_committee_is_still_rated():
    suspended = Candidate("cadre", 2020, state="suspended_from_committee")
    turned = flipped({"eligibility.suspended_committee_member_is_rated": False})
    assert eligibility(suspended, KH16) == RATED
    assert told(suspended, turned) == (False, False, "suspended_from_committee")
    assert eligibility(Candidate("cadre", 2020), turned) == RATED


@pytest.mark.parametrize("state", ["dead", "expelled", "left"])
def test_E77_who_is_gone_is_not_rated(state):
    assert told(Candidate("member", 2020, state=state)) == (False, False, state)


@pytest.mark.parametrize("state", ["exempt", "suspended_from_committee", "active"])
def test_every_reason_names_a_setting_of_the_regulation(state):
    regulation = flipped({"eligibility.suspended_committee_member_is_rated": False})
    found = eligibility(Candidate("member", 2020, state=state, since=date(2020, 12, 1)), regulation)
    assert found.setting in regulation.settings


@given(st.dates(date(2019, 1, 1), date(2021, 12, 31)), st.dates(date(2019, 1, 1), date(2021, 12, 31)))
def test_the_elder_is_never_worse_off(one, other):
    elder, younger = sorted((one, other))
    rated = [eligibility(Candidate("member", 2020, since=day), KH16).is_rated for day in (younger, elder)]
    assert rated == sorted(rated)

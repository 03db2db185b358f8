"""Quota groups of cadres: who counts where, on the state that would result."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.selectors.groups import decided_states, label_of
from tests import factories as make

pytestmark = pytest.mark.django_db

KEYS = ("Cấp phó phòng", "Huyện", "Quản lý nhà nước", "Kinh tế")


def test_a_group_is_named_by_its_title_and_what_tells_it_apart():
    assert label_of(KEYS) == "Cấp phó phòng (Huyện, Quản lý nhà nước, Kinh tế)"
    assert label_of(("Bí thư cấp xã", "Xã", "Cấp xã", "Cấp xã")) == "Bí thư cấp xã (Xã, Cấp xã)"
    assert label_of(("Cấp phó phòng", "", "", "")) == "Cấp phó phòng"


def test_the_whole_resulting_state_counts_what_was_decided_and_what_would_be():
    campaign = make.campaign()
    decided = [make.case(campaign, rating="good", stage="publication") for _ in range(5)]
    waiting = make.case(campaign, stage="decision")
    other = make.case(campaign, field="Văn hóa - xã hội", rating="excellent")
    state = decided_states(campaign, changes={waiting.pk: "excellent"}, groups={KEYS})
    assert set(state) == {KEYS}
    result = state[KEYS].result
    assert (result.used, result.good, result.allowed, result.can_add) == (1, 5, 1, 0)
    assert [member.id for member in state[KEYS].excellent] == [waiting.pk]
    assert state[KEYS].rated == 6
    assert len(decided_states(campaign)) == 2
    assert other.pk not in {member.id for member in state[KEYS].members}
    lowered = decided_states(campaign, changes={decided[0].pk: "not_rated"}, groups={KEYS})[KEYS].result
    assert (lowered.good, lowered.allowed) == (4, 1)


def test_three_groups_cost_one_question():
    campaign = make.campaign()
    for field in ("Kinh tế", "Nội chính", "Tổng hợp"):
        make.case(campaign, field=field, rating="good")
    with CaptureQueriesContext(connection) as queries:
        assert len(decided_states(campaign)) == 3
    assert len(queries) == 1

"""Facts for the caps: what is recorded, derived, too young or unknown; who heads what; days of sickness; bulk."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.domain.caps import Known
from evaluations.domain.ratings import Rating
from evaluations.models import Evaluation
from evaluations.selectors.caps import caps_of, facts_of, leave_days
from organizations.models import CivilResult, Leave, RecordedRating
from tests import factories as make

pytestmark = pytest.mark.django_db


def case(office, name="member") -> Evaluation:
    return Evaluation.objects.select_related("campaign", "person").get(pk=office.cases[name].pk)


def caps(office, name="member"):
    return [
        (cap.code, cap.rating, cap.provisional)
        for cap in caps_of([case(office, name)])[office.cases[name].pk]
    ]


def test_excellent_places_set_no_cap(office):
    assert caps(office) == []


def test_a_unit_and_a_collective_cap_their_cadres_and_the_head_also_by_the_unit(office):
    RecordedRating.objects.update(rating="good")
    assert caps(office) == [("collective", "good", False), ("unit", "good", False)]
    assert caps(office, "chair") == [
        ("collective", "good", False),
        ("head", "good", False),
        ("unit", "good", False),
    ]


def test_an_unrecorded_unit_follows_its_collective_also_for_its_head(office):
    office.place.recorded_ratings.all().delete()
    office.peers.recorded_ratings.update(rating="completed")
    assert caps(office, "chair") == [
        ("collective", "completed", False),
        ("head", "completed", False),
        ("unit", "completed", False),
    ]


def test_E12_unknown_sources_leave_the_cap_open_and_provisional(office):
    RecordedRating.objects.all().delete()
    assert caps(office) == [("collective", None, True), ("unit", None, True)]


def test_E14_a_place_too_young_to_be_rated_sets_no_cap(office):
    RecordedRating.objects.all().delete()
    for body in (office.place, office.peers):
        body.established_on = date(2020, 7, 2)
        body.save()
    assert caps(office, "chair") == []
    office.place.established_on = office.peers.established_on = date(2020, 6, 30)
    office.place.save()
    office.peers.save()
    assert [code for code, _, _ in caps(office)] == ["collective", "unit"]


def test_E11_a_recorded_exception_lifts_the_heads_rule_only(office):
    RecordedRating.objects.update(rating="good")
    Evaluation.objects.filter(pk=office.cases["chair"].pk).update(
        head_exempt_reason="Mới điều động đến, không liên quan"
    )
    assert [code for code, _, _ in caps(office, "chair")] == ["collective", "unit"]


def test_E18_ninety_distinct_days_of_sickness_leave_completed_at_most(office):
    who = office.people["member"]
    Leave.objects.create(person=who, kind="sick", starts_on=date(2019, 12, 1), ends_on=date(2020, 2, 14))
    Leave.objects.create(person=who, kind="sick", starts_on=date(2020, 2, 10), ends_on=date(2020, 3, 29))
    assert leave_days([who.pk], 2020) == {(who.pk, "sick"): 89}
    assert caps(office) == []
    Leave.objects.create(person=who, kind="sick", starts_on=date(2020, 5, 5), ends_on=date(2020, 5, 5))
    assert caps(office) == [("sick_leave", "completed", False)]


def test_maternity_leave_is_not_sickness(office):
    who = office.people["member"]
    Leave.objects.create(person=who, kind="maternity", starts_on=date(2020, 1, 1), ends_on=date(2020, 6, 30))
    assert caps(office) == []


def test_RUL19_a_members_civil_result_is_asked_and_a_missing_one_waits(office):
    who = make.person("Hoàng Thị Én", category="civil_servant")
    one = make.case(office.campaign, who, kind="member", managed_by="")
    facts = facts_of([one])[one.pk]
    assert facts.civil == Known("Kết quả xếp loại công chức, viên chức", None)
    CivilResult.objects.create(person=who, year=2020, rating="good")
    assert facts_of([one])[one.pk].civil.rating == Rating.GOOD
    farmer = make.case(office.campaign, kind="member", managed_by="")
    assert facts_of([farmer])[farmer.pk].civil is None


def test_a_member_answers_for_the_organisation_headed_a_cadre_for_the_unit(office):
    who, cell = office.people["chair"], make.organization("Chi bộ Tài chính")
    make.Appointment.objects.create(
        person=who,
        organization=cell,
        title="Bí thư",
        is_head=True,
        managed_by="grassroots",
        starts_on=make.SINCE,
    )
    member = make.case(office.campaign, who, kind="member", managed_by="")
    assert [known.name for known in facts_of([member])[member.pk].headed] == ["Chi bộ Tài chính"]
    assert [known.name for known in facts_of([case(office, "chair")])[office.cases["chair"].pk].headed] == [
        "Phòng Tài chính - Kế hoạch"
    ]


def test_one_and_three_cases_cost_the_same_queries(office):
    rows = list(Evaluation.objects.select_related("campaign", "person").order_by("pk"))
    counts = []
    for some in (rows[:1], rows):
        with CaptureQueriesContext(connection) as queries:
            caps_of(some)
        counts.append(len(queries))
    assert counts == [8, 8]

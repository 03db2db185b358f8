"""The recorded exception of a head transferred in lifts the head's cap alone (RUL-6, E11)."""

import pytest

from evaluations.models import Evaluation
from evaluations.selectors.caps import caps_of
from evaluations.services.exemptions import head_exempt
from sonduong.kit.errors import DomainError
from sonduong.kit.models import AuditEntry
from tests import factories as make
from tests.evaluations.stage import add_cases, scene

pytestmark = pytest.mark.django_db


def a_head(**values):
    found = scene(0)
    where = make.unit("Phòng Nội vụ")
    make.recorded(where, "completed")
    who = make.person("Trưởng Phòng")
    make.post(who, where, is_head=True)
    case = make.case(
        found.campaign,
        who,
        unit=where,
        collective=found.collective,
        **({"is_head": True, "stage": "appraisal"} | values),
    )
    return found, case


def exempt(found, case, reason="Điều động về tháng 11/2020", actor=None):
    return head_exempt(evaluation_id=case.pk, reason=reason, actor=actor or found.office, at=make.AT)


def test_E11_the_exception_lifts_the_heads_cap_and_keeps_the_units():
    found, case = a_head()
    assert [cap.code for cap in caps_of([case])[case.pk]] == ["head", "unit"]
    exempt(found, case)
    case = Evaluation.objects.select_related("campaign").get(pk=case.pk)
    assert case.head_exempt_reason == "Điều động về tháng 11/2020"
    assert [cap.code for cap in caps_of([case])[case.pk]] == ["unit"]
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.actor, entry.data["reason"]) == (
        "case.exempt_head",
        found.office,
        "Điều động về tháng 11/2020",
    )


def test_an_empty_reason_puts_the_cap_back():
    found, case = a_head()
    exempt(found, case)
    exempt(found, case, reason="  ")
    assert Evaluation.objects.get(pk=case.pk).head_exempt_reason == ""


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"is_head": False}, "not_a_head"),
        ({"stage": "publication"}, "no_such_step"),
        ({"stage": "published"}, "no_such_step"),
    ],
)
def test_it_is_refused_for_others_and_after_the_decision(values, code):
    found, case = a_head(**values)
    with pytest.raises(DomainError) as error:
        exempt(found, case)
    assert error.value.code == code


def test_only_the_org_office_records_it_and_never_for_itself():
    found, case = a_head()
    own = add_cases(found, 1, stage="appraisal", is_head=True)[0]
    Evaluation.objects.filter(pk=own.pk).update(person=found.office.person)
    for pk, actor in ((case.pk, found.tellers[0]), (own.pk, found.office)):
        with pytest.raises(DomainError) as error:
            head_exempt(evaluation_id=pk, reason="x", actor=actor, at=make.AT)
        assert error.value.code == "not_your_role"

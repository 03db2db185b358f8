"""Each service that writes a decided level is bound by the same rules, whatever the page before it let through."""

from datetime import date

import pytest

from evaluations.domain.process import Stage
from evaluations.models import Decision, Evaluation
from evaluations.services.bodies import bodies_submit_to_decider
from evaluations.services.civil import RatingItem, civil_rate
from evaluations.services.party_decisions import PartyDecision, party_decisions_record
from organizations.models import CivilResult, Leave, PartyMembership, PartyOrganization
from organizations.permissions import sync_permissions
from sonduong.kit.errors import DomainError
from tests import factories as make
from tests.evaluations import body_world
from tests.evaluations.party_world import AT, DAY, commune

pytestmark = pytest.mark.django_db


def sick(person):
    Leave.objects.create(person=person, kind="sick", starts_on=date(2020, 2, 1), ends_on=date(2020, 5, 31))


def civil_good(person):
    CivilResult.objects.create(person=person, year=2020, rating="good", period="Năm 2020")


def young(person):
    PartyMembership.objects.filter(person=person).update(admitted_on=date(2020, 8, 1))


def suspended(person):
    PartyMembership.objects.filter(person=person).update(state="suspended")


@pytest.mark.parametrize(
    ("fact", "level", "code"),
    [
        (sick, "good", "above_cap"),
        (civil_good, "excellent", "above_cap"),
        (young, "good", "member_not_rated"),
        (suspended, "completed", "member_not_rated"),
    ],
)
def test_a_members_decision_is_held_against_the_facts_of_its_day(fact, level, code):
    found = commune(3, stage=Stage.DECISION.value)
    fact(found.people[1])
    with pytest.raises(DomainError) as error:
        party_decisions_record(
            items=[PartyDecision(found.ids[1], level)],
            decided_on=DAY,
            met=frozenset(),
            actor=found.chair,
            at=AT,
        )
    assert (error.value.code, Decision.objects.count()) == (code, 0)


@pytest.mark.parametrize(("regulation", "waits"), [("kh16-2020", False), ("qd366-2025", True)])
def test_RUL_9_a_head_waits_for_the_organisation_where_the_regulation_says_block(regulation, waits):
    found = commune(3, stage=Stage.DECISION.value)
    found.campaign.regulation_code = regulation
    found.campaign.save()
    given = {"decided_on": DAY, "met": frozenset(), "actor": found.chair, "at": AT}
    items = [PartyDecision(found.ids[0], "good")]
    if waits:
        with pytest.raises(DomainError) as error:
            party_decisions_record(items=items, **given)
        assert (error.value.code, error.value.params["bodies"]) == ("rating_missing", (found.cell.name,))
        make.recorded(found.cell, "good")
    (decision,) = party_decisions_record(items=items, **given)
    assert (decision.rating, decision.is_provisional) == ("good", not waits)


def servant():
    """A civil servant whose unit has commented, and the head who rates."""
    where, campaign = make.unit("Phòng Tư pháp"), make.campaign()
    boss, who = make.person("Trưởng Phòng"), make.person("Công Chức", category="civil_servant")
    make.post(boss, where, title="Trưởng phòng", is_head=True)
    case = make.case(campaign, who, kind="civil_servant", unit=where, stage=Stage.UNIT_COMMENT.value)
    head = make.login(boss)
    case.opinions.create(source="workplace", unit=where, text="Tốt", given_by=head, given_at=AT)
    sync_permissions(DAY)
    return case, head


def test_RUL_12_sick_leave_keeps_the_civil_result_down_too():
    case, head = servant()
    sick(case.person)
    with pytest.raises(DomainError) as error:
        civil_rate(items=[RatingItem(case.pk, "good")], decided_on=DAY, actor=head, at=AT)
    assert (error.value.code, CivilResult.objects.count()) == ("above_cap", 0)
    civil_rate(items=[RatingItem(case.pk, "completed")], decided_on=DAY, actor=head, at=AT)
    assert CivilResult.objects.get().rating == "completed"


def test_RUL_11_a_young_body_is_not_laid_before_the_decider():
    found = body_world.commune(2)
    body_world.appraised(found)
    PartyOrganization.objects.filter(pk=found.cells[0].pk).update(established_on=date(2020, 9, 1))
    with pytest.raises(DomainError) as error:
        bodies_submit_to_decider(
            evaluation_ids=[case.pk for case in found.cases], actor=found.chair, at=body_world.AT
        )
    assert (error.value.code, error.value.params) == ("body_too_young", {"name": found.cells[0].name})
    assert not Evaluation.objects.filter(stage="decision").exists()

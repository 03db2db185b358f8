"""The one service that moves a case: roles, guards, deny-own, all or nothing."""

import pytest

from evaluations.domain.process import Action
from evaluations.models import Evaluation
from evaluations.services.stages import Move, cases_move
from sonduong.kit.errors import DomainError
from sonduong.kit.models import AuditEntry
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return make.assigned("org_office", make.unit("Cơ quan Tổ chức - Nội vụ huyện"))


def submit(case, actor, met=frozenset({"received", "appraised"})):
    return cases_move(moves=[Move(case.pk, Action.SUBMIT_TO_AUTHORITY, met)], actor=actor, at=make.AT)


def test_a_move_writes_the_stage_and_one_entry_with_where_from_and_to(office):
    case = make.case(make.campaign(), stage="appraisal")

    submit(case, office)

    case.refresh_from_db()
    entry = AuditEntry.objects.get()
    assert (case.stage, case.stage_since) == ("ballot", make.AT)
    assert (entry.act, entry.actor, entry.data) == (
        "case.submit_to_authority",
        office,
        {"from": "appraisal", "to": "ballot"},
    )


def test_a_missing_guard_is_named_and_nothing_moves(office):
    case = make.case(make.campaign(), stage="appraisal")

    with pytest.raises(DomainError) as refused:
        submit(case, office, met=frozenset({"received"}))

    assert (refused.value.code, refused.value.params["missing"]) == ("not_ready", ("appraised",))
    assert (Evaluation.objects.get().stage, AuditEntry.objects.count()) == ("appraisal", 0)


def test_an_office_holder_does_not_move_the_own_case(office):
    case = make.case(make.campaign(), office.person, stage="appraisal")

    with pytest.raises(DomainError) as refused:
        submit(case, office)

    assert refused.value.code == "not_your_role"
    assert Evaluation.objects.get().stage == "appraisal"


def test_one_refusal_holds_back_all(office):
    campaign = make.campaign()
    ready, early = make.case(campaign, stage="appraisal"), make.case(campaign, stage="collective")
    met = frozenset({"received", "appraised"})

    with pytest.raises(DomainError) as refused:
        moves = [Move(case.pk, Action.SUBMIT_TO_AUTHORITY, met) for case in (ready, early)]
        cases_move(moves=moves, actor=office, at=make.AT)

    assert (refused.value.code, refused.value.params["name"]) == ("no_such_step", early.name)
    assert set(Evaluation.objects.values_list("stage", flat=True)) == {"appraisal", "collective"}


def test_many_cases_are_moved_in_a_constant_number_of_questions(office, django_assert_num_queries):
    campaign = make.campaign()
    submit(make.case(campaign, stage="appraisal"), office)  # the chain's first entry also makes its head
    for count in (1, 3):
        cases = [make.case(campaign, stage="appraisal") for _ in range(count)]
        met = frozenset({"received", "appraised"})
        moves = [Move(case.pk, Action.SUBMIT_TO_AUTHORITY, met) for case in cases]
        with django_assert_num_queries(10):
            cases_move(moves=moves, actor=office, at=make.AT)

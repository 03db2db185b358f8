"""All voices of many cases side by side: combined scores, what the vote may differ from, papers by what happened."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluations.domain.dossier import Light
from evaluations.models import Decision, Evaluation, Proposal
from evaluations.selectors.appraisals import papers_of
from evaluations.selectors.dossiers import dossier_get
from evaluations.selectors.voices import voices_of
from evaluations.services.decisions import DecisionItem, decisions_record
from tests import factories as make
from tests.evaluations.stage import add_cases, appraised, scene, voted

pytestmark = pytest.mark.django_db


def proposed(found, case, voice, mean, sheets):
    return Proposal.objects.create(
        evaluation=case, voice=voice, strengths="Tốt", weaknesses="Chậm", rating="good",
        proposed_by=found.office, proposed_at=make.AT, mean_score=mean, sheets=sheets,
    )  # fmt: skip


def fresh(case):
    return Evaluation.objects.select_related("campaign", "person").get(pk=case.pk)


def test_E43_the_combined_score_is_the_mean_of_the_meetings_means():
    found = scene(1)
    proposed(found, found.cases[0], "collective", "90.00", 9)
    proposed(found, found.cases[0], "superior", "81.00", 3)
    assert voices_of([fresh(found.cases[0])])[found.ids[0]].overall == Decimal("85.50")


def test_E48_without_score_sheets_there_is_no_combined_score():
    found = scene(1)
    proposed(found, found.cases[0], "collective", None, 0)
    assert voices_of([fresh(found.cases[0])])[found.ids[0]].overall is None


def test_E46_a_high_score_and_a_lower_vote_stand_side_by_side():
    found = scene(1, stage="ballot")
    proposed(found, found.cases[0], "collective", "96.50", 9)
    voted(found, {found.ids[0]: "good"})
    decisions_record(
        items=[DecisionItem(found.ids[0], "good")], decided_on=make.DAY, actor=found.office, at=make.AT
    )
    voices = voices_of([fresh(found.cases[0])])[found.ids[0]]
    assert (voices.overall, voices.decision.rating) == (Decimal("96.50"), "good")
    assert Decision.objects.count() == 1


def test_E53_without_a_direct_superior_form_10_is_made_at_step_three():
    found = scene(1)
    case = fresh(found.cases[0])
    lights = {state.item.key: state.light for state in papers_of(case, voices_of([case])[case.pk])}
    assert (lights["do-form-10"], lights["do-superior-assessment"]) == (Light.LATER, Light.NOT_APPLICABLE)
    appraised(case)
    lights = {state.item.key: state.light for state in papers_of(case, voices_of([case])[case.pk])}
    assert lights["do-form-10"] is Light.PRESENT


def test_E55_the_list_of_papers_is_for_those_who_keep_the_file_and_the_subject_without_notes():
    found = scene(1)
    appraised(
        found.cases[0], checklist={"do-asset-declaration": {"state": "missing", "note": "trang 3 chưa ký"}}
    )
    peer = make.login()
    make.seat(found.collective, peer.person)
    office = make.assigned("unit_office", found.unit)

    def notes(user):
        return {state.note for state in dossier_get(user, found.ids[0], on=make.DAY).papers}

    assert "trang 3 chưa ký" in notes(found.office)
    assert "trang 3 chưa ký" in notes(office)
    assert notes(peer) == set()
    assert notes(make.login(found.cases[0].person)) == {""}


def test_thirty_cases_cost_as_many_questions_as_one():
    found = scene(1)
    with CaptureQueriesContext(connection) as one:
        voices_of([fresh(found.cases[0])])
    cases = add_cases(found, 29, stage="appraisal")
    loaded = list(
        Evaluation.objects.select_related("campaign", "person").filter(pk__in=[case.pk for case in cases])
    )
    with CaptureQueriesContext(connection) as many:
        voices_of(loaded)
    assert len(many) == len(one) - 1

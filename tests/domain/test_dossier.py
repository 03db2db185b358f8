"""The dossier's list: the plan's 14 + 3 papers and the light of each."""

from datetime import date

from evaluations.domain.dossier import BEFORE_DECISION, BY_KEY, ITEMS, Light, missing, states

ALL = frozenset({"scored", "superior", "breakthrough"})
DAY = date(2020, 12, 1)


def lights(**values):
    given = {"conditions": ALL, "made": {}, "checklist": {}} | values
    return {state.item.key: state.light for state in states(**given)}


def test_the_plan_lists_fourteen_papers_before_the_decision_and_three_after():
    assert len(BEFORE_DECISION) == 14
    assert len(ITEMS) == 17
    assert len(BY_KEY) == 17


def test_a_paper_made_is_green_and_one_not_yet_due_waits():
    shown = lights(made={"do-form-01": DAY})
    assert shown["do-form-01"] is Light.PRESENT
    assert shown["do-asset-declaration"] is Light.MISSING
    assert shown["do-form-10"] is Light.LATER
    assert shown["do-authority-assessment"] is Light.LATER
    assert shown["do-trust-vote"] is Light.NOT_APPLICABLE


def test_E48_without_scores_the_score_papers_are_not_asked_for():
    shown = lights(conditions=frozenset())
    keys = (
        "do-self-score",
        "do-score-summary",
        "do-subordinate-summary",
        "do-superior-assessment",
        "do-breakthrough",
    )
    assert {shown[key] for key in keys} == {Light.NOT_APPLICABLE}


def test_with_a_superior_its_assessment_is_missing_until_made():
    assert lights()["do-superior-assessment"] is Light.MISSING
    assert lights(made={"do-superior-assessment": DAY})["do-superior-assessment"] is Light.PRESENT


def test_the_office_rejects_what_is_there_and_excuses_what_is_not():
    ticks = {
        "do-asset-declaration": {"state": "missing", "note": "trang 3 chưa ký"},
        "do-form-01": {"state": "missing", "note": "thiếu chữ ký"},
        "do-supplement-2d": {"state": "not_applicable", "note": ""},
    }
    shown = lights(made={"do-form-01": DAY}, checklist=ticks)
    assert shown["do-form-01"] is Light.REJECTED
    assert shown["do-asset-declaration"] is Light.MISSING
    assert shown["do-supplement-2d"] is Light.NOT_APPLICABLE


def test_what_is_missing_is_named_without_what_comes_later():
    papers = states(conditions=frozenset(), made={"do-form-01": DAY, "do-peer-assessment": DAY}, checklist={})
    assert missing(papers) == (
        BY_KEY["do-committee-opinions"].name,
        BY_KEY["do-supplement-2d"].name,
        BY_KEY["do-asset-declaration"].name,
    )

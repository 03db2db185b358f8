"""The table of duties: complete facts, every duty worded, nobody asked twice for the same."""

from evaluations.domain.worklist import CIVIL_DUTIES, DUTIES, duties_of
from evaluations.phrases.worklist import DUTIES as WORDS

NAMES = [
    "office",
    "member",
    "chair",
    "superior_office",
    "superior_member",
    "superior_chair",
    "own_cell",
    "residence",
    "org_office",
    "teller",
    "agency",
    "scored",
    "submitted",
    "received",
    "listed_by_hand",
    "confirmed",
    "invited",
    "closed",
    "proposed",
    "superior_proposed",
    "sheet",
    "workplace_given",
    "residence_given",
    "agency_given",
]


def facts(stage, *true):
    return dict.fromkeys(NAMES, False) | {"stage": stage} | dict.fromkeys(true, True)


def codes(stage, *true):
    return [duty.code for duty in duties_of(facts(stage, *true))]


def test_every_duty_has_its_words():
    codes = {duty.code for duty in (*DUTIES, *CIVIL_DUTIES.values())}
    assert codes <= WORDS.keys()


def test_who_is_nothing_to_a_case_owes_nothing_at_any_stage():
    for stage in ("self_review", "subordinates", "collective", "superior", "appraisal", "ballot", "decision"):
        assert codes(stage) == []


def test_the_office_goes_from_receipt_to_list_to_closing_to_summary():
    assert codes("subordinates", "office", "submitted") == ["receive_reviews", "draw_up_lists"]
    assert codes("subordinates", "office", "submitted", "received", "invited") == ["close_rounds"]
    assert codes("subordinates", "office", "submitted", "received", "invited", "closed") == [
        "write_summaries"
    ]


def test_a_member_who_has_sent_the_sheet_is_not_asked_again():
    assert codes("collective", "member", "scored") == ["score_collective"]
    assert codes("collective", "member", "scored", "sheet") == []
    assert codes("collective", "member") == []


def test_a_cell_is_asked_until_it_gave_its_word_and_not_after_step_2():
    assert codes("self_review", "own_cell") == ["opinion_workplace"]
    assert codes("superior", "own_cell", "workplace_given") == []
    assert codes("appraisal", "own_cell") == []

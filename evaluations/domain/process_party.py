"""The tables of members, party organisations, collectives and civil servants (POR-1, COL-1, MEM-1, CSV-1).

Same words as process.py. Who decides a case is data of the case (its deciding collective), so one table serves every
decider; `DECIDER_OFFICE` is whoever records for it.
"""

from evaluations.domain.process import Action, Stage, Step, step

_S, _A = Stage, Action
_MEMBER_START = (
    step(_S.SELF_REVIEW, _A.SUBMIT, _S.CELL_MEETING, "party_member cell_office", "review_complete", "II.2"),
    step(_S.CELL_MEETING, _A.WITHDRAW, _S.SELF_REVIEW, "party_member", "not_received", "II.2"),
    step(_S.CELL_MEETING, _A.RETURN, _S.SELF_REVIEW, "cell_office", "reason_given not_proposed", "II.2"),
)
# Too young, exempt, suspended: reviewed or not, but not rated this year (II.2 note 5).
_MEMBER_ASIDE = tuple(
    step(at, _A.SET_ASIDE, _S.PUBLISHED, "cell_office", "not_eligible", "II.2")
    for at in (_S.SELF_REVIEW, _S.CELL_MEETING)
)
# In a cell under a grassroots committee: the cell proposes, the committee decides (III.1.2.b).
MEMBER_UNDER_COMMITTEE: tuple[Step, ...] = (
    *_MEMBER_START,
    *_MEMBER_ASIDE,
    step(_S.CELL_MEETING, _A.PROPOSE, _S.DECISION, "cell_office", "cell_voted", "II.2"),
    step(_S.DECISION, _A.RETURN, _S.CELL_MEETING, "decider_office", "reason_given", "III.1.2.b"),
    step(_S.DECISION, _A.DECIDE, _S.PUBLICATION, "decider_office", "quota_kept caps_kept", "III.1.2.b"),
    step(_S.PUBLICATION, _A.PUBLISH, _S.PUBLISHED, "decider_office", "numbered", "II.2"),
)
# A chi bộ cơ sở rates its own members (III.1.2.a).
MEMBER_OF_BASE_CELL: tuple[Step, ...] = (
    *_MEMBER_START,
    *_MEMBER_ASIDE,
    step(
        _S.CELL_MEETING,
        _A.DECIDE,
        _S.PUBLICATION,
        "cell_office",
        "cell_voted quota_kept caps_kept",
        "III.1.2.a",
    ),
    step(_S.PUBLICATION, _A.PUBLISH, _S.PUBLISHED, "cell_office", "numbered", "II.2"),
)
# Organisations and collectives: self-rating, participants' comments, appraisal, the decider's vote (II.1, III).
BODY: tuple[Step, ...] = (
    step(_S.SELF_REVIEW, _A.SET_ASIDE, _S.PUBLISHED, "decider_office", "not_eligible", "II.2"),
    step(_S.SELF_REVIEW, _A.SUBMIT, _S.PARTICIPANTS, "subject_office", "review_complete", "II.1"),
    step(_S.PARTICIPANTS, _A.WITHDRAW, _S.SELF_REVIEW, "subject_office", "not_received", "II.1"),
    step(_S.PARTICIPANTS, _A.RETURN, _S.SELF_REVIEW, "decider_office", "reason_given", "II.1"),
    step(_S.PARTICIPANTS, _A.CLOSE_PARTICIPANTS, _S.APPRAISAL, "decider_office", "", "III"),
    step(_S.APPRAISAL, _A.RETURN, _S.PARTICIPANTS, "decider_office", "reason_given", "III"),
    step(_S.APPRAISAL, _A.SUBMIT_TO_AUTHORITY, _S.DECISION, "decider_office", "appraised lower_rated", "III"),
    step(_S.DECISION, _A.DECIDE, _S.PUBLICATION, "decider_office", "vote_recorded quota_kept", "III"),
    step(_S.PUBLICATION, _A.PUBLISH, _S.PUBLISHED, "decider_office", "numbered", "II.2"),
)
# Bodies that only rate themselves and report upward; the result decided outside is entered (III.2).
BODY_DECIDED_OUTSIDE: tuple[Step, ...] = (
    step(_S.SELF_REVIEW, _A.SUBMIT, _S.OUTSIDE, "subject_office", "review_complete", "III.2"),
    step(_S.OUTSIDE, _A.RETURN, _S.SELF_REVIEW, "org_office", "reason_given", "III.2"),
    step(_S.OUTSIDE, _A.ENTER_OUTSIDE_RESULT, _S.PUBLISHED, "org_office", "numbered", "III.2"),
)
# Nghị định 90: comment of the unit, rating by the head.
CIVIL: tuple[Step, ...] = (
    step(_S.SELF_REVIEW, _A.SUBMIT, _S.UNIT_COMMENT, "civil_servant unit_office", "review_complete", "3.1"),
    step(_S.UNIT_COMMENT, _A.WITHDRAW, _S.SELF_REVIEW, "civil_servant", "not_received", "3.1"),
    step(_S.UNIT_COMMENT, _A.RETURN, _S.SELF_REVIEW, "unit_office head", "reason_given", "3.1"),
    step(_S.UNIT_COMMENT, _A.DECIDE, _S.PUBLICATION, "head", "unit_commented", "3.1"),
    step(_S.PUBLICATION, _A.PUBLISH, _S.PUBLISHED, "unit_office head", "", "3.1"),
)
PARTY_VARIANTS = {
    "member_under_committee": MEMBER_UNDER_COMMITTEE,
    "member_of_base_cell": MEMBER_OF_BASE_CELL,
    "body": BODY,
    "body_decided_outside": BODY_DECIDED_OUTSIDE,
    "civil": CIVIL,
}
GUARDS = frozenset(guard for steps in PARTY_VARIANTS.values() for line in steps for guard in line.guards)

"""The process of a cadre (CAD-1 to CAD-9) as one table: from, action, to, who, only when.

Buttons, the permission matrix, the diagram in the docs and the tests read the same table. The steps
follow 3.3.1–3.3.3 and 3.6.1 of plan 16-KH/HU; `tests/domain/test_process.py` compares them with the plan's data.
"""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where a case waits."""

    SELF_REVIEW = "self_review"
    SUBORDINATES = "subordinates"
    COLLECTIVE = "collective"
    SUPERIOR = "superior"
    CELL_MEETING = "cell_meeting"
    PARTICIPANTS = "participants"
    UNIT_COMMENT = "unit_comment"
    APPRAISAL = "appraisal"
    BALLOT = "ballot"
    DECISION = "decision"
    OUTSIDE = "outside"
    PUBLICATION = "publication"
    PUBLISHED = "published"


class Role(StrEnum):
    """Who somebody is for one case; the wider roles are in roles.toml."""

    CADRE = "cadre"
    SUBORDINATE = "subordinate"
    UNIT_OFFICE = "unit_office"
    COLLECTIVE_MEMBER = "collective_member"
    COLLECTIVE_CHAIR = "collective_chair"
    DIRECT_SUPERIOR = "direct_superior"
    SUPERIOR_CHAIR = "superior_chair"
    SUPERIOR_OFFICE = "superior_office"
    CELL_SECRETARY = "cell_secretary"
    RESIDENCE_COMMITTEE = "residence_committee"
    CONSULTED_AGENCY = "consulted_agency"
    ORG_OFFICE = "org_office"
    STANDING_MEMBER = "standing_member"
    STANDING_CHAIR = "standing_chair"
    TELLER = "teller"
    ASSIGNED_MEMBER = "assigned_member"
    INSPECTION = "inspection"
    # The party side and civil servants (process_party.py).
    MEMBER = "party_member"
    CIVIL_SERVANT = "civil_servant"
    HEAD = "head"
    CELL_OFFICE = "cell_office"
    SUBJECT_OFFICE = "subject_office"
    PARTICIPANT = "participant"
    GRASSROOTS_COMMITTEE = "grassroots_committee"
    DECIDER_OFFICE = "decider_office"
    DECIDER_MEMBER = "decider_member"


class Action(StrEnum):
    """What moves a case."""

    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RETURN = "return"
    CLOSE_SUBORDINATES = "close_subordinates"
    SEND_TO_SUPERIOR = "send_to_superior"
    SEND_TO_AUTHORITY = "send_to_authority"
    SUBMIT_TO_AUTHORITY = "submit_to_authority"
    CLOSE_COUNT = "close_count"
    VOTE_AGAIN = "vote_again"
    DECIDE = "decide"
    PUBLISH = "publish"
    PROPOSE = "propose"
    CLOSE_PARTICIPANTS = "close_participants"
    ENTER_OUTSIDE_RESULT = "enter_outside_result"
    SET_ASIDE = "set_aside"


class Why(StrEnum):
    """Reasons for a refusal, worded in phrases.py."""

    NO_SUCH_STEP = "no_such_step"
    NOT_YOUR_ROLE = "not_your_role"
    NOT_READY = "not_ready"


@dataclass(frozen=True, slots=True)
class Step:
    """One lawful move. `guards` must all be true; `clause` is cited to whoever asks why."""

    source: Stage
    action: Action
    target: Stage
    roles: frozenset[Role]
    guards: tuple[str, ...]
    clause: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a move is not possible now; `missing` names the guards that are not true."""

    why: Why
    missing: tuple[str, ...] = ()
    clause: str = ""


def step(source: Stage, action: Action, target: Stage, roles: str, guards: str, clause: str) -> Step:
    """One line of a table, roles and guards as words."""
    who = frozenset(Role(name) for name in roles.split())
    return Step(source, action, target, who, tuple(guards.split()), clause)


_S, _A = Stage, Action
_SCORED_START = (
    step(_S.SELF_REVIEW, _A.SUBMIT, _S.SUBORDINATES, "cadre unit_office", "review_complete", "3.3.1"),
    step(_S.SUBORDINATES, _A.WITHDRAW, _S.SELF_REVIEW, "cadre", "not_received", "3.3.1"),
    step(
        _S.SUBORDINATES,
        _A.RETURN,
        _S.SELF_REVIEW,
        "unit_office",
        "reason_given feedback_not_begun",
        "3.3.2.1",
    ),
    step(
        _S.SUBORDINATES, _A.CLOSE_SUBORDINATES, _S.COLLECTIVE, "unit_office", "feedback_summarised", "3.3.2.1"
    ),
)
_UNSCORED_START = (
    step(_S.SELF_REVIEW, _A.SUBMIT, _S.COLLECTIVE, "cadre unit_office", "review_complete", "3.3.1"),
    step(_S.COLLECTIVE, _A.WITHDRAW, _S.SELF_REVIEW, "cadre", "not_received", "3.3.1"),
)
_COLLECTIVE = (
    step(
        _S.COLLECTIVE,
        _A.RETURN,
        _S.SELF_REVIEW,
        "unit_office collective_chair",
        "reason_given not_proposed",
        "3.3.2.2",
    ),
)
_WITH_SUPERIOR = (
    step(
        _S.COLLECTIVE,
        _A.SEND_TO_SUPERIOR,
        _S.SUPERIOR,
        "unit_office",
        "conference_closed collective_proposed",
        "3.3.2.2",
    ),
    step(_S.SUPERIOR, _A.RETURN, _S.COLLECTIVE, "superior_office superior_chair", "reason_given", "3.3.2.3"),
    step(
        _S.SUPERIOR,
        _A.SEND_TO_AUTHORITY,
        _S.APPRAISAL,
        "superior_office",
        "received superior_proposed",
        "3.3.2.3",
    ),
    step(_S.APPRAISAL, _A.RETURN, _S.SUPERIOR, "org_office", "reason_given", "3.3.3"),
)
_WITHOUT_SUPERIOR = (
    step(
        _S.COLLECTIVE,
        _A.SEND_TO_AUTHORITY,
        _S.APPRAISAL,
        "unit_office",
        "conference_closed collective_proposed",
        "3.3.2.2",
    ),
    step(_S.APPRAISAL, _A.RETURN, _S.COLLECTIVE, "org_office", "reason_given", "3.3.3"),
)
_AUTHORITY = (
    step(_S.APPRAISAL, _A.SUBMIT_TO_AUTHORITY, _S.BALLOT, "org_office", "received appraised", "3.3.3"),
    step(_S.BALLOT, _A.CLOSE_COUNT, _S.DECISION, "teller", "count_agreed", "3.3.3"),
    step(_S.DECISION, _A.VOTE_AGAIN, _S.BALLOT, "org_office", "reason_given", "3.3.3"),
    step(_S.DECISION, _A.DECIDE, _S.PUBLICATION, "org_office", "outcome_known quota_kept caps_kept", "3.3.3"),
    step(_S.PUBLICATION, _A.PUBLISH, _S.PUBLISHED, "org_office", "numbered", "3.6.1"),
)


def table(*, is_scored: bool, has_superior: bool) -> tuple[Step, ...]:
    """The steps of a cadre's case: 2a only for scored titles (3.3.2.1), 2c only with a direct superior (3.3.2.2)."""
    return (
        (_SCORED_START if is_scored else _UNSCORED_START)
        + _COLLECTIVE
        + (_WITH_SUPERIOR if has_superior else _WITHOUT_SUPERIOR)
        + _AUTHORITY
    )


VARIANTS = {
    (is_scored, has_superior): table(is_scored=is_scored, has_superior=has_superior)
    for is_scored in (True, False)
    for has_superior in (True, False)
}
GUARDS = frozenset(guard for steps in VARIANTS.values() for step in steps for guard in step.guards)
START, END = Stage.SELF_REVIEW, Stage.PUBLISHED


def stages_of(steps: tuple[Step, ...]) -> tuple[Stage, ...]:
    """The stages that the case passes through, in order, for timelines and progress."""
    present = {step.source for step in steps} | {step.target for step in steps}
    return tuple(stage for stage in Stage if stage in present)


def find(steps: tuple[Step, ...], stage: Stage, action: Action) -> Step | None:
    """The step for this action at this stage, if the table has one."""
    return next((s for s in steps if (s.source, s.action) == (stage, action)), None)


def decide(
    steps: tuple[Step, ...], stage: Stage, action: Action, roles: Set[Role], met: Set[str]
) -> Step | Refusal:
    """The one question every door asks. `met` holds the guards that are true now."""
    step = find(steps, stage, action)
    if step is None:
        return Refusal(Why.NO_SUCH_STEP)
    if not step.roles & roles:
        return Refusal(Why.NOT_YOUR_ROLE, clause=step.clause)
    missing = tuple(guard for guard in step.guards if guard not in met)
    if missing:
        return Refusal(Why.NOT_READY, missing, step.clause)
    return step

"""Who has what to do with a case now: one table from facts to duties, for the home page (design 1, task first)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from evaluations.domain.process import Stage

# What one case is to one person, and how far it is: names of Facts → True or False, and "stage".
Facts = Mapping[str, bool | str]


@dataclass(frozen=True, slots=True)
class Duty:
    """Something owed. `step`: the plan's step whose day is its due day; `clause` cites the plan."""

    code: str
    step: str
    clause: str
    holds: Callable[[Facts], bool]


def _at(stage: Stage, *needed: str, lacks: tuple[str, ...] = ()) -> Callable[[Facts], bool]:
    """True at this stage when all the needed facts hold and none of the lacking ones."""

    def holds(facts: Facts) -> bool:
        return (
            facts["stage"] == stage
            and all(facts[name] for name in needed)
            and not any(facts[name] for name in lacks)
        )

    return holds


def _receive(facts: Facts) -> bool:
    at_step = facts["stage"] in {Stage.SUBORDINATES, Stage.COLLECTIVE}
    return bool(at_step and facts["office"] and facts["submitted"] and not facts["received"])


def _opinion(mine: str, given: str) -> Callable[[Facts], bool]:
    def holds(facts: Facts) -> bool:
        before = {Stage.SELF_REVIEW, Stage.SUBORDINATES, Stage.COLLECTIVE, Stage.SUPERIOR}
        return bool(facts[mine] and not facts[given] and facts["stage"] in before)

    return holds


def _confirm(facts: Facts) -> bool:
    waits = facts["listed_by_hand"] and not facts["confirmed"] and not facts["invited"]
    return bool(facts["stage"] == Stage.SUBORDINATES and facts["org_office"] and waits)


_S = Stage
DUTIES: tuple[Duty, ...] = (
    Duty("receive_reviews", "self_review", "3.3.2", _receive),
    Duty(
        "draw_up_lists",
        "subordinates",
        "3.3.2.1",
        _at(_S.SUBORDINATES, "office", lacks=("invited", "closed")),
    ),
    Duty("confirm_lists", "subordinates", "3.3.2.1", _confirm),
    Duty(
        "close_rounds",
        "subordinates",
        "3.3.2.1",
        _at(_S.SUBORDINATES, "office", "invited", lacks=("closed",)),
    ),
    Duty("write_summaries", "subordinates", "3.3.2.1", _at(_S.SUBORDINATES, "office", "closed")),
    Duty("hold_conference", "collective", "3.3.2.2", _at(_S.COLLECTIVE, "office", lacks=("proposed",))),
    Duty(
        "score_collective",
        "collective",
        "3.3.2.2",
        _at(_S.COLLECTIVE, "member", "scored", lacks=("sheet", "proposed")),
    ),
    Duty("propose_collective", "collective", "3.3.2.2", _at(_S.COLLECTIVE, "chair", lacks=("proposed",))),
    Duty("send_files", "collective", "3.3.2", _at(_S.COLLECTIVE, "office", "proposed")),
    Duty(
        "hold_superior",
        "superior",
        "3.3.2.3",
        _at(_S.SUPERIOR, "superior_office", lacks=("superior_proposed",)),
    ),
    Duty(
        "score_superior",
        "superior",
        "3.3.2.3",
        _at(_S.SUPERIOR, "superior_member", "scored", lacks=("sheet", "superior_proposed")),
    ),
    Duty(
        "propose_superior",
        "superior",
        "3.3.2.3",
        _at(_S.SUPERIOR, "superior_chair", lacks=("superior_proposed",)),
    ),
    Duty("send_files_up", "superior", "3.3.2.3", _at(_S.SUPERIOR, "superior_office", "superior_proposed")),
    Duty("opinion_workplace", "opinions", "3.3.1", _opinion("own_cell", "workplace_given")),
    Duty("opinion_residence", "opinions", "3.3.1", _opinion("residence", "residence_given")),
    Duty("opinion_agency", "agencies", "3.3.3", _at(_S.APPRAISAL, "agency", lacks=("agency_given",))),
    Duty("appraise", "appraisal", "3.3.3", _at(_S.APPRAISAL, "org_office")),
    Duty("count_ballots", "ballot", "3.3.3", _at(_S.BALLOT, "teller")),
    Duty("decide", "decision", "3.3.3", _at(_S.DECISION, "org_office")),
    Duty("publish", "decision", "3.6.1", _at(_S.PUBLICATION, "org_office")),
)

# What a unit owes to its civil servants, by the stage at which their cases wait (3.1).
CIVIL_DUTIES: Mapping[Stage, Duty] = {
    Stage.UNIT_COMMENT: Duty("civil_rate", "civil_review", "3.1", _at(Stage.UNIT_COMMENT)),
    Stage.PUBLICATION: Duty("civil_publish", "civil_review", "3.1", _at(Stage.PUBLICATION)),
}


def duties_of(facts: Facts) -> tuple[Duty, ...]:
    """Everything that this person owes to a case with these facts."""
    return tuple(duty for duty in DUTIES if duty.holds(facts))

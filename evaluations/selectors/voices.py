"""Everything that was said about each of many cases, side by side and in bulk; what may be shown to whom is the caller's."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from evaluations import regulations
from evaluations.domain import scoring
from evaluations.domain.feedback import Opened
from evaluations.enums import OpinionSource
from evaluations.enums import Voice as Who
from evaluations.models import (
    Appraisal,
    Decision,
    Evaluation,
    FeedbackRound,
    Opinion,
    Proposal,
    ScoreSheet,
    SelfReview,
)
from evaluations.selectors.feedback import opened_many
from organizations.enums import AssignedRole
from organizations.models import Assignment, Unit


@dataclass(slots=True)
class Voices:
    """All voices about one case; each stands for itself and none is the sum of the others."""

    review: SelfReview | None = None
    self_score: Decimal | None = None
    round: FeedbackRound | None = None
    feedback: Opened | None = None
    proposals: dict[str, Proposal] = field(default_factory=dict)
    opinions: list[Opinion] = field(default_factory=list)
    appraisal: Appraisal | None = None
    decision: Decision | None = None
    overall: Decimal | None = None

    @property
    def self_rating(self) -> str:
        return self.review.self_rating if self.review else ""

    def proposal(self, who: str) -> Proposal | None:
        return self.proposals.get(who)

    def opinion(self, source: str) -> Opinion | None:
        """The first opinion from that source that was given."""
        return next((one for one in self.opinions if one.source == source and one.given_at), None)

    @property
    def agencies(self) -> list[Opinion]:
        return [one for one in self.opinions if one.source == OpinionSource.AGENCY and one.given_at]

    @property
    def proposed(self) -> str:
        """The level before the authority: the office's, else the superior's, else the collective's."""
        if self.appraisal and self.appraisal.proposed_rating:
            return self.appraisal.proposed_rating
        for who in (Who.SUPERIOR, Who.COLLECTIVE):
            if proposal := self.proposals.get(who):
                return proposal.rating
        return ""


ESSENTIAL = frozenset({"review", "own_score", "proposals", "appraisal", "decision"})
ALL = ESSENTIAL | {"opinions", "round", "feedback"}


def voices_of(cases: Collection[Evaluation], *, parts: frozenset[str] = ALL) -> dict[int, Voices]:
    """The voices of each case, only those in `parts`; one query a part (two for 02B). The cases need `campaign`."""
    found: dict[int, Voices] = {case.pk: Voices() for case in cases}
    for part in sorted(parts - {"feedback"}):
        READERS[part](found)
    if "feedback" in parts:
        for pk, opened in opened_many(cases).items():
            found[pk].feedback = opened
    for case in cases:
        found[case.pk].overall = _overall(found[case.pk], case)
    return found


def _review(found: dict[int, Voices]) -> None:
    rows = SelfReview.objects.filter(evaluation__in=found).exclude(submitted_at=None)
    for review in rows.order_by("version"):
        found[review.evaluation_id].review = review


def _own_score(found: dict[int, Voices]) -> None:
    rows = ScoreSheet.objects.filter(evaluation__in=found, voice=Who.SELF).exclude(submitted_at=None)
    for pk, total in rows.values_list("evaluation_id", "total"):
        found[pk].self_score = total


def _proposals(found: dict[int, Voices]) -> None:
    rows = Proposal.objects.filter(evaluation__in=found, superseded_at=None)
    for proposal in rows.select_related("conference"):
        found[proposal.evaluation_id].proposals[proposal.voice] = proposal


def _opinions(found: dict[int, Voices]) -> None:
    rows = Opinion.objects.filter(evaluation__in=found).select_related("unit", "organization")
    for opinion in rows.order_by("pk"):
        found[opinion.evaluation_id].opinions.append(opinion)


def _appraisal(found: dict[int, Voices]) -> None:
    for appraisal in Appraisal.objects.filter(evaluation__in=found):
        found[appraisal.evaluation_id].appraisal = appraisal


def _decision(found: dict[int, Voices]) -> None:
    for decision in Decision.objects.filter(evaluation__in=found, superseded_at=None).select_related(
        "ballot"
    ):
        found[decision.evaluation_id].decision = decision


def _round(found: dict[int, Voices]) -> None:
    for asked in FeedbackRound.objects.filter(evaluation__in=found):
        found[asked.evaluation_id].round = asked


READERS = {
    "review": _review,
    "own_score": _own_score,
    "proposals": _proposals,
    "opinions": _opinions,
    "appraisal": _appraisal,
    "decision": _decision,
    "round": _round,
}


def _overall(voices: Voices, case: Evaluation) -> Decimal | None:
    """Mẫu 08 from the printed mean and number of sheets of each meeting, combined as the regulation says."""
    held = [
        [proposal.mean_score] * max(proposal.sheets, 1)
        for proposal in voices.proposals.values()
        if proposal.mean_score is not None
    ]
    return scoring.combined(held, voices.self_score, regulations.load(case.campaign.regulation_code))


def consulted_units(*, on: date) -> dict[int, str]:
    """The agencies that are asked at step 3 on that day (3.3.3), by name."""
    ids = Assignment.objects.on(on).filter(role=AssignedRole.CONSULTED_AGENCY).values("unit_id")
    return dict(Unit.objects.filter(pk__in=ids).order_by("name").values_list("pk", "name"))


def unanswered(
    cases: Collection[Evaluation], voices: dict[int, Voices], agencies: dict[int, str]
) -> dict[int, tuple[str, ...]]:
    """Which agencies have not answered about each case; an agency is not asked about its own leaders."""
    answered: dict[int, set[int]] = defaultdict(set)
    for pk, said in voices.items():
        answered[pk] = {one.unit_id for one in said.agencies}
    return {
        case.pk: tuple(
            name for pk, name in agencies.items() if pk not in answered[case.pk] and pk != case.unit_id
        )
        for case in cases
    }

"""Step 3 of the season: agencies, appraisal, submission, the vote on paper, the decision, the publication."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from evaluations import regulations
from evaluations.domain import dossier
from evaluations.domain.quota import check_group
from evaluations.domain.ratings import Rating
from evaluations.enums import Kind, OpinionSource
from evaluations.management.season.answers import PROSPECTS, RESULTS, STRENGTHS, WEAKNESSES, Answers
from evaluations.management.season.cast import Cast
from evaluations.management.season.meetings import under_caps
from evaluations.models import BallotLine, Evaluation
from evaluations.selectors import ballots as lines_of
from evaluations.selectors.caps import caps_of
from evaluations.services.appraisals import (
    AppraisalItem,
    agencies_consult,
    appraisals_record,
    cases_submit_to_authority,
)
from evaluations.services.ballots import Count, Sitting, ballot_open, teller_count_enter
from evaluations.services.decisions import DecisionItem, Document, decisions_publish, decisions_record
from evaluations.services.opinions import OpinionItem, opinions_record


def chosen_levels(cases: Collection[Evaluation], answers: Answers) -> dict[int, str]:
    """The level that the committee will vote for each cadre: under every cap, within every group's ceiling.

    The best of each group come first; whoever does not fit under the ceiling is voted good.
    """
    caps = caps_of(cases)
    rule = regulations.load(next(iter(cases)).campaign.regulation_code).quota[Kind.CADRE]
    levels = {case.pk: under_caps(answers.temper(case.person.code).level, caps[case.pk]) for case in cases}
    groups: dict[tuple[str, ...], list[Evaluation]] = defaultdict(list)
    for case in cases:
        groups[case.group].append(case)
    for members in groups.values():
        ranked = sorted(members, key=lambda case: answers.temper(case.person.code).quality)
        for case in ranked:
            verdict = check_group(rule, [Rating(levels[member.pk]) for member in members])
            if verdict.too_many and levels[case.pk] == Rating.EXCELLENT:
                levels[case.pk] = Rating.GOOD.value
    return levels


def consult(cases: Collection[Evaluation], cast: Cast, answers: Answers, at: datetime) -> None:
    """The org office asks the agencies; each answers about everybody but its own leaders."""
    ask_agencies(cases, cast, at)
    caps = caps_of(cases)
    for unit, person in cast.agencies.items():
        items = [
            OpinionItem(
                case.pk,
                OpinionSource.AGENCY.value,
                answers.pick(STRENGTHS, case.person.code, "agency", unit),
                under_caps(answers.temper(case.person.code).level, caps[case.pk]),
                unit_id=unit,
            )
            for case in cases
            if unit != case.unit_id and person != case.person_id
        ]
        if items:
            opinions_record(items=items, actor=cast.user(person), at=at + timedelta(days=2))


def ask_agencies(cases: Collection[Evaluation], cast: Cast, at: datetime) -> None:
    """Nobody has answered yet."""
    agencies_consult(evaluation_ids=[case.pk for case in cases], actor=cast.user(cast.org_office), at=at)


def seen_papers() -> dict[str, dict[str, str]]:
    """The office's ticks: every paper that the program does not make itself and that the plan requires was seen."""
    return {
        item.key: {"state": "ok", "note": ""}
        for item in dossier.BEFORE_DECISION
        if not item.made and item.presence is not dossier.Presence.IF_ANY
    }


def appraise(
    cases: Collection[Evaluation],
    cast: Cast,
    answers: Answers,
    at: datetime,
    *,
    submit: Collection[Evaluation] | None = None,
) -> None:
    """Checklist, drafted comment, proposed level; then one tờ trình for `submit` (None: for all)."""
    levels = chosen_levels(cases, answers)
    items = []
    for case in cases:
        code = case.person.code
        items.append(
            AppraisalItem(
                case.pk,
                checklist=seen_papers(),
                findings="Quy trình, thủ tục bảo đảm; hồ sơ đủ thành phần.",
                breakthrough_result=answers.pick(RESULTS, code, "breakthrough", unit=case.unit_name),
                strengths=answers.pick(STRENGTHS, code, "draft"),
                weaknesses=answers.pick(WEAKNESSES, code, "draft"),
                prospects=answers.pick(PROSPECTS, code, "draft"),
                proposed_rating=levels[case.pk],
            )
        )
    actor = cast.user(cast.org_office)
    appraisals_record(items=items, actor=actor, at=at)
    ids = [case.pk for case in (cases if submit is None else submit)]
    cases_submit_to_authority(evaluation_ids=ids, submission_number="62-TTr/CQTCNV", actor=actor, at=at)


def vote(
    cases: Collection[Evaluation],
    cast: Cast,
    answers: Answers,
    at: datetime,
    *,
    title: str = "Xếp loại chất lượng cán bộ diện Ban Thường vụ Huyện ủy quản lý",
    is_extraordinary: bool = False,
    tellers: int = 2,
) -> None:
    """One ballot for all; two tellers read the same papers (fewer: the count stays open)."""
    sitting = Sitting(title=title, held_on=at.date(), is_extraordinary=is_extraordinary)
    ids = [case.pk for case in cases]
    ballot = ballot_open(evaluation_ids=ids, sitting=sitting, actor=cast.user(cast.org_office), at=at)
    count = count_of(ballot, chosen_levels(cases, answers), answers)
    subjects = {case.person_id for case in cases}
    team = [person for person in cast.tellers_on(at.date()) if person not in subjects]
    for teller in team[:tellers]:
        teller_count_enter(
            ballot_id=ballot.pk, count=count, actor=cast.user(teller), at=at + timedelta(hours=2)
        )


def count_of(ballot, levels: Mapping[int, str], answers: Answers) -> Count:
    """Papers as the tellers would read them: everybody present votes, a clear majority for the chosen level."""
    rows = {}
    for line in BallotLine.objects.filter(ballot=ballot).select_related("evaluation", "evaluation__person"):
        voters = lines_of.present_for(line, ballot)
        code = line.evaluation.person.code
        rows[line.pk] = answers.votes(voters, levels[line.evaluation_id], code, "ballot") | {
            "blank": 0,
            "spoilt": 0,
        }
    return Count(ballot.present, ballot.present, ballot.present, rows)


def decide(cases: Collection[Evaluation], cast: Cast, at: datetime) -> None:
    """The org office records what the minutes say, with the drafted comment as adopted."""
    outcomes = {line.evaluation_id: line.outcome for line in lines_of.last_lines([case.pk for case in cases])}
    items = [DecisionItem(case.pk, outcomes[case.pk]) for case in cases]
    decisions_record(items=items, decided_on=at.date(), actor=cast.user(cast.org_office), at=at)


def publish(cases: Collection[Evaluation], cast: Cast, at: datetime) -> None:
    """One notice for all, numbered and signed for the authority by its chair."""
    chair = cast.user(cast.chair(cases[0].campaign.authority_id)).person
    document = Document("215-TB/HU", at.date(), chair.full_name, "Bí thư Huyện ủy")
    decisions_publish(
        evaluation_ids=[case.pk for case in cases], document=document, actor=cast.user(cast.org_office), at=at
    )

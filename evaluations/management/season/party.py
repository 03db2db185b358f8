"""The party side of the season: members' reviews, cell meetings, decisions, publication."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from evaluations import regulations
from evaluations.domain.quota import check_group
from evaluations.domain.ratings import Rating
from evaluations.enums import Kind, StageChoice
from evaluations.management.season.answers import (
    DISCIPLINE,
    ETHICS,
    RESULTS,
    STRENGTHS,
    STYLE,
    THOUGHT,
    Answers,
)
from evaluations.management.season.cast import Cast
from evaluations.management.season.meetings import under_caps
from evaluations.models import CellProposal, Evaluation
from evaluations.selectors.caps import caps_of
from evaluations.selectors.cells import Member, lines_of
from evaluations.selectors.self_reviews import step_one
from evaluations.services.cells import (
    MeetingFacts,
    MemberRow,
    cell_meeting_save,
    cell_proposals_send,
    members_set_aside,
)
from evaluations.services.decisions import Document
from evaluations.services.party_decisions import (
    PartyDecision,
    members_decide_in_cell,
    party_decisions_publish,
    party_decisions_record,
)
from evaluations.services.self_reviews import ReviewItem, self_reviews_submit
from organizations.models import User

BASE_CELL = "member_of_base_cell"
LINES = (THOUGHT, ETHICS, STYLE, DISCIPLINE, RESULTS, STRENGTHS)


def members(campaign, *stages: str) -> list[Evaluation]:
    """The members' cases at these steps."""
    rows = Evaluation.objects.filter(campaign=campaign, kind=Kind.MEMBER)
    if stages:
        rows = rows.filter(stage__in=stages)
    return list(rows.select_related("campaign", "person", "cell").order_by("name_key", "pk"))


def by(cases: Iterable[Evaluation], column: str) -> dict[int, list[Evaluation]]:
    """The cases by one of their frozen facts."""
    found: dict[int, list[Evaluation]] = defaultdict(list)
    for case in cases:
        found[getattr(case, column)].append(case)
    return found


def meet_in_cells(campaign, cast: Cast, answers: Answers, at: datetime) -> None:
    """In every cell the secretary enters the reviews from paper, holds the meeting, and sends the proposals up."""
    for cell, cases in by(members(campaign, StageChoice.SELF_REVIEW), "cell_id").items():
        secretary = cast.secretaries.get(cell)
        if secretary is not None:
            meet(campaign, cell, cases, cast.user(secretary), answers, at)


def meet(campaign, cell: int, cases: Collection[Evaluation], actor, answers: Answers, at: datetime) -> None:
    """One cell's evening."""
    lines = list(lines_of(list(cases), on=at.date()))
    aside = [line.case.pk for line in lines if not line.standing.is_rated]
    rated = [line for line in lines if line.standing.is_rated]
    if aside:
        members_set_aside(evaluation_ids=aside, actor=actor, at=at)
    if not rated:
        return
    submit(rated, actor, answers, at)
    present = frozenset(line.case.person_id for line in lines)
    facts = MeetingFacts(
        at.date(), present, "Nhà văn hóa thôn", minutes="Chi bộ họp đủ thành phần, kiểm điểm nghiêm túc."
    )
    rows = [row_of(line, answers) for line in rated]
    cell_meeting_save(campaign=campaign, cell_id=cell, facts=facts, rows=rows, actor=actor, at=at)
    ids = [line.case.pk for line in rated if line.case.subject_code != BASE_CELL]
    if ids:
        cell_proposals_send(evaluation_ids=ids, actor=actor, at=at + timedelta(hours=3))


def enter_reviews(cases: Collection[Evaluation], actor, answers: Answers, at: datetime) -> None:
    """The secretary enters the paper reviews before the meeting."""
    lines = [line for line in lines_of(list(cases), on=at.date()) if line.standing.is_rated]
    submit(lines, actor, answers, at)


def submit(lines: Collection[Member], actor, answers: Answers, at: datetime) -> None:
    """Reviews of these members; the secretary's own is not a record of somebody's paper."""
    steps = step_one([line.case for line in lines])
    for own in (True, False):
        items = [
            ReviewItem(line.case.pk, review(steps[line.case.pk], line, answers), is_on_paper=not own)
            for line in lines
            if (line.case.person_id == actor.person_id) == own
        ]
        if items:
            self_reviews_submit(items=items, actor=actor, at=at)


def review(step, line: Member, answers: Answers) -> dict[str, str]:
    """A whole Bản kiểm điểm cá nhân."""
    code = line.case.person.code
    values = {
        field.key: answers.pick(LINES[place % len(LINES)], code, field.key, unit=line.case.unit_name)
        for place, field in enumerate(step.form.fields)
    }
    return values | {"rating": answers.temper(code).level}


def row_of(line: Member, answers: Answers) -> MemberRow:
    """What the cell says and proposes: the member's year, under every known cap."""
    code = line.case.person.code
    level = under_caps(answers.temper(code).level, line.caps)
    return MemberRow(line.case.pk, level, answers.pick(STRENGTHS, code, "cell"))


def decide_members(campaign, cast: Cast, answers: Answers, at: datetime) -> None:
    """Grassroots committees decide on what their cells propose; base cells on their own members."""
    waiting = members(campaign, StageChoice.DECISION)
    for cases in by(waiting, "grassroots_id").values():
        actor = chair_of(cast, cases[0])
        items = [PartyDecision(pk, rating) for pk, rating in trimmed(cases, answers).items()]
        party_decisions_record(items=items, decided_on=at.date(), met=frozenset(), actor=actor, at=at)
    own = [case for case in members(campaign, StageChoice.CELL_MEETING) if case.subject_code == BASE_CELL]
    for cell, cases in by(own, "cell_id").items():
        actor = cast.user(cast.secretaries[cell])
        wanted = trimmed(cases, answers)
        lower(campaign, cell, cases, wanted, actor, at)
        members_decide_in_cell(evaluation_ids=list(wanted), decided_on=at.date(), actor=actor, at=at)


def chair_of(cast: Cast, case: Evaluation) -> User:
    """Who records for the committee that decides on this member; found by the dated seats."""
    return cast.user(cast.chair(case.decider_id))


def voices(campaign, cast: Cast) -> set[int]:
    """Everybody who acts for the members of this campaign: secretaries, and the chairs of the deciding committees."""
    deciders = {case.decider_id for case in members(campaign) if case.decider_id}
    chairs = {cast.chair(collective) for collective in deciders}
    return (chairs | set(cast.secretaries.values())) - {None}


def trimmed(cases: Collection[Evaluation], answers: Answers) -> dict[int, str]:
    """The cells' proposals with the excellent cut down to the ceiling, the weakest first, and every known cap kept."""
    levels = dict(
        CellProposal.objects.filter(evaluation__in=cases, superseded_at=None).values_list(
            "evaluation_id", "rating"
        )
    )
    caps = caps_of(cases)
    levels = {pk: under_caps(rating, caps[pk]) for pk, rating in levels.items()}
    rule = regulations.load(next(iter(cases)).campaign.regulation_code).quota[Kind.MEMBER]
    excess = check_group(rule, [Rating(rating) for rating in levels.values()]).too_many
    ranked = sorted(cases, key=lambda case: (answers.temper(case.person.code).quality, case.pk))
    for case in [case for case in ranked if levels.get(case.pk) == Rating.EXCELLENT][:excess]:
        levels[case.pk] = Rating.GOOD.value
    return levels


def lower(
    campaign, cell: int, cases: Collection[Evaluation], wanted: dict[int, str], actor, at: datetime
) -> None:
    """A base cell votes again on those whom its ceiling leaves good."""
    held = dict(
        CellProposal.objects.filter(evaluation__in=cases, superseded_at=None).values_list(
            "evaluation_id", "rating"
        )
    )
    rows = [MemberRow(pk, rating) for pk, rating in wanted.items() if rating != held[pk]]
    if rows:
        present = frozenset(case.person_id for case in cases)
        facts = MeetingFacts(at.date(), present, "Nhà văn hóa", minutes="Biểu quyết lại theo tỷ lệ cho phép.")
        cell_meeting_save(campaign=campaign, cell_id=cell, facts=facts, rows=rows, actor=actor, at=at)


def publish_members(campaign, cast: Cast, at: datetime) -> None:
    """Each decider publishes its own members' results."""
    for cases in by(members(campaign, StageChoice.PUBLICATION), "grassroots_id").values():
        first = cases[0]
        by_itself = first.subject_code == BASE_CELL
        actor = cast.user(cast.secretaries[first.cell_id]) if by_itself else chair_of(cast, first)
        document = Document(f"{first.grassroots_id}-TB/ĐU", at.date(), actor.person.full_name, "Bí thư")
        party_decisions_publish(
            evaluation_ids=[case.pk for case in cases], document=document, actor=actor, at=at
        )

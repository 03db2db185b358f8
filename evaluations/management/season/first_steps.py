"""Steps 1 and 2a of the season: self-reviews, the committees' opinions, the direct subordinates' sheets."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal

from evaluations.domain import feedback
from evaluations.enums import OpinionSource
from evaluations.management.season.answers import (
    DISCIPLINE,
    ETHICS,
    RESULTS,
    STRENGTHS,
    STYLE,
    THOUGHT,
    WEAKNESSES,
    Answers,
)
from evaluations.management.season.cast import Cast
from evaluations.models import Evaluation, FeedbackRoll
from evaluations.selectors import feedback as rounds
from evaluations.selectors.self_reviews import Step1, step_one
from evaluations.services.feedback_answers import Answer, feedback_answers
from evaluations.services.feedback_lists import (
    Invitation,
    ListItem,
    feedback_lists_freeze,
    feedback_lists_propose,
)
from evaluations.services.feedback_summaries import (
    Closing,
    SummaryItem,
    feedback_close,
    feedback_close_without,
    feedback_summaries_write,
)
from evaluations.services.opinions import OpinionItem, opinions_record
from evaluations.services.self_reviews import ReviewItem, self_reviews_receive, self_reviews_submit

LINES = {"I.1": THOUGHT, "I.2": ETHICS, "I.3": STYLE, "I.4": DISCIPLINE}
NOBODY_BELOW = "Đơn vị không có cấp dưới trực tiếp của cán bộ."


def by_officer(cases: Collection[Evaluation], cast: Cast) -> Mapping[int, list[Evaluation]]:
    """The cases by the login of the personnel office that serves them."""
    found: dict[int, list[Evaluation]] = defaultdict(list)
    for case in cases:
        found[cast.officer(case).person_id].append(case)
    return found


def write_reviews(cases: Collection[Evaluation], cast: Cast, answers: Answers, at: datetime) -> None:
    """Each cadre fills Mẫu 01 and, for scored titles, Mẫu 06, and submits; the offices receive."""
    steps = step_one(list(cases))
    for case in cases:
        item = ReviewItem(case.pk, review_values(steps[case.pk], case, answers))
        self_reviews_submit(items=[item], actor=cast.user(case.person_id), at=at)
    for officer, theirs in by_officer(cases, cast).items():
        ids = [case.pk for case in theirs]
        self_reviews_receive(evaluation_ids=ids, actor=cast.user(officer), at=at)


def review_values(step: Step1, case: Evaluation, answers: Answers) -> dict[str, str]:
    """A whole review as the page would send it."""
    code, temper = case.person.code, answers.temper(case.person.code)
    values = {
        field.key: answers.pick(LINES.get(field.key, RESULTS), code, field.key, unit=case.unit_name)
        for field in step.form.fields
    }
    for key in values:
        if key.startswith("II.1"):
            strengths, weaknesses = (answers.pick(lines, code, key) for lines in (STRENGTHS, WEAKNESSES))
            values[key] = f"Ưu điểm: {strengths}\nHạn chế: {weaknesses}"
    values["rating"] = temper.level
    for criterion in step.criteria:
        points = answers.score(criterion.maximum, temper.quality + 0.02, code, "self", criterion.key)
        values[f"score:{criterion.key}"] = in_steps(points, step.step)
    return values


def in_steps(points: Decimal, step: Decimal) -> str:
    """The nearest lower multiple of the scale's step, as typed."""
    return format((points // step * step).normalize(), "f").replace(".", ",")


def give_opinions(cases: Collection[Evaluation], cast: Cast, answers: Answers, at: datetime) -> None:
    """Each cell secretary writes for the subjects of the own cell: at the workplace, and where they live."""
    wanted: dict[int, list[OpinionItem]] = defaultdict(list)
    for case in cases:
        for source, cell in (
            (OpinionSource.WORKPLACE, case.cell_id),
            (OpinionSource.RESIDENCE, case.residence_cell_id),
        ):
            secretary = cast.secretaries.get(cell)
            if secretary not in {None, case.person_id}:
                text = answers.pick(STRENGTHS, case.person.code, source)
                wanted[secretary].append(OpinionItem(case.pk, source.value, text))
    for secretary, items in wanted.items():
        opinions_record(items=items, actor=cast.user(secretary), at=at)


def ask_subordinates(
    cases: Collection[Evaluation], cast: Cast, answers: Answers, *, opened: datetime, closed: datetime
) -> None:
    """Lists by the structure, answers of all who were invited, closing and summary by each office."""
    invite(cases, cast, opened=opened, closed=closed)
    answer_rounds(cases, answers)
    for officer, theirs in by_officer(cases, cast).items():
        close_rounds(theirs, cast.user(officer), answers, closed)


def invite(cases: Collection[Evaluation], cast: Cast, *, opened: datetime, closed: datetime) -> None:
    """Each office freezes the lists that the structure gives; where nobody is below, step 2a ends with that reason."""
    structure = rounds.by_structure(list(cases), on=opened.date())
    for officer, theirs in by_officer(cases, cast).items():
        actor = cast.user(officer)
        alone = [case.pk for case in theirs if not set(structure[case.pk]) - {case.person_id}]
        asked = [case.pk for case in theirs if case.pk not in alone]
        if alone:
            feedback_close_without(evaluation_ids=alone, reason=NOBODY_BELOW, actor=actor, at=opened)
        if asked:
            feedback_lists_propose(items=[ListItem(pk) for pk in asked], actor=actor, at=opened)
            invitation = Invitation(
                held_on=closed.date(), place="Phòng họp cơ quan", answers_until=closed.date()
            )
            feedback_lists_freeze(evaluation_ids=asked, invitation=invitation, actor=actor, at=opened)


def answer_rounds(cases: Collection[Evaluation], answers: Answers) -> None:
    """One sheet of each person on the frozen lists."""
    by_case = {case.pk: case for case in cases}
    roll = FeedbackRoll.objects.filter(round__evaluation__in=by_case, has_answered=False).order_by("pk")
    sheets = []
    for evaluation_id, person_id in roll.values_list("round__evaluation_id", "person_id"):
        code = by_case[evaluation_id].person.code
        dice = answers.dice("02B", code, person_id)
        values = {"rating": dice.choice((answers.temper(code).level, "good"))}
        for row in dice.sample(sorted(feedback.ROWS), 3):
            values[f"strengths.{row}"] = answers.pick(STRENGTHS, code, person_id, row)
        values[f"weaknesses.{dice.choice(sorted(feedback.ROWS))}"] = answers.pick(WEAKNESSES, code, person_id)
        sheets.append(Answer(evaluation_id, person_id, values))
    if sheets:
        feedback_answers(answers=sheets)


def close_rounds(cases: Collection[Evaluation], actor, answers: Answers, at: datetime) -> None:
    """Close the open rounds of these cases and write the summary that their number of answers allows."""
    open_ids = [case.pk for case in cases if (found := rounds.round_of(case)) and not found.closed_at]
    if not open_ids:
        return
    feedback_close(
        items=[Closing(pk, minutes="Hội nghị đúng thành phần, góp ý thẳng thắn.") for pk in open_ids],
        actor=actor,
        at=at,
    )
    closed = [case for case in cases if case.pk in open_ids]
    shown = rounds.opened_many(closed)
    items = [
        SummaryItem(
            case.pk,
            {
                "strengths.5": answers.pick(STRENGTHS, case.person.code, "sum"),
                "weaknesses.7": answers.pick(WEAKNESSES, case.person.code, "sum"),
            },
        )
        if shown[case.pk].shown is feedback.Shown.ALL
        else SummaryItem(case.pk)
        for case in closed
    ]
    feedback_summaries_write(items=items, actor=actor, at=at)

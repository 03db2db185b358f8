"""Takes answers of Mẫu 02B so that nothing stored can tell whose they are (F01, F06, F10; reliability 2B).

After each answer the whole set of the round is written anew, sorted by content, under fresh random keys, together with
every row of the roll: neither order, key nor the database's own row versions point at the newest. There is no draft,
no time and no audit entry.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import BooleanField, Case, F, Value, When

from evaluations.domain import feedback
from evaluations.domain.process import Stage
from evaluations.domain.ratings import LEVELS
from evaluations.models import FeedbackRoll, FeedbackRound, FeedbackSheet
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.kit.text import clean_lines


@dataclass(frozen=True, slots=True)
class Answer:
    """One person's sheet. `values`: {"strengths.1": text, …, "weaknesses.7": text, "other": text, "rating": level}."""

    evaluation_id: int
    person_id: int
    values: Mapping[str, str]


@transaction.atomic
def feedback_answers(*, answers: Sequence[Answer]) -> None:
    """Take answers from people on the frozen lists, each once. Several at once serve a meeting's bulk entry.

    Refuses who is not invited (NotVisible), a second sheet, an empty one, and a round that is not open.
    """
    rows = FeedbackRound.objects.select_related("evaluation").filter(
        evaluation_id__in={answer.evaluation_id for answer in answers}
    )
    rounds = {one.evaluation_id: one for one in lock(rows)}
    roll = {
        (row.round_id, row.person_id): row for row in FeedbackRoll.objects.filter(round__in=rounds.values())
    }
    contents: dict[int, list] = defaultdict(list)
    for answer in answers:
        asked = rounds.get(answer.evaluation_id)
        row = roll.get((asked.pk, answer.person_id)) if asked else None
        _refuse_unless_open(asked, row)
        contents[asked.pk].append(_content(answer.values))
        row.has_answered = True
    for round_id, content in FeedbackSheet.objects.filter(round__in=contents).values_list(
        "round_id", "content"
    ):
        contents[round_id].append(content)
    _rewrite(contents)
    _rewrite_roll(rounds.values(), [row.pk for row in roll.values() if row.has_answered])


def _refuse_unless_open(asked: FeedbackRound | None, row: FeedbackRoll | None) -> None:
    if (
        asked is None
        or row is None
        or asked.invited_at is None
        or asked.evaluation.person_id == row.person_id
    ):
        raise NotVisible
    if asked.closed_at is not None or asked.evaluation.stage != Stage.SUBORDINATES:
        raise DomainError("feedback_closed")
    if row.has_answered:
        raise DomainError("answer_given")


def _content(values: Mapping[str, str]) -> dict:
    try:
        content = feedback.clean_sheet({key: clean_lines(text) for key, text in values.items()}, LEVELS)
    except ValueError as problem:
        raise DomainError("rating_unknown") from problem
    if not content:
        raise DomainError("answer_empty")
    return content


def _rewrite(contents: Mapping[int, list]) -> None:
    FeedbackSheet.objects.filter(round__in=contents).delete()
    sheets = [
        FeedbackSheet(round_id=round_id, content=content)
        for round_id in sorted(contents)
        for content in feedback.in_order(contents[round_id])
    ]
    FeedbackSheet.objects.bulk_create(sheets, batch_size=500)


def _rewrite_roll(rounds, answered: Sequence[int]) -> None:
    mark = Case(
        When(pk__in=answered, then=Value(True)), default=F("has_answered"), output_field=BooleanField()
    )
    FeedbackRoll.objects.filter(round__in=rounds).update(has_answered=mark)

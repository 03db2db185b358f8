"""Plain facts about meetings for services and pages: open ones, who is present, how many sheets were sent, criteria."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from evaluations.domain import scores
from evaluations.domain.meetings import judges
from evaluations.domain.scores import Criterion
from evaluations.models import Attendance, ConferenceItem, CriteriaSet, Evaluation, Evidence, ScoreSheet


@dataclass(frozen=True, slots=True)
class SheetCount:
    """How many of those who judge one cadre have sent; `entitled` is the roll without the subject."""

    sent: int
    judges: int
    entitled: int


def open_items(kind: str, evaluation_ids: Iterable[int]) -> dict[int, ConferenceItem]:
    """The line of each case on the open meeting of that kind, with its meeting; at most one a case."""
    rows = ConferenceItem.objects.filter(
        evaluation__in=list(evaluation_ids), conference__kind=kind, conference__closed_at=None
    ).select_related("conference")
    return {row.evaluation_id: row for row in rows}


def last_items(kind: str, evaluation_ids: Iterable[int]) -> dict[int, ConferenceItem]:
    """The line of each case on its newest meeting of that kind, open or over."""
    rows = (
        ConferenceItem.objects.filter(evaluation__in=list(evaluation_ids), conference__kind=kind)
        .select_related("conference")
        .order_by("conference__opened_at", "pk")
    )
    return {row.evaluation_id: row for row in rows}


def rolls_of(conference_ids: Collection[int]) -> dict[int, dict[int, bool]]:
    """Meeting → person → present; one query."""
    rolls: dict[int, dict[int, bool]] = {pk: {} for pk in conference_ids}
    rows = Attendance.objects.filter(conference__in=list(conference_ids))
    for conference_id, person_id, is_present in rows.values_list("conference_id", "person_id", "is_present"):
        rolls[conference_id][person_id] = is_present
    return rolls


def present_at(conference_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Meeting → people present."""
    return {
        pk: frozenset(person for person, there in roll.items() if there)
        for pk, roll in rolls_of(conference_ids).items()
    }


def sheet_counts(items: Iterable[ConferenceItem]) -> dict[int, SheetCount]:
    """Per line of a meeting how many sheets were sent and expected; three queries. The subject is never counted."""
    items = list(items)
    conferences = {item.conference_id for item in items}
    rolls = rolls_of(conferences)
    cases = Evaluation.objects.filter(pk__in=[item.evaluation_id for item in items])
    subjects = dict(cases.values_list("pk", "person_id"))
    sheets = ScoreSheet.objects.filter(conference__in=conferences).exclude(submitted_at=None)
    sent = Counter(sheets.values_list("conference_id", "evaluation_id"))
    return {
        item.pk: sheet_count(
            rolls[item.conference_id],
            subjects[item.evaluation_id],
            sent[item.conference_id, item.evaluation_id],
        )
        for item in items
    }


def sheet_count(roll: Mapping[int, bool], subject: int | None, sent: int) -> SheetCount:
    """The count of one line from the roll (person → present), the subject and the number of sheets sent."""
    present = (person for person, is_present in roll.items() if is_present)
    return SheetCount(sent, len(judges(present, subject)), len(judges(roll, subject)))


def scanned(kind: str, evaluation_ids: Iterable[int]) -> frozenset[int]:
    """Cases with a scan of the signed papers of that kind of meeting."""
    rows = Evidence.objects.filter(evaluation__in=list(evaluation_ids), purpose=kind, removed_at=None)
    return frozenset(rows.values_list("evaluation_id", flat=True))


@dataclass(frozen=True, slots=True)
class Scale:
    """The criteria on which a case is scored: by part of the sheet, and the smallest part of a point."""

    parts: tuple[tuple[Criterion, ...], ...]
    step: Decimal

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All lines, part after part, as the paper lists them."""
        return tuple(chain.from_iterable(self.parts))


NO_SCALE = Scale((), Decimal(1))


def scales_of(cases: Iterable[Evaluation]) -> dict[int, Scale]:
    """Case → its scale. One query; a criteria set is read once however many cases share it."""
    held = {case.pk: case.criteria_set_id for case in cases}
    sets = {
        row.pk: Scale(tuple(scores.criteria_of([part]) for part in row.sections), row.step)
        for row in CriteriaSet.objects.filter(pk__in=set(held.values()) - {None})
    }
    return {pk: sets.get(set_id, NO_SCALE) for pk, set_id in held.items()}

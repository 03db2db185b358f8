"""Plain facts about meetings for services and pages: open ones, who is present, how many sheets were sent, criteria."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
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


def parts_by_case(evaluation_ids: Iterable[int]) -> dict[int, tuple[tuple[Criterion, ...], ...]]:
    """The scoring lines of every case by part of the sheet; each criteria set is read once."""
    rows = dict(Evaluation.objects.filter(pk__in=list(evaluation_ids)).values_list("pk", "criteria_set_id"))
    wanted = set(rows.values()) - {None}
    sets = {
        row.pk: tuple(scores.criteria_of([section]) for section in row.sections)
        for row in CriteriaSet.objects.filter(pk__in=wanted)
    }
    return {pk: sets.get(set_id, ()) for pk, set_id in rows.items()}


def criteria_by_case(evaluation_ids: Iterable[int]) -> dict[int, tuple[Criterion, ...]]:
    """The same, part after part, as the paper lists them."""
    return {pk: tuple(chain.from_iterable(parts)) for pk, parts in parts_by_case(evaluation_ids).items()}

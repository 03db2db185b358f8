"""What the self-review page shows: sections with their fields, the score table, what stands beside, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from evaluations.domain import scores
from evaluations.domain.drafts import Clash, fingerprint
from evaluations.domain.forms import Field
from evaluations.models import Evaluation, Evidence, Remediation, SelfReview
from evaluations.selectors import self_reviews
from evaluations.selectors.self_reviews import Step1
from organizations.models import RecordedRating

YEARS_BACK = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """One question on the page. `before`: last year's words; `starts_group`: print the group's heading first."""

    field: Field
    text: str
    before: str
    clash: Clash | None
    files: tuple[Evidence, ...]
    starts_group: bool
    is_returned: bool

    @property
    def id(self) -> str:
        return "m-" + self.field.key.replace(".", "-")

    @property
    def is_done(self) -> bool:
        return bool(self.text.strip()) or not self.field.required


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the form."""

    key: str
    label: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One criterion on the page. `raw`: the points as typed, a wrong one included; `problem`: why it is not taken;
    `stored`: points and reason that somebody else has saved meanwhile.
    """

    key: str
    label: str
    maximum: Decimal
    may_not_apply: bool
    raw: str
    is_off: bool
    note: str
    problem: str
    stored: tuple[str, ...]
    files: tuple[Evidence, ...]

    @property
    def id(self) -> str:
        return "d-" + self.key.replace(".", "-")


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """A group of criteria with its own sums. `kind`: section or group."""

    key: str
    label: str
    maximum: Decimal
    lines: tuple[ScoreLine, ...]
    section: str

    @property
    def filled(self) -> int:
        return sum(bool(line.raw) or line.is_off for line in self.lines)


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page of one review."""

    case: Evaluation
    step1: Step1
    parts: tuple[Part, ...]
    groups: tuple[ScoreGroup, ...]
    last_year: SelfReview | None
    promises: tuple[Remediation, ...]
    seen: Mapping[str, str]
    missing: int
    total: Decimal
    full: Decimal
    filled: int
    first_gap: str
    files: tuple[Evidence, ...]

    @property
    def last_year_number(self) -> int:
        return self.case.campaign.year - 1

    @property
    def lines(self) -> int:
        return sum(len(group.lines) for group in self.groups)


def page_of(
    step1: Step1,
    *,
    values: Mapping[str, str] | None = None,
    wrong: Mapping[str, tuple[str, str]] | None = None,
    clashes: Mapping[str, Clash] | None = None,
) -> Page:
    """The page of a draft or a submitted review. `values`: what was typed and not stored, to be shown again."""
    case, wrong, clashes, stored = step1.case, wrong or {}, clashes or {}, step1.flat
    shown = stored | dict(values or {})
    last, promises, files = _beside(case)
    parts = _parts(step1, shown, last, clashes, files)
    groups = _groups(case, shown, wrong, clashes, files) if step1.criteria else ()
    gaps = step1.missing
    return Page(
        case=case,
        step1=step1,
        parts=parts,
        groups=groups,
        last_year=last,
        promises=promises,
        seen={key: fingerprint(text) for key, text in stored.items()},
        missing=len(gaps),
        total=step1.total,
        full=scores.full_scale(step1.criteria),
        filled=len(step1.criteria) - len(scores.unfilled(step1.criteria, step1.scores)),
        first_gap=_anchor(gaps[0], step1) if gaps else "",
        files=tuple(one for files_of_key in files.values() for one in files_of_key),
    )


def _anchor(key: str, step1: Step1) -> str:
    if key == step1.form.rating_key:
        return "m-rating"
    prefix = "m-" if key in step1.form.keys else "d-"
    return prefix + key.replace(".", "-")


def _beside(case: Evaluation):
    last = self_reviews.last_year_of(case)
    promises = tuple(Remediation.objects.filter(evaluation_id=last.evaluation_id)) if last else ()
    return last, promises, self_reviews.evidence_of(case)


def history_of(case: Evaluation) -> list[tuple[int, str]]:
    """The person's ratings of the years before, oldest first."""
    years = range(case.campaign.year - YEARS_BACK, case.campaign.year)
    rows = RecordedRating.objects.filter(person_id=case.person_id, kind="person", year__in=years)
    return list(rows.order_by("year").values_list("year", "rating")) if case.person_id else []


def _parts(step1: Step1, shown, last: SelfReview | None, clashes, files) -> tuple[Part, ...]:
    before = last.answers if last else {}
    returned = step1.returned.return_field if step1.returned else ""
    parts = []
    for section in step1.form.sections:
        answers, group = [], ""
        for field in section.fields:
            starts = bool(field.group) and field.group != group
            group = field.group
            text = shown.get(field.key, "")
            own = tuple(files.get(field.key, ()))
            answers.append(
                Answer(
                    field,
                    text,
                    before.get(field.key, ""),
                    clashes.get(field.key),
                    own,
                    starts,
                    field.key == returned,
                )
            )
        parts.append(Part(section.key, section.label, tuple(answers)))
    return tuple(parts)


def _groups(case: Evaluation, shown, wrong, clashes, files) -> tuple[ScoreGroup, ...]:
    found = []
    for section in case.criteria_set.sections:
        for number, group in enumerate(section["groups"]):
            lines = tuple(_line(row, shown, wrong, clashes, files) for row in group["criteria"])
            heading = f"{section['key']}. {section['label']}" if number == 0 else ""
            maximum = sum((line.maximum for line in lines), Decimal())
            found.append(ScoreGroup(group["key"], group["label"], maximum, lines, heading))
    return tuple(found)


def score_groups(step1: Step1) -> tuple[ScoreGroup, ...]:
    """The score sheet as it is read beside the review, without files; empty for a title that is not scored."""
    return _groups(step1.case, step1.flat, {}, {}, {}) if step1.criteria else ()


def _line(row: Mapping, shown, wrong, clashes, files) -> ScoreLine:
    key = row["key"]
    raw = shown.get(f"score:{key}", "")
    raw, problem = wrong.get(key, (raw, ""))
    stored = [clashes[f"score:{key}"].theirs.replace(".", ",")] if f"score:{key}" in clashes else []
    stored += [clashes[f"note:{key}"].theirs] if f"note:{key}" in clashes else []
    return ScoreLine(
        key=key,
        label=row["label"],
        maximum=Decimal(row["maximum"]),
        may_not_apply=bool(row.get("not_applicable_allowed")),
        raw="" if raw == "x" else raw.replace(".", ","),
        is_off=raw == "x",
        note=shown.get(f"note:{key}", ""),
        problem=problem,
        stored=tuple(stored),
        files=tuple(files.get(key, ())),
    )

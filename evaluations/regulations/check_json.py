"""Turns the plain values of a list into subjects and ratings; collects everything that is wrong with its place."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from evaluations.domain.checking import RatingList, Subject
from evaluations.domain.dates import Period, distinct_days, year_of
from evaluations.domain.ratings import Rating
from evaluations.domain.regulation import KINDS, Regulation

RATINGS = ("unit_ratings", "organization_ratings", "collective_ratings")
TOP = {"regulation", "as_of", "subjects", *RATINGS}
LONGEST_SHOWN = 60  # characters of a wrong value in a message
YEAR = re.compile(r"[12]\d{3}")
YEARS = range(1900, 2200)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Problem:
    """`where`: place in the file as its writer finds it; `message`: what is wrong, in Vietnamese."""

    where: str
    message: str


class UnreadableList(ValueError):
    """A list that cannot be judged; `problems` are all that were found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{p.where}: {p.message}" for p in problems))
        self.problems = problems


def subjects_and_ratings(
    raw: Mapping[str, Any], regulation: Regulation
) -> tuple[RatingList, tuple[str, ...]]:
    """The list and remarks on what is passed over; raises UnreadableList."""
    problems: list[Problem] = []
    ratings = {name: _ratings(name, raw.get(name), problems) for name in RATINGS}
    year = _year(raw.get("as_of"), problems)
    subjects = _subjects(raw.get("subjects"), regulation, problems)
    for place, subject in subjects:
        problems += _unknown_codes(place, subject, ratings)
    if problems:
        raise UnreadableList(problems)
    remarks = [f"{key}: không có mục tên này, bỏ qua" for key in raw if key not in TOP]
    remarks += [
        f"{place}.{key}: không có mục tên này, bỏ qua"
        for (place, _), item in zip(subjects, raw["subjects"], strict=True)
        for key in item
        if key not in READERS
    ]
    listed = RatingList(year, tuple(subject for _, subject in subjects), **ratings)
    return listed, (*remarks, *_outside(subjects, year))


def _subjects(raw: Any, regulation: Regulation, problems: list[Problem]) -> list[tuple[str, Subject]]:
    if not isinstance(raw, list):
        problems.append(Problem("subjects", "thiếu, hoặc không phải danh sách"))
        return []
    seen: dict[str, str] = {}
    result = []
    for number, item in enumerate(raw):
        place = f"subjects[{number}]"
        if not isinstance(item, Mapping):
            problems.append(Problem(place, "không phải một đối tượng JSON"))
            continue
        subject = _subject(place, item, regulation, problems)
        if subject is None:
            continue
        if subject.id in seen:
            problems.append(Problem(f"{place}.id", f"“{subject.id}” đã có ở {seen[subject.id]}"))
        seen.setdefault(subject.id, place)
        result.append((place, subject))
    return result


def _subject(
    place: str, item: Mapping[str, Any], regulation: Regulation, problems: list[Problem]
) -> Subject | None:
    before = len(problems)
    named = f" ({item['id']})" if isinstance(item.get("id"), str) else ""
    values: dict[str, Any] = {}
    for name, reader in READERS.items():
        if name not in item or (item[name] is None and name not in COMPULSORY):
            if name in COMPULSORY:
                problems.append(Problem(f"{place}.{name}{named}", "thiếu"))
            continue
        try:
            values[name] = reader(item[name])
        except ValueError as wrong:
            problems.append(Problem(f"{place}.{name}{named}", str(wrong)))
    rule = regulation.quota.get(values.get("kind", ""))
    group = values.get("group", ())
    if rule is not None and group and len(group) != len(rule.keys):
        message = f"phải có {len(rule.keys)} khóa ({', '.join(rule.keys)}) hoặc để trống []"
        problems.append(Problem(f"{place}.group{named}", message))
    return Subject(**values) if len(problems) == before else None


def _ratings(name: str, raw: Any, problems: list[Problem]) -> dict[str, Rating | None]:
    if raw is None:
        return {}
    if not isinstance(raw, Mapping):
        problems.append(Problem(name, "phải là bảng mã → mức"))
        return {}
    result: dict[str, Rating | None] = {}
    for code, value in raw.items():
        try:
            result[code] = None if value is None else rating(value)
        except ValueError as wrong:
            problems.append(Problem(f"{name}.{code}", str(wrong)))
            result[code] = None
    return result


def _unknown_codes(
    place: str, subject: Subject, ratings: Mapping[str, Mapping[str, Any]]
) -> Iterator[Problem]:
    """A code that a given table does not hold; a table that is not given at all is not judged."""
    named = (
        ("unit", "unit_ratings", (subject.unit,)),
        ("organization", "organization_ratings", (subject.organization,)),
        ("collective", "collective_ratings", (subject.collective,)),
        ("heads", "unit_ratings", subject.heads),
        ("heads_organizations", "organization_ratings", subject.heads_organizations),
    )
    for name, table, codes in named:
        for code in codes:
            if code is not None and ratings[table] and code not in ratings[table]:
                yield Problem(f"{place}.{name} ({subject.id})", f"mã “{code}” không có trong {table}")


def _outside(subjects: list[tuple[str, Subject]], year: int | None) -> Iterator[str]:
    if year is None:
        return
    for place, subject in subjects:
        for start, end in subject.sick_leaves:
            if not distinct_days([(start, end)], year_of(year)):
                yield f"{place}.sick_leaves ({subject.id}): {start} – {end} ngoài năm {year}, không tính"
        born = subject.admitted_on or subject.established_on
        if born is not None and born.year > year:
            yield f"{place} ({subject.id}): ngày {born} sau năm {year}"


def _year(raw: Any, problems: list[Problem]) -> int | None:
    if raw is None:
        return None
    if YEAR.fullmatch(str(raw)):
        return int(raw)
    try:
        return day(raw).year
    except ValueError as wrong:
        problems.append(Problem("as_of", str(wrong)))
        return None


# ---------------------------------------------------------------- readers: a JSON value -> ours, ValueError in Vietnamese


def shown(value: Any) -> str:
    """A wrong value as a message quotes it: never long, never deep."""
    if isinstance(value, list | Mapping):
        return "danh sách" if isinstance(value, list) else "đối tượng"
    text = str(value)
    return f"“{text[:LONGEST_SHOWN]}…”" if len(text) > LONGEST_SHOWN else f"“{text}”"


def rating(value: Any) -> Rating:
    """One of the five words."""
    if not isinstance(value, str) or value not in list(Rating):
        raise ValueError(f"không có mức {shown(value)} (có: {', '.join(Rating)})")
    return Rating(value)


def kind(value: Any) -> str:
    """One of the five kinds."""
    if value not in KINDS:
        raise ValueError(f"không có loại đối tượng {shown(value)} (có: {', '.join(KINDS)})")
    return str(value)


def word(value: Any) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("phải là chữ, không để trống")
    return value


def words(value: Any) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("phải là danh sách chữ")
    return tuple(value)


def flag(value: Any) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise ValueError("phải là true hoặc false")
    return value


def day(value: Any) -> date:
    """2020-12-31, in a year that people live in: months are counted on from it."""
    try:
        if isinstance(value, str) and ISO_DAY.fullmatch(value):
            found = date.fromisoformat(value)
            if found.year in YEARS:
                return found
    except ValueError:
        pass
    raise ValueError(f"{shown(value)} không phải ngày dạng 2020-12-31")


def periods(value: Any) -> tuple[Period, ...]:
    """[["2020-01-10", "2020-02-20"], …], both days included."""
    if not isinstance(value, list):
        raise ValueError("phải là danh sách [ngày đầu, ngày cuối]")
    result = []
    for item in value:
        if not isinstance(item, list) or len(item) != 2:
            raise ValueError(f"{shown(item)} không có dạng [ngày đầu, ngày cuối]")
        start, end = day(item[0]), day(item[1])
        if end < start:
            raise ValueError(f"kỳ nghỉ kết thúc ({end}) trước khi bắt đầu ({start})")
        result.append((start, end))
    return tuple(result)


COMPULSORY = ("id", "kind", "group", "rating")
READERS: dict[str, Callable[[Any], Any]] = {
    "id": word,
    "kind": kind,
    "group": words,
    "rating": rating,
    "unit": word,
    "organization": word,
    "collective": word,
    "heads": words,
    "heads_organizations": words,
    "head_exempt": flag,
    "review_completed": flag,
    "admitted_on": day,
    "established_on": day,
    "sick_leaves": periods,
    "is_civil_servant": flag,
    "civil_rating": rating,
}

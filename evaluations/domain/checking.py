"""Checks a whole list of proposed ratings against every rule that its data allows; what is missing is not judged.

Nothing is read or looked up: a `RatingList` in, a `Report` out. Sentences are made elsewhere from code and values.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from evaluations.domain import caps
from evaluations.domain.dates import Period, distinct_days, year_of
from evaluations.domain.eligibility import YOUNG, is_young
from evaluations.domain.quota import Entry, QuotaResult, check_group, in_pool
from evaluations.domain.ratings import Rating, above, is_level
from evaluations.domain.regulation import Regulation

RULE_OF_CAP = {
    "head": "RUL-6",
    "collective": "RUL-7",
    "unit": "RUL-7",
    "organization": "RUL-7",
    "sick_leave": "RUL-12",
    "civil": "RUL-19",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """One line of the list. Only the first four are compulsory; None means not told, hence not judged."""

    id: str
    kind: str
    group: tuple[str, ...]
    rating: Rating
    unit: str | None = None
    organization: str | None = None
    collective: str | None = None
    heads: tuple[str, ...] = ()
    heads_organizations: tuple[str, ...] = ()
    head_exempt: bool = False
    review_completed: bool | None = None
    admitted_on: date | None = None
    established_on: date | None = None
    sick_leaves: tuple[Period, ...] = ()
    is_civil_servant: bool | None = None
    civil_rating: Rating | None = None


@dataclass(frozen=True, slots=True)
class RatingList:
    """`year`: the year under review, None where the list does not say; ratings by the codes that subjects name."""

    year: int | None
    subjects: tuple[Subject, ...]
    unit_ratings: Mapping[str, Rating | None] = field(default_factory=dict)
    organization_ratings: Mapping[str, Rating | None] = field(default_factory=dict)
    collective_ratings: Mapping[str, Rating | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken rule: of one subject, or of one group of a kind. `setting`: the path whose clause says so; `values` fill
    the sentence for `code`.
    """

    rule: str
    code: str
    setting: str
    subject: str | None = None
    kind: str | None = None
    group: tuple[str, ...] | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """A group with its subjects' verdict; `result` None where the regulation lays no ceiling on the kind."""

    kind: str
    keys: tuple[str, ...]
    counts: Mapping[Rating, int]
    result: QuotaResult | None


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found, subjects in the order of the list, then groups in the order of their first subject."""

    violations: tuple[Violation, ...]
    groups: tuple[Group, ...]

    @property
    def is_ok(self) -> bool:
        return not self.violations


def check(listed: RatingList, regulation: Regulation) -> Report:
    """Judge every subject and every group."""
    found = [
        violation for subject in listed.subjects for violation in _of_subject(subject, listed, regulation)
    ]
    groups = tuple(_groups(listed, regulation))
    return Report(
        (*found, *(violation for group in groups for violation in _of_group(group, regulation))), groups
    )


def _of_subject(subject: Subject, listed: RatingList, regulation: Regulation) -> Iterator[Violation]:
    if not is_level(subject.rating):
        return
    if subject.review_completed is False and regulation.order.review_before_rating == "block":
        yield Violation("RUL-8", "not_reviewed", "order.review_before_rating", subject.id)
    since = subject.admitted_on if subject.kind == "member" else subject.established_on
    if listed.year is not None and is_young(subject.kind, since, listed.year, regulation):
        path = YOUNG[subject.kind]
        values = {"months": regulation.settings[path].value, "since": since}
        yield Violation("RUL-11", f"young_{subject.kind}", path, subject.id, values=values)
    for cap in caps.binding_caps(_facts(subject, listed), regulation):
        if above(subject.rating, cap.rating):
            values = {"rating": subject.rating, "at_most": cap.rating, "source": cap.source}
            values |= {"days": _sick_days(subject, listed)} if cap.code == "sick_leave" else {}
            yield Violation(RULE_OF_CAP[cap.code], cap.code, cap.setting, subject.id, values=values)


def _facts(subject: Subject, listed: RatingList) -> caps.Facts:
    headed = [
        source
        for codes, ratings in (
            (subject.heads, listed.unit_ratings),
            (subject.heads_organizations, listed.organization_ratings),
        )
        for code in codes
        if (source := _known(code, ratings)) is not None
    ]
    civil = None
    if subject.is_civil_servant is not False and subject.civil_rating is not None:
        civil = caps.Known("", subject.civil_rating)
    return caps.Facts(
        kind=subject.kind,
        headed=tuple(headed),
        head_exempt=subject.head_exempt,
        collective=_known(subject.collective, listed.collective_ratings),
        unit=_known(subject.unit, listed.unit_ratings),
        organization=_known(subject.organization, listed.organization_ratings),
        sick_days=_sick_days(subject, listed),
        civil=civil,
    )


def _known(code: str | None, ratings: Mapping[str, Rating | None]) -> caps.Known | None:
    return caps.Known(code, ratings[code]) if code is not None and code in ratings else None


def _sick_days(subject: Subject, listed: RatingList) -> int:
    return 0 if listed.year is None else distinct_days(subject.sick_leaves, year_of(listed.year))


def _groups(listed: RatingList, regulation: Regulation) -> Iterator[Group]:
    members: dict[tuple[str, tuple[str, ...]], list[Subject]] = {}
    for subject in listed.subjects:
        if subject.group:
            members.setdefault((subject.kind, subject.group), []).append(subject)
    for (kind, keys), subjects in members.items():
        rule = regulation.quota.get(kind)
        entries = [Entry(s.rating, bool(s.heads or s.heads_organizations)) for s in subjects]
        counts = {rating: sum(s.rating is rating for s in subjects) for rating in Rating}
        result = check_group(rule, in_pool(rule, entries)) if rule is not None else None
        yield Group(kind, keys, counts, result)


def _of_group(group: Group, regulation: Regulation) -> Iterator[Violation]:
    result = group.result
    if result is None or result.is_kept:
        return
    rule = regulation.quota[group.kind]
    values = {
        "used": result.used,
        "allowed": result.allowed,
        "base": result.base,
        "good": result.good,
        "too_many": result.too_many,
        "share": rule.share,
        "share_with_reason": rule.share_with_reason,
        "by_small_pool": result.by_small_pool,
        "small_pool": rule.small_pool,
    }
    path = f"quota.{group.kind}.share"
    yield Violation(rule.rule, "quota", path, kind=group.kind, group=group.keys, values=values)

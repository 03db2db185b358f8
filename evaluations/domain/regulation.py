"""A regulation: the law of one year as values, read from plain mappings; a faulty one is refused with all its mistakes.

No file is opened here (`evaluations/regulations/__init__.py` does); rules ask a `Regulation`, they hold no number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from evaluations.domain import sections
from evaluations.domain.quota import QuotaRule
from evaluations.domain.settings import Setting, read_section

KINDS = ("member", "cadre", "party_organization", "collective", "civil_servant")
SECTIONS: Mapping[str, type[Any]] = {
    "pools": sections.Pools,
    "caps": sections.CapRules,
    "eligibility": sections.Eligibility,
    "order": sections.Order,
    "transfers": sections.Transfers,
    "look_back": sections.LookBack,
    "scores": sections.Scores,
    "voting": sections.Voting,
    "feedback": sections.Feedback,
    "submission": sections.Submission,
    "deadlines": sections.Deadlines,
    "papers": sections.Papers,
}
HEADER: Mapping[str, type[Any]] = {
    "code": str,
    "name": str,
    "document": str,
    "first_year": int,
    "basis": list,
    "clauses": dict,
    "examples": list,
}
EXAMPLE: Mapping[str, Any] = {"kind": "", "clause": "", "given": {}, "expect": {}}


class RegulationError(ValueError):
    """A regulation with mistakes; `problems` are all of them, in Vietnamese, each beginning with its place."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example that is a test: `given` ratings of a group of `kind`, and what check_group must `expect`."""

    kind: str
    clause: str
    given: Mapping[str, int]
    expect: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Regulation:
    """Everything a rule may ask. `quota` by kind of subject; `settings` by path, with clause and provenance; `clauses`:
    key -> how it is cited in Vietnamese, `document`: what the citation ends with.
    """

    code: str
    name: str
    document: str
    first_year: int
    basis: tuple[str, ...]
    clauses: Mapping[str, str]
    settings: Mapping[str, Setting]
    examples: tuple[Example, ...]
    quota: Mapping[str, QuotaRule]
    pools: sections.Pools
    caps: sections.CapRules
    eligibility: sections.Eligibility
    order: sections.Order
    transfers: sections.Transfers
    look_back: sections.LookBack
    scores: sections.Scores
    voting: sections.Voting
    feedback: sections.Feedback
    submission: sections.Submission
    deadlines: sections.Deadlines
    papers: sections.Papers

    def clause(self, path: str) -> str:
        """The clause of a setting, "" where only the software says it."""
        return self.settings[path].clause

    def cite(self, path: str) -> str:
        """How a setting is cited on screen: its clause and document, or that it is the software's default."""
        clause = self.settings[path].clause
        return f"{self.clauses[clause]}, {self.document}" if clause else "mặc định của phần mềm"


def parse(raw: Mapping[str, Any]) -> Regulation:
    """The regulation in `raw` (the mapping of its TOML file); RegulationError with all mistakes."""
    problems: list[str] = []
    header = _header(raw, problems)
    found: list[Setting] = []
    tables: Any = raw.get("quota")
    if not isinstance(tables, Mapping):
        problems.append("quota: thiếu phần này")
        tables = {}
    quota = _quota(tables, problems, found)
    parts: dict[str, Any] = {}
    for name, cls in SECTIONS.items():
        parts[name], settings = read_section(cls, name, raw.get(name), problems)
        found += settings
    known = HEADER.keys() | SECTIONS.keys() | {"quota"}
    problems += [f"{name}: không có phần tên này" for name in sorted(raw.keys() - known)]
    problems += [
        f"{item.path}: điều khoản “{item.clause}” không có trong [clauses]"
        for item in found
        if item.clause and item.clause not in header["clauses"]
    ]
    problems += _contradictions(quota, parts)
    examples = _examples(header.pop("examples"), tables, header["clauses"], problems)
    if problems:
        raise RegulationError(problems)
    settings_by_path = {item.path: item for item in found}
    return Regulation(**header, settings=settings_by_path, examples=examples, quota=quota, **parts)


def _header(raw: Mapping[str, Any], problems: list[str]) -> dict[str, Any]:
    header: dict[str, Any] = {}
    for name, kind in HEADER.items():
        value = raw.get(name)
        if not isinstance(value, kind) or not value:
            problems.append(f"{name}: thiếu hoặc không đúng dạng")
            value = kind()
        header[name] = value
    header["basis"] = tuple(header["basis"])
    return header


def _quota(raw: Mapping[str, Any], problems: list[str], found: list[Setting]) -> dict[str, QuotaRule]:
    rules: dict[str, QuotaRule] = {}
    for kind, table in raw.items():
        if kind not in KINDS:
            problems.append(f"quota.{kind}: không có loại đối tượng này")
            continue
        rule, settings = read_section(QuotaRule, f"quota.{kind}", table, problems)
        found += settings
        if rule is not None:
            rules[kind] = rule
    return rules


def _contradictions(quota: Mapping[str, QuotaRule], parts: Mapping[str, Any]) -> list[str]:
    """What is well formed and yet cannot stand together."""
    wrong = [
        f"quota.{kind}.share_with_reason: nhỏ hơn tỷ lệ thường"
        for kind, rule in quota.items()
        if rule.share_with_reason < rule.share
    ]
    wrong += [
        f"quota.{kind}.{name}: rỗng"
        for kind, rule in quota.items()
        for name in ("base", "keys")
        if not getattr(rule, name)
    ]
    if parts["scores"] is not None:
        wrong += _wrong_scores(parts["scores"])
    if parts["feedback"] is not None and parts["feedback"].counts_from > parts["feedback"].shown_from:
        wrong.append("feedback.counts_from: lớn hơn feedback.shown_from")
    return wrong


def _wrong_scores(scores: sections.Scores) -> list[str]:
    wrong = []
    if scores.parts and sum(scores.parts.values(), Decimal()) != scores.scale:
        wrong.append("scores.parts: tổng các phần khác scores.scale")
    ranks = [band.rating.rank for band in scores.bands]
    heights = [band.points for band in scores.bands]
    if ranks != sorted(ranks, reverse=True) or heights != sorted(heights, reverse=True):
        wrong.append("scores.bands: phải xếp từ mức cao xuống mức thấp, điểm giảm dần")
    if any(height > scores.scale for height in heights):
        wrong.append("scores.bands: có điểm lớn hơn scores.scale")
    return wrong


def _examples(
    raw: list[Any], quota: Mapping[str, Any], clauses: Mapping[str, str], problems: list[str]
) -> tuple[Example, ...]:
    result = []
    for number, item in enumerate(raw, start=1):
        example = _example(item if isinstance(item, Mapping) else {})
        known = example.kind in quota and example.clause in clauses
        if not known or not example.given or not example.expect:
            problems.append(f"examples, ví dụ thứ {number}: thiếu hoặc sai kind, clause, given, expect")
        result.append(example)
    return tuple(result)


def _example(item: Mapping[str, Any]) -> Example:
    return Example(*(item.get(name, missing) for name, missing in EXAMPLE.items()))

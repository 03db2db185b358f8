"""Reads a score table as it was typed: points by cadre and criterion, what cannot be points, reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evaluations.domain import scores
from evaluations.services.score_sheets import Sheet

OFF = frozenset({"x", "không áp dụng", "kad"})


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed for one cadre. `raw` as it stood in the boxes; `notes` None where none were asked;
    `wrong`: {criterion key: problem code}.
    """

    case_id: int
    raw: Mapping[str, str]
    notes: Mapping[str, str] | None
    wrong: Mapping[str, str]

    @property
    def sheet(self) -> Sheet:
        """For the services: what can be points; what is wrong stays in the box and on the page."""
        right = {key: points(text) for key, text in self.raw.items() if key not in self.wrong}
        return Sheet(self.case_id, right, self.notes)


def points(text: str) -> str | None:
    """None for the words that say 'does not apply', else the text without blanks."""
    return None if text.strip().lower() in OFF else text.strip()


def typed(post: Mapping[str, str], cases: Iterable) -> dict[int, Typed]:
    """By case id what the page sent (`p:<case>:<criterion>`, `n:<case>:<criterion>`); cases without a box are left out.

    Each case carries its criteria set.
    """
    found = {}
    for case in cases:
        criteria = scores.criteria_of(case.criteria_set.sections)
        pk = case.pk
        raw = {c.key: post[f"p:{pk}:{c.key}"] for c in criteria if f"p:{pk}:{c.key}" in post}
        if not raw:
            continue
        notes = {c.key: post[f"n:{pk}:{c.key}"] for c in criteria if f"n:{pk}:{c.key}" in post}
        values = {key: points(text) for key, text in raw.items()}
        wrong = {p.key: p.code for p in scores.problems(criteria, values, case.criteria_set.step)}
        found[pk] = Typed(pk, raw, notes or None, wrong)
    return found

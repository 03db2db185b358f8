"""Mẫu 02B of 11-QĐ/HU: the sheet on which a direct subordinate says of the cadre, without name or mark."""

from dataclasses import dataclass

from evaluations.domain.feedback import ROWS
from evaluations.selectors.paper_meetings import Invitation, invitation_facts
from reports.papers import _sample
from reports.parts import PARTY, Letterhead, Subject
from reports.selectors.sources import of_case
from reports.spec import PaperSpec, Scope
from reports.words import day


@dataclass(frozen=True, slots=True)
class Values:
    """Nothing of an answer: the program keeps those apart from any paper (reliability of 2a)."""

    head: Letterhead
    year: int | None
    subject: Subject
    aspects: tuple[str, ...]
    due: str


def sample() -> Values:
    """A sheet made out for the chairman, ready to be handed round."""
    return Values(
        Letterhead(PARTY, "ĐẢNG BỘ HUYỆN SƠN DƯƠNG", _sample.COMMITTEE),
        _sample.YEAR,
        _sample.SUBJECT,
        tuple(ROWS.values()),
        "28/11/2020",
    )


def blank() -> Values:
    """For filling by hand."""
    return Values(_sample.BLANK_PARTY, None, Subject(), tuple(ROWS.values()), "......../......../20....")


def _values(facts: Invitation) -> Values:
    who = facts.who
    return Values(
        Letterhead(PARTY, "", who.unit.upper()),
        who.year,
        Subject(who.name, who.title, who.unit),
        tuple(ROWS.values()),
        day(facts.until) or "......../......../20....",
    )


SPEC = PaperSpec(
    code="02B",
    title="Phiếu nhận xét, đánh giá cán bộ của cấp dưới trực tiếp",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_02b.html",
    sample=sample,
    blank=blank,
    source=of_case("feedback.prepare", invitation_facts, _values, is_scored=True),
)

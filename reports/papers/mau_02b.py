"""Mẫu 02B of 11-QĐ/HU: the sheet on which a direct subordinate says of the cadre, without name or mark."""

from dataclasses import dataclass

from evaluations.domain.feedback import ROWS
from reports.papers import _sample
from reports.parts import PARTY, Letterhead, Subject
from reports.spec import PaperSpec, Scope


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


SPEC = PaperSpec(
    code="02B",
    title="Phiếu nhận xét, đánh giá cán bộ của cấp dưới trực tiếp",
    scope=Scope.EVALUATION,
    template="reports/papers/mau_02b.html",
    sample=sample,
    blank=blank,
)

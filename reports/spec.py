"""What a paper is: one frozen description per official form, from which PDF, workbook, preview and blank are all made."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reports.sheets import Sheet

Actor = Any  # a User, or CONSOLE
CONSOLE = None  # who prints with manage.py paper: no login; whoever has the machine's shell reads the database anyway


class Scope(StrEnum):
    """What the identifier of a paper points at."""

    EVALUATION = "evaluation"
    CONFERENCE = "conference"
    GROUP = "group"
    BALLOT = "ballot"
    CAMPAIGN = "campaign"
    ORGANIZATION = "organization"


class Format(StrEnum):
    """The files a paper comes as."""

    PDF = "pdf"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Target:
    """Something a paper can be printed for: identifier, name and a line that tells namesakes apart."""

    id: str
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a paper's values come from.

    `collect(actor, target_id)` gives the frozen values or raises NotVisible (missing or not yours) or DomainError
    (not ready yet); `targets(actor)` lists what this person may print it for, in name order;
    `readable(actor, ids)` asks the right again for many at once; `act` and `kind`: the right that reading takes and the
    kind of subject, where the paper is about one case.
    """

    collect: Callable[[Actor, str], Any]
    targets: Callable[[Actor], list[Target]]
    readable: Callable[[Actor, Collection[str]], frozenset[str]]
    act: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PaperSpec:
    """One official paper.

    `code`: as interfaces name it; `sample`: full invented values that read no row; `blank`: the same paper for filling
    by hand; `source`: where real values come from; `sheets`: the values as sheets of a workbook, None where the paper
    comes as PDF alone.
    """

    code: str
    title: str
    scope: Scope
    template: str
    sample: Callable[[], Any]
    blank: Callable[[], Any]
    source: Source
    sheets: Callable[[Any], tuple[Sheet, ...]] | None = None

    @property
    def label(self) -> str:
        """'Mẫu 06' for a numbered form, empty for the others, which people call by their title."""
        return f"Mẫu {self.code.replace('QD11', 'QĐ 11')}" if self.code[0].isdigit() else ""

    @property
    def heading(self) -> str:
        """Number and title as a page's heading says them."""
        return f"{self.label}: {self.title}" if self.label else self.title

    @property
    def formats(self) -> tuple[Format, ...]:
        """PDF always, a workbook where the paper has rows."""
        return (Format.PDF, Format.XLSX) if self.sheets else (Format.PDF,)

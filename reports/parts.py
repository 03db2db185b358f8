"""Pieces that many papers share: head, person, signature, row of points. Values only; how they look is the templates' affair."""

from dataclasses import dataclass
from decimal import Decimal

PARTY, STATE = "party", "state"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the paper. `side`: PARTY (36-HD/VPTW) or STATE (NĐ 30/2020); `issuer` may hold a line break."""

    side: str
    superior: str
    issuer: str
    number: str = ""
    place_date: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """The person a paper is about, as on the day of enrolment."""

    name: str = ""
    post: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs. `power`: on whose behalf, in capitals; `acting`: K/T or KT. line; `how`: the line in brackets."""

    power: str
    post: str = ""
    name: str = ""
    place_date: str = ""
    how: str = ""
    acting: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading and the paragraphs under it."""

    label: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """Votes for one level (or for none) and their share of the whole, in percent with two places."""

    votes: int | None = None
    share: str = ""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """A line of Mẫu 06 or 07. `depth` 1 section, 2 group, 3 criterion; points in decimals, None = not filled."""

    depth: int
    number: str
    label: str
    maximum: Decimal | None
    own: Decimal | None = None
    score: Decimal | None = None
    note: str = ""
    sheets: tuple[Decimal | None, ...] = ()
    total: Decimal | None = None
    mean: Decimal | None = None


SIGN = "(Ký, ghi rõ họ tên)"
SIGN_AND_SEAL = "(Ký, ghi rõ họ tên, đóng dấu)"

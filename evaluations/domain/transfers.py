"""A member who moved or is elsewhere for a time: who rates, whose comment is compulsory (RUL-13, RUL-14; E21 to E24)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from evaluations.domain.dates import has_lasted
from evaluations.domain.regulation import Regulation


@dataclass(frozen=True, slots=True)
class Stay:
    """Time in one cell, both days included; `ends` None: still there. `dissolved`: the cell no longer exists."""

    cell: str
    starts: date
    ends: date | None = None
    temporary: bool = False
    dissolved: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that must be on file before the rating; `reason`: "former" or "temporary"; `setting`: where it says so."""

    cell: str
    reason: str
    setting: str


def rating_cell(stays: Sequence[Stay], on: date) -> str | None:
    """The official cell of that day: the receiving one after a move; None where there is none.

    Raises ValueError naming both places where two official stays claim the same day (E76).
    """
    here = [stay for stay in stays if not stay.temporary and _covers(stay, on)]
    if len(here) > 1:
        raise ValueError(", ".join(stay.cell for stay in here))
    return here[0].cell if here else None


def comments(stays: Sequence[Stay], year: int, on: date, regulation: Regulation) -> tuple[Comment, ...]:
    """The comments needed for the rating of `year` on the day `on`.

    The place left in the year, if the whole time there reached the months of the regulation (a move in January, too);
    every place of temporary activity in the year.
    """
    rules = regulation.transfers
    needed = []
    for stay in sorted(stays, key=lambda s: (s.starts, s.cell)):
        if stay.temporary:
            if rules.temporary_comment and _touches(stay, year, on):
                needed.append(Comment(stay.cell, "temporary", "transfers.temporary_comment"))
        elif stay.ends is not None and stay.ends < on and stay.ends.year == year:
            waived = stay.dissolved and rules.waived_if_dissolved
            left = stay.ends + timedelta(days=1)
            if has_lasted(stay.starts, rules.former_comment_months, left) and not waived:
                needed.append(Comment(stay.cell, "former", "transfers.former_comment_months"))
    return tuple(needed)


def _covers(stay: Stay, on: date) -> bool:
    return stay.starts <= on and (stay.ends is None or on <= stay.ends)


def _touches(stay: Stay, year: int, on: date) -> bool:
    return stay.starts <= on and stay.starts.year <= year and (stay.ends is None or stay.ends.year >= year)

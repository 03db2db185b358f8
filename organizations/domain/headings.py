"""Finds the heading of an office's sheet: any column order, one or two rows, a title above; then walks its rows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from organizations.domain.cells import Raw, plain
from sonduong.kit.text import fold

SEARCHED_ROWS = 20
Rows = Sequence[Sequence[Raw]]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the data starts (index of the last heading row) and heading → column index."""

    last_heading: int
    columns: dict[str, int]


def key(value: Raw) -> str:
    """What two spellings of a heading have in common."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(plain(value))))


def find(rows: Rows, headings: Mapping[str, Sequence[str]]) -> Layout | None:
    """The row among the first twenty that matches most headings, at least two (or all, if there is but one).

    `headings`: official heading → other words that offices use for it; the official one wins when both stand there.
    """
    wanted = {key(other): heading for heading, others in headings.items() for other in others}
    wanted |= {key(heading): heading for heading in headings}
    best = Layout(-1, {})
    for index in range(min(len(rows), SEARCHED_ROWS)):
        above = rows[index - 1] if index else ()
        columns = _match(rows[index], above, wanted)
        if len(columns) > len(best.columns):
            best = Layout(index, columns)
    return best if len(best.columns) >= min(2, len(headings)) else None


def _match(row: Sequence[Raw], above: Sequence[Raw], wanted: dict[str, str]) -> dict[str, int]:
    """A heading stands in the row, in the row above it (merged down), or in both (a group and its part)."""
    columns: dict[str, int] = {}
    group = ""
    for index, cell in enumerate(row):
        own, upper = key(cell), key(above[index]) if index < len(above) else ""
        group = upper or group
        for spelling in (own, f"{group} {own}") if own else (upper,):
            if spelling in wanted and wanted[spelling] not in columns:
                columns[wanted[spelling]] = index
                break
    return columns


def data_rows(rows: Rows, layout: Layout) -> Iterator[tuple[int, Sequence[Raw]]]:
    """(row number as Excel counts, cells) below the heading, without blank, column-number and repeated heading rows."""
    places = sorted(layout.columns.values())
    headings = {index: key(heading) for heading, index in layout.columns.items()}
    for index in range(layout.last_heading + 1, len(rows)):
        row = rows[index]
        cells = [row[place] for place in places if place < len(row)]
        if not any(
            cell is not None and cell != "" and (not isinstance(cell, str) or cell.strip()) for cell in cells
        ):
            continue
        if index == layout.last_heading + 1 and _counts_columns(cells):
            continue
        if _repeats(row, headings):
            continue
        yield index + 1, row


def _counts_columns(cells: Sequence[Raw]) -> bool:
    """`(1) (2) (3)` under the heading, as printed forms have it."""
    numbers = [re.fullmatch(r"\(?(\d+)\)?", plain(cell)) for cell in cells if plain(cell)]
    if len(numbers) < 3 or not all(numbers):
        return False
    found = [int(number[1]) for number in numbers if number]
    return all(later == former + 1 for former, later in pairwise(found))


def _repeats(row: Sequence[Raw], headings: dict[int, str]) -> bool:
    """The heading once more, as on every printed page."""
    for place, heading in headings.items():
        cell = row[place] if place < len(row) else None
        if not isinstance(cell, str) or key(cell) != heading:
            return False
    return True

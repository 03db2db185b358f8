"""The desk of one teller: the own figures, and the other teller's only after the own ones were entered (BAL-2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evaluations.models import Ballot, BallotLine, TellerCount
from evaluations.selectors import ballots
from evaluations.selectors.ballot_pages import ballot_page
from sonduong.kit.errors import NotVisible


@dataclass(frozen=True, slots=True)
class DeskCell:
    """One input of the teller's desk."""

    name: str
    short: str
    label: str
    value: int | str
    is_open: bool
    differs: bool


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One row of the desk; `verdict`: "", "agrees", "differs" once both have entered; `other` the other's figures then."""

    group: str
    line: BallotLine
    total: int
    expected: int
    cells: tuple[DeskCell, ...]
    verdict: str
    other: str


@dataclass(frozen=True, slots=True)
class TellerDesk:
    """What one teller works on."""

    ballot: Ballot
    lines: tuple[DeskLine, ...]
    heads: tuple[tuple[str, str, int | str, bool], ...]
    has_mine: bool
    others: int
    differing: int


def teller_desk(user, pk: int, *, on: date, typed: Mapping[str, str] | None = None) -> TellerDesk:
    """The desk of this teller. Another teller's figures appear only after the own ones were entered (BAL-2)."""
    page = ballot_page(user, pk, on=on)
    if not page.may_count:
        raise NotVisible
    ballot = page.ballot
    counts = list(ballot.teller_counts.order_by("entered_at", "pk"))
    mine = next((count for count in counts if count.teller_id == user.person_id), None)
    others = [count for count in counts if count.teller_id != user.person_id]
    other = others[-1] if mine and others else None
    found = {(d.line, d.column) for d in ballots.difference(mine, other)} if other else set()
    lines = tuple(
        _desk_line(group.label, line.row, ballot, mine, other, found, typed)
        for group in page.groups
        for line in group.lines
    )
    heads = tuple(
        (
            name,
            label,
            (typed or {}).get(name) or (getattr(mine, name) if mine else ballot.present),
            (None, name) in found,
        )
        for name, label in (("issued", "Phát ra"), ("collected", "Thu về"), ("valid", "Hợp lệ"))
    )
    return TellerDesk(
        ballot=ballot,
        lines=lines,
        heads=heads,
        has_mine=mine is not None,
        others=len(others),
        differing=sum(line.verdict == "differs" for line in lines),
    )


def _desk_line(
    group: str, line: BallotLine, ballot: Ballot, mine, other: TellerCount | None, found, typed
) -> DeskLine:
    key = str(line.pk)
    row = mine.counts.get(key, {}) if mine else {}
    open_columns = ballots.columns_of(line)
    cells = []
    for column in ballots.COLUMNS:
        name = f"l{line.pk}-{column}"
        value = typed.get(name, "") if typed is not None else row.get(column, "" if mine is None else 0)
        label = f"{line.evaluation.name}, {ballots.WORDS[column]}"
        cells.append(
            DeskCell(
                name, ballots.WORDS[column], label, value, column in open_columns, (key, column) in found
            )
        )
    verdict = "" if other is None else "differs" if any(cell.differs for cell in cells) else "agrees"
    theirs = (
        " – ".join(str(other.counts.get(key, {}).get(column, 0)) for column in ballots.COLUMNS)
        if other
        else ""
    )
    expected = (mine.valid if mine else ballot.present) - ballots.subject_present(line, ballot)
    return DeskLine(group, line, _sum(cells), expected, tuple(cells), verdict, theirs)


def _sum(cells: list[DeskCell]) -> int:
    """What the own cells add up to so far; a word typed by mistake counts nothing."""
    return sum(int(cell.value) for cell in cells if str(cell.value).isdecimal())

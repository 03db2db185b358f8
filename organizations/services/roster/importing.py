"""The whole import as one act: every fault told, or everything written in one transaction."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from organizations.permissions import sync_permissions
from organizations.phrases import import_fault
from organizations.selectors.roster import stored_rows
from organizations.selectors.sheets import SUBJECT_SHEETS, by_name, written
from organizations.services.roster import check as checks
from organizations.services.roster.parse import Fault, Parsed, choose, parse
from organizations.services.roster.reader import UnreadableWorkbook, read_workbook
from organizations.services.roster.write import Writer
from sonduong.kit import audit

STATES = ("new", "changed", "same", "error")
SHOWN_CHANGES = 300


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that the import changes in the register, as people read it."""

    sheet: str
    row: int
    column: str
    old: str
    new: str


@dataclass(slots=True)
class Report:
    """What an import found or did: counts by sheet and state, states of rows, faults; the first changes, in words;
    headings that nobody knows.
    """

    rows: dict[str, dict[str, int]] = field(default_factory=dict)
    states: dict[str, dict[int, str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    ignored: dict[str, list[str]] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not self.faults

    def document(self) -> dict:
        """The JSON of `import_roster --json`."""
        errors = [
            {"sheet": fault.sheet, "row": fault.row, "column": fault.column, "message": fault.message}
            for fault in self.faults
        ]
        return {"ok": self.ok, "rows": self.rows, "errors": errors}


def roster_import(
    *, path: Path, actor, at: datetime, dry_run: bool = False, sheets: Sequence[str] = ()
) -> Report:
    """Read a workbook and, unless it has faults or `dry_run` is set, write it whole.

    `sheets` names those to read (default all). A second import of the same file changes nothing and leaves no
    audit entry.
    """
    try:
        workbook = read_workbook(path)
    except UnreadableWorkbook as error:
        return Report(faults=[Fault(None, None, None, import_fault(error.code, {}))])
    chosen, faults = choose(workbook, sheets)
    parsed = {sheet.name: parse(sheet, rows) for sheet, rows in chosen}
    with transaction.atomic():
        stored = _stored(parsed)
        checks.check(parsed, stored, today=at.date())
        report, plans = _compare(parsed, stored)
        report.faults = faults + sorted(
            (fault for one in parsed.values() for fault in one.faults),
            key=lambda fault: (list(parsed).index(fault.sheet), fault.row or 0),
        )
        if report.ok and not dry_run and any(new or changed for _, new, changed in plans):
            _write(plans)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            data = {"file": path.name, "sha256": digest, "rows": report.rows}
            audit.record(
                actor=actor,
                act="roster.import",
                target=("organizations.roster", digest[:16]),
                data=data,
                at=at,
            )
            sync_permissions()
    return report


def _stored(parsed: dict[str, Parsed]) -> dict[str, dict[tuple, tuple[int, tuple]]]:
    """Key → (primary key, values) of the sheets in the file and of every sheet that holds codes."""
    wanted = set(parsed) | set(SUBJECT_SHEETS.values())
    found = {}
    for name in wanted:
        sheet = by_name()[name]
        places = [sheet.index(field) for field in sheet.key]
        found[name] = {
            tuple([values[place] for place in places]): (pk, values) for pk, values in stored_rows(sheet)
        }
    return found


def _compare(parsed: dict[str, Parsed], stored) -> tuple[Report, list[tuple[Parsed, list, list]]]:
    report, plans = Report(), []
    for name, one in parsed.items():
        new, changed, states = [], [], {}
        faulty, known = one.faulty_rows, stored[name]
        places = [one.sheet.index(field) for field in one.sheet.key]
        for number, row in one.rows.items():
            pk, old = known.get(tuple([row[place] for place in places]), (None, None))
            values = row if old is None else _kept(one, row, old)
            if number in faulty:
                states[number] = "error"
            elif old is None:
                states[number] = "new"
                new.append(values)
            elif old == values:
                states[number] = "same"
            else:
                states[number] = "changed"
                changed.append((pk, old, values))
                report.changes += _changes(one, number, old, values)
        counted = Counter(states.values())
        report.states[name], report.ignored[name] = states, one.ignored
        report.rows[name] = {state: counted[state] for state in STATES}
        plans.append((one, new, changed))
    del report.changes[SHOWN_CHANGES:]
    return report, plans


def _changes(one: Parsed, number: int, old: tuple, new: tuple) -> list[Change]:
    return [
        Change(one.sheet.name, number, column.heading, str(written(column, was)), str(written(column, will)))
        for column, was, will in zip(one.sheet.columns, old, new, strict=True)
        if was != will
    ]


def _kept(one: Parsed, row: tuple, old: tuple) -> tuple:
    """A column that the file lacks says nothing: the register's value stays."""
    if len(one.present) == len(row):
        return row
    return tuple(row[place] if place in one.present else old[place] for place in range(len(row)))


def _write(plans: list[tuple[Parsed, list, list]]) -> None:
    writer = Writer()
    for one, new, changed in plans:
        writer.write(one.sheet, new, changed)
    writer.finish()

"""Raw rows of one sheet → clean values, with every fault noted where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from organizations.domain import headings
from organizations.domain.cells import CellError, Raw, plain
from organizations.phrases import import_fault
from organizations.selectors.sheets import SHEETS, Column, Sheet

NOTHING = object()


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong, in words, where Excel shows it; row and column None = the whole sheet or file."""

    sheet: str | None
    row: int | None
    column: str | None
    message: str


@dataclass(slots=True)
class Parsed:
    """One sheet: row number → values in the spec's order; `present` = places of the columns that the file has;
    `ignored` = headings of the file that the spec does not know.
    """

    sheet: Sheet
    rows: dict[int, tuple] = field(default_factory=dict)
    present: frozenset[int] = frozenset()
    ignored: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def blame(self, row: int | None, place: int | None, code: str, /, **params: object) -> None:
        """Note a fault of this sheet."""
        column = None if place is None else self.sheet.columns[place].heading
        self.faults.append(Fault(self.sheet.name, row, column, import_fault(code, params)))

    @property
    def faulty_rows(self) -> frozenset[int]:
        return frozenset(fault.row for fault in self.faults if fault.row is not None)


def choose(workbook: dict[str, list], wanted: Sequence[str]) -> tuple[list[tuple[Sheet, list]], list[Fault]]:
    """The sheets to read, in the spec's order, and faults for those that are asked for or compulsory but missing."""
    by_key = {headings.key(name): rows for name, rows in workbook.items()}
    known = {headings.key(sheet.name): sheet for sheet in SHEETS}
    faults = [
        Fault(name, None, None, import_fault("unknown_sheet", {"sheet": name}))
        for name in wanted
        if headings.key(name) not in known
    ]
    asked = {headings.key(name) for name in wanted}
    chosen = []
    for name, sheet in known.items():
        if asked and name not in asked:
            continue
        if name in by_key:
            chosen.append((sheet, by_key[name]))
        elif asked or not sheet.optional:
            faults.append(Fault(sheet.name, None, None, import_fault("missing_sheet", {"sheet": sheet.name})))
    return chosen, faults


def parse(sheet: Sheet, rows: list[list[Raw]]) -> Parsed:
    """Read one sheet whole; a faulty cell leaves its column's empty value so that the row's other faults show too."""
    parsed = Parsed(sheet)
    layout = headings.find(rows, {column.heading: column.aliases for column in sheet.columns})
    if layout is None:
        names = ", ".join(column.heading for column in sheet.columns if column.required)
        parsed.blame(None, None, "no_heading", sheet=sheet.name, headings=names)
        return parsed
    places = [layout.columns.get(column.heading) for column in sheet.columns]
    parsed.present = frozenset(index for index, place in enumerate(places) if place is not None)
    used = set(layout.columns.values())
    parsed.ignored = [
        text
        for index, cell in enumerate(rows[layout.last_heading])
        if index not in used and (text := plain(cell))
    ]
    missing = [
        index for index, column in enumerate(sheet.columns) if column.required and index not in parsed.present
    ]
    for index in missing:
        heading = sheet.columns[index].heading
        parsed.faults.append(
            Fault(
                sheet.name,
                layout.last_heading + 1,
                heading,
                import_fault("missing_column", {"column": heading}),
            )
        )
    if missing:
        return parsed
    _read_rows(parsed, rows, layout, places)
    return parsed


def _read_rows(parsed: Parsed, rows, layout: headings.Layout, places: list[int | None]) -> None:
    """Most cells repeat (codes, words, days), so each column remembers what it has read."""
    columns = zip(places, parsed.sheet.columns, strict=True)
    plan = [(index, place, column, {}) for index, (place, column) in enumerate(columns)]
    for number, row in headings.data_rows(rows, layout):
        values = []
        width = len(row)
        for index, place, column, known in plan:
            if place is None or place >= width:
                value = column.empty
                if column.required:
                    parsed.blame(number, index, "required")
            else:
                raw = row[place]
                value = known.get(raw, NOTHING)
                if value is NOTHING:
                    value = _read(parsed, number, index, column, raw, known)
            values.append(value)
        parsed.rows[number] = tuple(values)


def _read(parsed: Parsed, number: int, index: int, column: Column, raw: Raw, known: dict) -> object:
    try:
        value = column.read(raw)
    except CellError as error:
        parsed.blame(number, index, error.code, **error.params)
        return column.empty
    if column.required and (value is None or value == ""):
        parsed.blame(number, index, "required")
        return column.empty
    known[raw] = value
    return value

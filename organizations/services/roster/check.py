"""What no single cell shows: unknown codes, doubled rows and people, periods, loops, overlaps; against file and register."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from organizations.enums import ALLOWED_PARENTS, Activity, PartyOrganizationKind
from organizations.models import Appointment, PartyMembership, Seat
from organizations.selectors.sheets import ORGANIZATIONS, PEOPLE, SUBJECT_SHEETS, UNITS, Sheet
from organizations.services.roster.parse import Parsed

Stored = Mapping[str, Mapping[tuple, tuple[int, tuple]]]  # sheet name → key → (pk, values)
K = PartyOrganizationKind


def key_of(sheet: Sheet, values: tuple) -> tuple:
    """What names a row: its code, or who, where and since when."""
    return tuple(values[sheet.index(name)] for name in sheet.key)


def shown(day: date | None) -> str:
    """dd/mm/yyyy, or a word for an unknown day."""
    return day.strftime("%d/%m/%Y") if day else "không rõ ngày"


def check(parsed: Mapping[str, Parsed], stored: Stored, *, today: date) -> None:
    """Add every fault that needs more than one cell. `today`: nobody is born later."""
    codes = {
        name: {key[0] for key in stored[name]} | _codes(parsed.get(name))
        for name in set(SUBJECT_SHEETS.values())
    }
    for sheet in parsed.values():
        _references(sheet, codes)
        _doubles(sheet)
        _periods(sheet)
        _one_place(sheet)
    for name in (ORGANIZATIONS, UNITS):
        if name in parsed:
            _tree(parsed[name], stored[name])
    if PEOPLE in parsed:
        _people(parsed[PEOPLE], today)
    for sheet in parsed.values():
        if sheet.sheet.model is PartyMembership:
            _admissions(sheet, parsed.get(PEOPLE))
        if sheet.sheet.model in OVERLAPS:
            _overlaps(sheet, stored[sheet.sheet.name])


def _codes(parsed: Parsed | None) -> set[str]:
    if parsed is None:
        return set()
    place = parsed.sheet.index("code")
    return {values[place] for values in parsed.rows.values()}


def _references(parsed: Parsed, codes: Mapping[str, set[str]]) -> None:
    for place, column in enumerate(parsed.sheet.columns):
        if not column.refers:
            continue
        known = codes[column.refers]
        for number, values in parsed.rows.items():
            if values[place] and values[place] not in known:
                parsed.blame(number, place, "unknown_code", value=values[place], sheet=column.refers)
    if not parsed.sheet.has("subject"):
        return
    kind, subject = parsed.sheet.index("kind"), parsed.sheet.index("subject")
    for number, values in parsed.rows.items():
        sheet = SUBJECT_SHEETS.get(values[kind])
        if sheet and values[subject] and values[subject] not in codes[sheet]:
            parsed.blame(number, subject, "unknown_code", value=values[subject], sheet=sheet)


def _doubles(parsed: Parsed) -> None:
    seen: dict[tuple, int] = {}
    place = parsed.sheet.index(parsed.sheet.key[0])
    empty = parsed.sheet.columns[place].empty
    for number, values in parsed.rows.items():
        if values[place] == empty:
            continue  # already blamed as required
        first = seen.setdefault(key_of(parsed.sheet, values), number)
        if first != number:
            parsed.blame(number, place, "doubled_row", first=first)


def _periods(parsed: Parsed) -> None:
    names = ("starts_on", "ends_on") if parsed.sheet.has("starts_on") else ("established_on", "dissolved_on")
    if not parsed.sheet.has(names[1]):
        return
    first, last = (parsed.sheet.index(name) for name in names)
    start, end = (parsed.sheet.columns[place].heading for place in (first, last))
    for number, values in parsed.rows.items():
        if values[first] and values[last] and values[last] < values[first]:
            parsed.blame(number, last, "ends_before_start", end=end, start=start)


def _one_place(parsed: Parsed) -> None:
    """A post and an assignment stand at a unit or at a party organisation; a collective may have both or none."""
    if not (parsed.sheet.has("unit") and parsed.sheet.has("person")):
        return
    unit, organization = parsed.sheet.index("unit"), parsed.sheet.index("organization")
    for number, values in parsed.rows.items():
        if bool(values[unit]) == bool(values[organization]):
            parsed.blame(number, unit, "one_place")


def _tree(parsed: Parsed, stored: Mapping[tuple, tuple[int, tuple]]) -> None:
    sheet = parsed.sheet
    code, parent, kind = (sheet.index(name) for name in ("code", "parent", "kind"))
    parents = {key[0]: values[parent] for key, (_, values) in stored.items()}
    kinds = {key[0]: values[kind] for key, (_, values) in stored.items()}
    parents |= {values[code]: values[parent] for values in parsed.rows.values()}
    kinds |= {values[code]: values[kind] for values in parsed.rows.values()}
    for number, values in parsed.rows.items():
        path = [values[code]]
        while (above := parents.get(path[-1], "")) and above not in path:
            path.append(above)
        if above == values[code]:
            parsed.blame(number, parent, "cycle", path=" → ".join([*path, above]))
        elif sheet.name == ORGANIZATIONS and values[kind]:
            above_kind = kinds.get(values[parent], "")
            if above_kind not in ALLOWED_PARENTS[values[kind]] and (above_kind or not values[parent]):
                parsed.blame(
                    number,
                    parent,
                    "wrong_parent",
                    kind=K(values[kind]).label,
                    parent=K(above_kind).label if above_kind else "nơi để trống",
                )


def _people(parsed: Parsed, today: date) -> None:
    places = [parsed.sheet.index(name) for name in ("full_name", "birth_date", "gender", "workplace")]
    code = parsed.sheet.index("code")
    seen: dict[tuple, str] = {}
    for number, values in parsed.rows.items():
        if (born := values[places[1]]) and born > today:
            parsed.blame(number, places[1], "born_later", born=shown(born))
        likeness = tuple(values[place] for place in places)
        if likeness[0] and likeness[1]:
            first = seen.setdefault(likeness, values[code])
            if first != values[code]:
                parsed.blame(number, code, "doubled_person", code=first)


def _admissions(parsed: Parsed, people: Parsed | None) -> None:
    person, admitted, start = (parsed.sheet.index(name) for name in ("person", "admitted_on", "starts_on"))
    born = {}
    if people:
        code, birth = people.sheet.index("code"), people.sheet.index("birth_date")
        born = {values[code]: values[birth] for values in people.rows.values()}
    for number, values in parsed.rows.items():
        if not values[admitted]:
            continue
        if values[start] and values[admitted] > values[start]:
            parsed.blame(
                number,
                admitted,
                "admitted_after_start",
                admitted=shown(values[admitted]),
                start=shown(values[start]),
            )
        birth_date = born.get(values[person])
        if birth_date and birth_date >= values[admitted]:
            parsed.blame(
                number, admitted, "born_after", born=shown(birth_date), admitted=shown(values[admitted])
            )


def _membership_row(sheet: Sheet, values: tuple):
    if values[sheet.index("activity")] != Activity.OFFICIAL:
        return None
    return values[sheet.index("person")], {"other": values[sheet.index("organization")]}


def _head_row(sheet: Sheet, values: tuple):
    if not values[sheet.index("is_head")]:
        return None
    unit, organization = values[sheet.index("unit")], values[sheet.index("organization")]
    return (unit, organization), {"place": unit or organization, "person": values[sheet.index("person")]}


def _seat_row(sheet: Sheet, values: tuple):
    return (values[sheet.index("collective")], values[sheet.index("person")]), {}


# What may not overlap: the fault's code, and what the row holds (or None) with words for the fault.
OVERLAPS = {
    PartyMembership: ("overlapping_membership", _membership_row),
    Appointment: ("overlapping_head", _head_row),
    Seat: ("overlapping_seat", _seat_row),
}


def _overlaps(parsed: Parsed, stored: Mapping[tuple, tuple[int, tuple]]) -> None:
    """Two rows that hold the same thing on one day; only rows of the file are blamed."""
    code, holds = OVERLAPS[parsed.sheet.model]
    sheet = parsed.sheet
    start, end = sheet.index("starts_on"), sheet.index("ends_on")
    spans: dict[object, list] = defaultdict(list)
    in_file = set()
    for number, values in parsed.rows.items():
        in_file.add(key_of(sheet, values))
        if held := holds(sheet, values):
            spans[held[0]].append((values[start] or date.min, values[end] or date.max, number, held[1]))
    for key, (_, values) in stored.items():
        if key not in in_file and (held := holds(sheet, values)) and held[0] in spans:
            spans[held[0]].append((values[start] or date.min, values[end] or date.max, None, held[1]))
    for rows in spans.values():
        _blame_overlaps(parsed, code, start, rows)


def _blame_overlaps(parsed: Parsed, code: str, start: int, rows: Iterable[tuple]) -> None:
    latest: tuple | None = None
    for row in sorted(rows, key=lambda row: row[:2]):
        if latest is not None and row[0] <= latest[1]:
            blamed, other = (row, latest) if row[2] is not None else (latest, row)
            if blamed[2] is not None:
                day = shown(None if other[0] == date.min else other[0])
                parsed.blame(blamed[2], start, code, start=day, **other[3])
        if latest is None or row[1] > latest[1]:
            latest = row

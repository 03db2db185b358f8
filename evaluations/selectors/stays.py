"""Where members were and are, as domain/transfers reads it: one rule says which cell rates and whose comment is asked."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta

from evaluations import regulations
from evaluations.domain.transfers import Comment, Stay, comments, rating_cell
from evaluations.models import Evaluation
from organizations.enums import Activity
from organizations.models import PartyMembership, PartyOrganization
from sonduong.kit.errors import DomainError

DAY = timedelta(days=1)


def stays_of(people: Collection[int]) -> dict[int, list[Stay]]:
    """Every stay of each person, oldest first; a cell is its key as text. Rows that only change standing or state in one
    cell are one stay. One query.
    """
    rows = PartyMembership.objects.filter(person__in=people).order_by("person", "pk")
    found: dict[int, list[Stay]] = defaultdict(list)
    columns = ("person_id", "organization_id", "starts_on", "ends_on", "activity")
    for person, cell, starts, ends, activity, dissolved in rows.values_list(
        *columns, "organization__dissolved_on"
    ):
        temporary = activity == Activity.TEMPORARY
        found[person].append(Stay(str(cell), starts or date.min, ends, temporary, dissolved is not None))
    return {person: list(_joined(stays)) for person, stays in found.items()}


def _joined(stays: Iterable[Stay]) -> Iterable[Stay]:
    last: Stay | None = None
    for stay in sorted(stays, key=lambda one: (one.temporary, one.starts)):
        if last is not None and _goes_on(last, stay):
            last = replace(last, ends=stay.ends)
            continue
        if last is not None:
            yield last
        last = stay
    if last is not None:
        yield last


def _goes_on(last: Stay, stay: Stay) -> bool:
    same = (last.cell, last.temporary) == (stay.cell, stay.temporary)
    return same and last.ends is not None and last.ends + DAY == stay.starts


def rating_cells(people: Collection[int], *, on: date) -> dict[int, PartyMembership]:
    """Person → the official membership of that day, in the cell that rates (RUL-13); two_cells where two claim it (E76)."""
    rows = PartyMembership.objects.on(on).filter(person__in=people, activity=Activity.OFFICIAL)
    held: dict[int, dict[str, PartyMembership]] = defaultdict(dict)
    for row in rows.order_by("pk"):
        held[row.person_id][str(row.organization_id)] = row
    return {person: by_cell[_cell(by_cell, on)] for person, by_cell in held.items()}


def _cell(by_cell: dict[str, PartyMembership], on: date) -> str:
    stays = [Stay(cell, row.starts_on or date.min, row.ends_on) for cell, row in by_cell.items()]
    try:
        return str(rating_cell(stays, on))
    except ValueError:
        person = next(iter(by_cell.values())).person
        places = (
            PartyOrganization.objects.filter(pk__in=by_cell).order_by("name").values_list("name", flat=True)
        )
        raise DomainError("two_cells", name=person.full_name, places=tuple(places)) from None


def comments_of(cases: Collection[Evaluation]) -> dict[int, tuple[Comment, ...]]:
    """Case → the comments of other cells that its rating needs (RUL-13, RUL-14; E21, E22, E72). One query, of one year."""
    held = [case for case in cases if case.person_id]
    stays = stays_of([case.person_id for case in held]) if held else {}
    return {case.pk: _needed(case, stays.get(case.person_id, [])) for case in held}


def _needed(case: Evaluation, stays: list[Stay]) -> tuple[Comment, ...]:
    """Counted from the day after the year, so that a move in its last days counts too; never the own cell's."""
    year = case.campaign.year
    found = comments(stays, year, date(year + 1, 1, 1), regulations.load(case.campaign.regulation_code))
    return tuple(one for one in found if one.cell != str(case.cell_id))

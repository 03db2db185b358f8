"""Writes checked rows in bulk: parents before children, codes turned into keys, new rows inserted, changed ones updated."""

from collections.abc import Iterable, Mapping

from django.db.models import Model

from organizations.models import Person, RecordedRating
from organizations.models.period import Searchable
from organizations.selectors.roster import code_ids
from organizations.selectors.sheets import (
    COLLECTIVES,
    ORGANIZATIONS,
    PEOPLE,
    SHEETS,
    SUBJECT_SHEETS,
    UNITS,
    Sheet,
)

BATCH = 1000
# Columns whose reference may not exist yet when the row is written; filled in a second pass.
LATER = {UNITS: "superior_collective"}
SUBJECT_COLUMNS = {
    "person": "person_id",
    "member": "person_id",
    "party_organization": "party_organization_id",
    "collective": "collective_id",
    "unit": "unit_id",
}

New = list[tuple]
Changed = list[tuple[int, tuple, tuple]]  # key, values as they were, values as they become


class Writer:
    """One import's writing; `ids` maps sheet → code → key and grows as rows are written."""

    def __init__(self) -> None:
        self.ids: dict[str, dict[str, int]] = {
            sheet.name: code_ids(sheet)
            for sheet in SHEETS
            if sheet.name in {ORGANIZATIONS, UNITS, PEOPLE, COLLECTIVES}
        }
        self.later: list[tuple[Sheet, str, str, str]] = []

    def write(self, sheet: Sheet, new: New, changed: Changed) -> None:
        """Insert and update the rows of one sheet. Updates go first: an ended row makes room for the next."""
        self._update(sheet, changed)
        for generation in _generations(sheet, new, self.ids.get(sheet.name, {})):
            made = [self._row(sheet, values) for values in generation]
            sheet.model._default_manager.bulk_create(made, batch_size=BATCH)
            if sheet.name in self.ids:
                self.ids[sheet.name] |= {row.code: row.pk for row in made}

    def finish(self) -> None:
        """Fill the references that had to wait."""
        waiting: dict[type[Model], list[Model]] = {}
        for sheet, code, name, target in self.later:
            row = sheet.model(pk=self.ids[sheet.name][code])
            setattr(row, f"{name}_id", self._key(sheet.column(name).refers, target))
            waiting.setdefault(sheet.model, []).append(row)
        for model, rows in waiting.items():
            names = {name for sheet, _, name, _ in self.later if sheet.model is model}
            model._default_manager.bulk_update(rows, names, batch_size=200)

    def _update(self, sheet: Sheet, changed: Changed) -> None:
        """Only the columns in which some row differs: an update of all of them costs ten times as much."""
        differing = {
            place for _, old, new in changed for place in range(len(new)) if old[place] != new[place]
        }
        names = {sheet.columns[place].field for place in differing}
        rows = [self._row(sheet, values, pk=pk) for pk, _, values in changed]
        names.discard(LATER.get(sheet.name, ""))
        if sheet.model is RecordedRating:
            names |= {"note", "not_rated_reason"}
        if issubclass(sheet.model, Searchable) and sheet.model.KEY_OF in names:
            names |= {"search_key"} | ({"name_key"} if sheet.model is Person else set())
        if names and rows:
            sheet.model._default_manager.bulk_update(rows, names, batch_size=500)

    def _row(self, sheet: Sheet, values: tuple, **key: int) -> Model:
        row = sheet.model(**key, **self._fields(sheet, values))
        if isinstance(row, Searchable):
            row.make_keys()
        return row

    def _fields(self, sheet: Sheet, values: tuple) -> dict[str, object]:
        fields: dict[str, object] = {}
        for column, value in zip(sheet.columns, values, strict=True):
            if column.field == LATER.get(sheet.name):
                self.later.append((sheet, values[0], column.field, value))
            elif column.refers:
                fields[f"{column.field}_id"] = self._key(column.refers, value)
            else:
                fields[column.field] = value
        return self._recorded(fields) if sheet.model is RecordedRating else fields

    def _recorded(self, fields: dict[str, object]) -> dict[str, object]:
        """The subject's code becomes the key that its kind names; a remark on 'not rated' is its reason."""
        kind = fields["kind"]
        fields[SUBJECT_COLUMNS[kind]] = self._key(SUBJECT_SHEETS[kind], fields.pop("subject"))
        if fields["rating"] == "not_rated":
            fields["not_rated_reason"], fields["note"] = fields["note"], ""
        return fields

    def _key(self, sheet: str, code: str) -> int | None:
        return self.ids[sheet][code] if code else None


def _generations(sheet: Sheet, new: New, known: Mapping[str, int]) -> Iterable[New]:
    """Rows whose parents exist, then their children, and so on; sheets without a tree come at once."""
    if not sheet.has("parent"):
        yield new
        return
    code, parent = sheet.index("code"), sheet.index("parent")
    written, waiting = set(known), list(new)
    while waiting:
        ready = [values for values in waiting if not values[parent] or values[parent] in written]
        yield ready
        written |= {values[code] for values in ready}
        waiting = [values for values in waiting if values[code] not in written]

"""The register read back as the rows of the workbook: what an import compares with and an export writes."""

from collections.abc import Iterator

from django.db.models import Case, F, QuerySet, When
from django.db.models.functions import Coalesce

from organizations.models import Assignment, RecordedRating
from organizations.selectors.sheets import SHEETS, Sheet

Values = tuple


def _source(sheet: Sheet) -> tuple[QuerySet, list[str]]:
    """The rows and, for each column, what to read; codes stand for references."""
    if sheet.model is RecordedRating:
        rows = RecordedRating.objects.annotate(
            subject=Coalesce("person__code", "party_organization__code", "collective__code", "unit__code"),
            remark=Case(When(rating="not_rated", then=F("not_rated_reason")), default=F("note")),
        )
        paths = ["remark" if column.field == "note" else column.field for column in sheet.columns]
        return rows, paths
    rows = sheet.model._default_manager.all()
    if sheet.model is Assignment:
        rows = rows.filter(lent_by=None)  # a lent right is not the office's list
    return rows, [f"{column.field}__code" if column.refers else column.field for column in sheet.columns]


def stored_rows(sheet: Sheet) -> Iterator[tuple[int, Values]]:
    """(primary key, values in column order) of every row of the sheet, oldest first; one query."""
    rows, paths = _source(sheet)
    references = [place for place, column in enumerate(sheet.columns) if column.refers]
    for pk, *values in rows.order_by("pk").values_list("pk", *paths).iterator(chunk_size=5000):
        for place in references:
            values[place] = values[place] or ""
        yield pk, tuple(values)


def code_ids(sheet: Sheet) -> dict[str, int]:
    """Mã → primary key of a sheet that has codes; one query."""
    return dict(sheet.model._default_manager.values_list("code", "pk"))


def counts() -> dict[str, int]:
    """Rows by sheet."""
    return {sheet.name: _source(sheet)[0].count() for sheet in SHEETS}

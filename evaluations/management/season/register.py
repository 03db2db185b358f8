"""Makes the register ready for a season: imports the roster into an empty one, records the bodies' ratings that lack."""

from datetime import date, datetime
from pathlib import Path

from django.core.management.base import CommandError

from evaluations.management.season.answers import Answers
from evaluations.management.season.cast import Cast
from organizations.models import LeadershipCollective, PartyOrganization, Person, RecordedRating, Unit
from organizations.services.recorded_ratings import RatingItem, recorded_ratings_record
from organizations.services.roster.importing import roster_import

BODIES = {"unit": Unit, "party_organization": PartyOrganization, "collective": LeadershipCollective}
COLUMNS = {"unit": "unit_id", "party_organization": "party_organization_id", "collective": "collective_id"}
GOOD_YEARS = ("excellent", "good", "good", "good", "good", "good", "completed")


def import_if_empty(path: Path, at: datetime) -> None:
    """The whole workbook, unless somebody is in the register already."""
    if Person.objects.exists():
        return
    report = roster_import(path=path, actor=None, at=at)
    if not report.ok:
        first = report.faults[0]
        raise CommandError(
            f"{len(report.faults)} lỗi trong sổ tính, lỗi đầu: {first.sheet}, dòng {first.row}: {first.message}"
        )


def record_missing_ratings(year: int, cast: Cast, answers: Answers, at: datetime) -> int:
    """Units, organisations and collectives without a rating of the year get an invented one from the org office.

    A body founded late in the year is recorded as not rated, with the reason (RUL-11).
    """
    items = []
    for kind, model in BODIES.items():
        known = set(RecordedRating.objects.filter(year=year, kind=kind).values_list(COLUMNS[kind], flat=True))
        for pk, code, founded in (
            model.objects.on(date(year, 12, 31)).order_by("pk").values_list("pk", "code", "established_on")
        ):
            if pk in known:
                continue
            young = founded is not None and founded > date(year, 6, 30)
            items.append(
                RatingItem(
                    kind,
                    pk,
                    "not_rated" if young else answers.dice("body", kind, code).choice(GOOD_YEARS),
                    not_rated_reason="Thành lập chưa đủ 06 tháng" if young else "",
                    decided_by="Cấp có thẩm quyền",
                    document_number="" if young else f"{100 + len(items)}-QĐ",
                    decided_on=at.date(),
                )
            )
    if items:
        recorded_ratings_record(year=year, items=items, actor=cast.user(cast.org_office), at=at)
    return len(items)

"""Ratings that come to the register from elsewhere or before: civil results, past and recorded ratings."""

from django.db import models
from django.db.models import Q

from organizations.enums import RatedKind, RatingWord


class CivilResult(models.Model):
    """A civil servant's or public employee's result of a year; a teacher's is the school year's."""

    year = models.PositiveSmallIntegerField("năm")
    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="civil_results")
    rating = models.CharField("mức xếp loại", max_length=12, choices=RatingWord.choices)
    period = models.CharField("kỳ đánh giá", max_length=60, blank=True)
    decided_on = models.DateField("ngày", null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "person"], name="civil_result_once")]


def _one_of(kind: str, field: str) -> Q:
    others = {"person", "party_organization", "collective", "unit"} - {field}
    return Q(kind=kind, **{f"{field}__isnull": False}, **{f"{other}__isnull": True for other in others})


class RecordedRating(models.Model):
    """The rating of a year of a person, member, organisation, collective or unit (ORG-9, ORG-10)."""

    year = models.PositiveSmallIntegerField("năm")
    kind = models.CharField("loại đối tượng", max_length=20, choices=RatedKind.choices)
    person = models.ForeignKey(
        "organizations.Person", models.PROTECT, null=True, blank=True, related_name="recorded_ratings"
    )
    party_organization = models.ForeignKey(
        "organizations.PartyOrganization", models.PROTECT, null=True, blank=True, related_name="recorded_ratings"
    )
    collective = models.ForeignKey(
        "organizations.LeadershipCollective", models.PROTECT, null=True, blank=True, related_name="recorded_ratings"
    )
    unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="recorded_ratings"
    )
    rating = models.CharField("mức xếp loại", max_length=12, choices=RatingWord.choices)
    not_rated_reason = models.CharField("lý do không xếp loại", max_length=500, blank=True)
    decided_by = models.CharField("cấp quyết định", max_length=200, blank=True)
    document_number = models.CharField("số văn bản", max_length=60, blank=True)
    decided_on = models.DateField("ngày", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="recorded_rating_one_subject",
                condition=(
                    _one_of("person", "person")
                    | _one_of("member", "person")
                    | _one_of("party_organization", "party_organization")
                    | _one_of("collective", "collective")
                    | _one_of("unit", "unit")
                ),
            ),
            *(
                models.UniqueConstraint(
                    fields=["year", "kind", field],
                    condition=Q(**{f"{field}__isnull": False}),
                    name=f"recorded_rating_{field}_once",
                )
                for field in ("person", "party_organization", "collective", "unit")
            ),
        ]
        indexes = [models.Index(fields=["year", "kind", "rating"], name="recorded_rating_list")]

"""Facts of a year: leaves, civil results, and the yearly result that somebody decided outside or before this program."""

from django.db import models
from django.db.models import Q

from organizations.enums import LeaveKind, RatedKind, RatingWord
from organizations.models.period import Period


class Leave(Period):
    """Sick or maternity leave, both days included (ORG-7)."""

    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="leaves")
    kind = models.CharField("loại", max_length=10, choices=LeaveKind.choices)

    class Meta(Period.Meta):
        abstract = False
        ordering = ["starts_on", "pk"]
        default_permissions = ()
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(fields=["person", "kind", "starts_on"], name="leave_once"),
        ]
        indexes = [models.Index(fields=["starts_on", "ends_on"], name="leave_span")]

    def __str__(self) -> str:
        return f"Nghỉ {self.get_kind_display().lower()}"


class CivilResult(models.Model):
    """A civil servant's or public employee's result of the year; a teacher's is the school year's (CSV-1)."""

    year = models.PositiveSmallIntegerField("năm")
    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="civil_results")
    rating = models.CharField("mức xếp loại", max_length=12, choices=RatingWord.choices)
    period = models.CharField("kỳ đánh giá", max_length=60, blank=True)
    decided_on = models.DateField("ngày", null=True, blank=True)

    class Meta:
        ordering = ["-year", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["person", "year"], name="civilresult_once"),
        ]


_SUBJECTS = {
    "person": ("person", "member"),
    "party_organization": ("party_organization",),
    "collective": ("collective",),
    "unit": ("unit",),
}


def _one_subject() -> Q:
    """The column that the kind names is filled, the others are empty."""
    condition = Q()
    for column, kinds in _SUBJECTS.items():
        filled = {f"{name}__isnull": name != column for name in _SUBJECTS}
        condition |= Q(kind__in=kinds, **filled)
    return condition


class RecordedRating(models.Model):
    """A year's result on record: past years (ORG-9), and the year's for units, organisations, collectives (ORG-10)."""

    year = models.PositiveSmallIntegerField("năm")
    kind = models.CharField("loại đối tượng", max_length=20, choices=RatedKind.choices)
    person = models.ForeignKey(
        "organizations.Person", models.PROTECT, null=True, blank=True, related_name="recorded_ratings"
    )
    party_organization = models.ForeignKey(
        "organizations.PartyOrganization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recorded_ratings",
    )
    collective = models.ForeignKey(
        "organizations.LeadershipCollective",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recorded_ratings",
    )
    unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="recorded_ratings"
    )
    rating = models.CharField("mức xếp loại", max_length=12, choices=RatingWord.choices)
    not_rated_reason = models.CharField("lý do không xếp loại", max_length=300, blank=True)
    decided_by = models.CharField("cấp quyết định", max_length=200, blank=True)
    document_number = models.CharField("số văn bản", max_length=60, blank=True)
    decided_on = models.DateField("ngày", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=500, blank=True)

    class Meta:
        ordering = ["-year", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(name="recordedrating_one_subject", condition=_one_subject()),
            models.CheckConstraint(
                name="recordedrating_reason",
                condition=Q(rating="not_rated") | Q(not_rated_reason=""),
            ),
            models.UniqueConstraint(
                fields=["person", "year", "kind"],
                condition=Q(person__isnull=False),
                name="recordedrating_person",
            ),
            models.UniqueConstraint(
                fields=["party_organization", "year"],
                condition=Q(party_organization__isnull=False),
                name="recordedrating_organization",
            ),
            models.UniqueConstraint(
                fields=["collective", "year"],
                condition=Q(collective__isnull=False),
                name="recordedrating_collective",
            ),
            models.UniqueConstraint(
                fields=["unit", "year"], condition=Q(unit__isnull=False), name="recordedrating_unit"
            ),
        ]
        indexes = [models.Index(fields=["year", "kind"], name="recordedrating_list")]

    @property
    def subject(self):
        """Whose result it is."""
        return self.person or self.party_organization or self.collective or self.unit

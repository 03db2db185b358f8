"""Leadership collectives and the seats in them."""

from django.db import models

from organizations.enums import CollectiveKind, SeatRole
from organizations.models.period import Period, period_in_order


class LeadershipCollective(models.Model):
    """A committee or the leadership of an agency (ORG-3), at a unit, a party organisation or both."""

    code = models.CharField("mã", max_length=40, unique=True)
    name = models.CharField("tên", max_length=250)
    kind = models.CharField("loại", max_length=30, choices=CollectiveKind.choices)
    unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="collectives", verbose_name="đơn vị"
    )
    organization = models.ForeignKey(
        "organizations.PartyOrganization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="collectives",
        verbose_name="tổ chức đảng",
    )
    established_on = models.DateField("ngày thành lập", null=True, blank=True)
    dissolved_on = models.DateField("ngày giải thể", null=True, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Seat(Period):
    """A person's seat in a collective for a time."""

    collective = models.ForeignKey(LeadershipCollective, models.PROTECT, related_name="seats")
    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="seats")
    role = models.CharField("vai trò", max_length=10, choices=SeatRole.choices)

    class Meta:
        constraints = [
            period_in_order("seat_period"),
            models.UniqueConstraint(fields=["collective", "person", "starts_on"], name="seat_once"),
        ]

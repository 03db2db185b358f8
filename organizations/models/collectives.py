"""Leadership collectives and the seats in them."""

from django.db import models

from organizations.enums import CollectiveKind, SeatRole
from organizations.models.period import Lifespan, LifespanQuerySet, Period, Searchable


class LeadershipCollective(Lifespan, Searchable):
    """Cấp ủy, ban thường vụ, tập thể lãnh đạo of a unit or party organisation (ORG-3)."""

    code = models.CharField("mã", max_length=40, unique=True)
    name = models.CharField("tên tập thể", max_length=250)
    kind = models.CharField("loại", max_length=30, choices=CollectiveKind.choices)
    unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="collectives"
    )
    organization = models.ForeignKey(
        "organizations.PartyOrganization", models.PROTECT, null=True, blank=True, related_name="collectives"
    )

    objects = LifespanQuerySet.as_manager()

    class Meta(Lifespan.Meta):
        abstract = False
        ordering = ["name", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class Seat(Period):
    """A person's seat in a collective."""

    collective = models.ForeignKey(LeadershipCollective, models.PROTECT, related_name="seats")
    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="seats")
    role = models.CharField("vai trò", max_length=8, choices=SeatRole.choices, default=SeatRole.MEMBER.value)

    class Meta(Period.Meta):
        abstract = False
        ordering = ["collective", "pk"]
        default_permissions = ()
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(fields=["collective", "person", "starts_on"], name="seat_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.collective}"

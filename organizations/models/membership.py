"""Party membership over time."""

from django.db import models

from organizations.enums import Activity, MembershipState, MemberStanding
from organizations.models.period import Period


class PartyMembership(Period):
    """A person in a party organisation from a day to a day (ORG-4); a transfer ends one row and begins another."""

    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="memberships")
    organization = models.ForeignKey(
        "organizations.PartyOrganization",
        models.PROTECT,
        related_name="memberships",
        verbose_name="tổ chức đảng",
    )
    standing = models.CharField(
        "tư cách", max_length=12, choices=MemberStanding.choices, default=MemberStanding.OFFICIAL.value
    )
    activity = models.CharField(
        "hình thức sinh hoạt", max_length=10, choices=Activity.choices, default=Activity.OFFICIAL.value
    )
    admitted_on = models.DateField("ngày vào Đảng", null=True, blank=True)
    state = models.CharField(
        "tình trạng", max_length=10, choices=MembershipState.choices, default=MembershipState.ACTIVE.value
    )
    residence_cell = models.ForeignKey(
        "organizations.PartyOrganization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="residents",
        verbose_name="chi bộ nơi cư trú",
    )

    class Meta(Period.Meta):
        abstract = False
        ordering = ["starts_on", "pk"]
        default_permissions = ()
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "organization", "activity", "starts_on"], name="partymembership_once"
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(ends_on=None, activity="official"),
                name="partymembership_one_open_official",
            ),
        ]
        indexes = [models.Index(fields=["organization", "ends_on"], name="membership_of_cell")]

    def __str__(self) -> str:
        return f"Sinh hoạt đảng {self.get_activity_display().lower()} tại {self.organization}"

"""Appointments, assignments and planning: what a person is trusted with, from a day to a day."""

from django.db import models
from django.db.models import Q

from organizations.enums import AssignedRole, ManagedBy
from organizations.models.period import Period, Searchable


class Appointment(Period, Searchable):
    """A title held in a unit or a party organisation (ORG-5); one person may hold several."""

    KEY_OF = "title"
    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    organization = models.ForeignKey(
        "organizations.PartyOrganization", models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    title = models.CharField("chức vụ", max_length=150)
    title_group = models.CharField("nhóm chức danh", max_length=120, blank=True)
    is_head = models.BooleanField("người đứng đầu", default=False)
    managed_by = models.CharField(
        "diện quản lý", max_length=12, choices=ManagedBy.choices, default=ManagedBy.GRASSROOTS.value
    )
    is_scored = models.BooleanField("chấm điểm Mẫu 06", default=False)
    registers_breakthrough = models.BooleanField("đăng ký đột phá", default=False)
    is_main = models.BooleanField("chức vụ chính", default=False)

    class Meta(Period.Meta):
        abstract = False
        ordering = ["-is_main", "starts_on", "pk"]
        default_permissions = ()
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                name="appointment_one_place",
                condition=Q(unit=None, organization__isnull=False) | Q(unit__isnull=False, organization=None),
            ),
            models.UniqueConstraint(
                fields=["person", "unit", "title", "starts_on"],
                condition=Q(unit__isnull=False),
                name="appointment_once_in_unit",
            ),
            models.UniqueConstraint(
                fields=["person", "organization", "title", "starts_on"],
                condition=Q(organization__isnull=False),
                name="appointment_once_in_organization",
            ),
        ]
        indexes = [
            models.Index(fields=["managed_by", "ends_on"], name="appointment_managed"),
            models.Index(fields=["unit", "is_head"], name="appointment_in_unit"),
            models.Index(fields=["organization", "is_head"], name="appointment_in_org"),
            models.Index(fields=["title_group"], name="appointment_group"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.place}"

    @property
    def place(self):
        """The unit or the party organisation."""
        return self.unit or self.organization


class Assignment(Period):
    """A task on a unit or a party organisation. `lent_by` marks a deputy: the right is that person's, lent."""

    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="assignments")
    role = models.CharField("vai trò", max_length=20, choices=AssignedRole.choices)
    unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    organization = models.ForeignKey(
        "organizations.PartyOrganization", models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    lent_by = models.ForeignKey(
        "organizations.Person", models.PROTECT, null=True, blank=True, related_name="lent_assignments"
    )
    reason = models.CharField("lý do", max_length=300, blank=True)

    class Meta(Period.Meta):
        abstract = False
        ordering = ["role", "starts_on", "pk"]
        default_permissions = ()
        constraints = [
            *Period.Meta.constraints,
            models.CheckConstraint(
                name="assignment_one_place",
                condition=Q(unit=None, organization__isnull=False) | Q(unit__isnull=False, organization=None),
            ),
        ]
        indexes = [models.Index(fields=["role", "ends_on"], name="assignment_by_role")]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.place}"

    @property
    def place(self):
        """The unit or the party organisation."""
        return self.unit or self.organization


class PlanningEntry(Period):
    """A person on the planning list [quy hoạch] of a title (ORG-11)."""

    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="planning_entries")
    title = models.CharField("chức danh quy hoạch", max_length=150)
    title_group = models.CharField("nhóm chức danh", max_length=120, blank=True)

    class Meta(Period.Meta):
        abstract = False
        ordering = ["starts_on", "pk"]
        default_permissions = ()
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "title", "title_group", "starts_on"], name="planningentry_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Quy hoạch {self.title}"

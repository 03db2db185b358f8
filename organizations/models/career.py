"""What a person holds over time: memberships, appointments, leaves, assignments, planning."""

from django.db import models
from django.db.models import Q

from organizations.enums import Activity, AssignedRole, LeaveKind, ManagedBy, MembershipState, MemberStanding
from organizations.models.period import Period, period_in_order


class PartyMembership(Period):
    """Where a member takes part, officially or for a time (ORG-4)."""

    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="memberships")
    organization = models.ForeignKey("organizations.PartyOrganization", models.PROTECT, related_name="memberships")
    standing = models.CharField("tư cách", max_length=14, choices=MemberStanding.choices)
    activity = models.CharField("hình thức sinh hoạt", max_length=10, choices=Activity.choices)
    admitted_on = models.DateField("ngày vào Đảng", null=True, blank=True)
    state = models.CharField(
        "tình trạng", max_length=10, choices=MembershipState.choices, default=MembershipState.ACTIVE.value
    )
    residence_cell = models.ForeignKey(
        "organizations.PartyOrganization", models.PROTECT, null=True, blank=True, related_name="resident_memberships"
    )

    class Meta:
        constraints = [period_in_order("membership_period")]
        indexes = [models.Index(fields=["organization", "person"], name="membership_list")]


class Appointment(Period):
    """A title held at a unit or a party organisation (ORG-5)."""

    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    organization = models.ForeignKey(
        "organizations.PartyOrganization", models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    title = models.CharField("chức vụ", max_length=200)
    title_group = models.CharField("nhóm chức danh", max_length=120, blank=True)
    is_head = models.BooleanField("người đứng đầu", default=False)
    managed_by = models.CharField("diện quản lý", max_length=12, choices=ManagedBy.choices)
    is_scored = models.BooleanField("chấm điểm Mẫu 06", default=False)
    registers_breakthrough = models.BooleanField("đăng ký đột phá", default=False)
    is_main = models.BooleanField("chức vụ chính", default=False)

    class Meta:
        constraints = [
            period_in_order("appointment_period"),
            models.CheckConstraint(
                name="appointment_one_place",
                condition=Q(unit=None, organization__isnull=False) | Q(unit__isnull=False, organization=None),
            ),
        ]
        indexes = [models.Index(fields=["managed_by", "ends_on"], name="appointment_managed")]

    def __str__(self) -> str:
        return self.title


class Leave(Period):
    """Sick or maternity leave; both days included (ORG-7)."""

    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="leaves")
    kind = models.CharField("loại", max_length=10, choices=LeaveKind.choices)

    class Meta:
        constraints = [period_in_order("leave_period")]


class Assignment(Period):
    """A dated assignment to a role, at a unit or a party organisation."""

    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="assignments")
    role = models.CharField("vai trò", max_length=20, choices=AssignedRole.choices)
    unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    organization = models.ForeignKey(
        "organizations.PartyOrganization", models.PROTECT, null=True, blank=True, related_name="assignments"
    )

    class Meta:
        constraints = [
            period_in_order("assignment_period"),
            models.CheckConstraint(
                name="assignment_one_place",
                condition=Q(unit=None, organization__isnull=False) | Q(unit__isnull=False, organization=None),
            ),
        ]


class PlanningEntry(Period):
    """A person on the planning list of a title (ORG-11)."""

    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="planning_entries")
    title = models.CharField("chức danh quy hoạch", max_length=200)
    title_group = models.CharField("nhóm chức danh", max_length=120, blank=True)

    class Meta:
        constraints = [period_in_order("planning_period")]

"""One subject in one campaign: who or what it was on the day of enrolment, and where its case stands."""

from django.db import models
from django.db.models import Q

from evaluations.enums import Kind, RatingChoice, StageChoice


class Evaluation(models.Model):
    """The case. Names, titles and groups are those of the enrolment day and never change (decision 6), but for a member who
    moves before the cell has sent its proposal: cell, organisation and decider follow (services/transfers.py).

    `stage` is assigned by services/stages.py alone.
    """

    campaign = models.ForeignKey("evaluations.Campaign", models.PROTECT, related_name="evaluations")
    kind = models.CharField("loại đối tượng", max_length=20, choices=Kind.choices)
    person = models.ForeignKey("organizations.Person", models.PROTECT, null=True, related_name="evaluations")
    party_organization = models.ForeignKey(
        "organizations.PartyOrganization", models.PROTECT, null=True, related_name="evaluations"
    )
    subject_collective = models.ForeignKey(
        "organizations.LeadershipCollective", models.PROTECT, null=True, related_name="evaluations"
    )
    appointment = models.ForeignKey("organizations.Appointment", models.PROTECT, null=True, related_name="+")

    name = models.CharField("họ tên hoặc tên", max_length=250)
    name_key = models.CharField(max_length=300)
    title = models.CharField("chức vụ", max_length=250, blank=True)
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, null=True, related_name="+")
    unit_name = models.CharField("đơn vị", max_length=250, blank=True)
    cell = models.ForeignKey("organizations.PartyOrganization", models.PROTECT, null=True, related_name="+")
    grassroots = models.ForeignKey(
        "organizations.PartyOrganization", models.PROTECT, null=True, related_name="+"
    )
    residence_cell = models.ForeignKey(
        "organizations.PartyOrganization", models.PROTECT, null=True, related_name="+"
    )
    collective = models.ForeignKey(
        "organizations.LeadershipCollective", models.PROTECT, null=True, related_name="+"
    )
    superior_collective = models.ForeignKey(
        "organizations.LeadershipCollective", models.PROTECT, null=True, related_name="+"
    )
    subject_code = models.CharField("đối tượng theo kế hoạch", max_length=40, default="cadre_district")
    decider = models.ForeignKey(
        "organizations.LeadershipCollective",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="cấp quyết định",
    )
    title_group = models.CharField("nhóm chức danh", max_length=120, blank=True)
    tier = models.CharField("cấp", max_length=60, blank=True)
    block = models.CharField("khối", max_length=80, blank=True)
    sector = models.CharField("ngành", max_length=80, blank=True)
    field = models.CharField("lĩnh vực", max_length=80, blank=True)
    managed_by = models.CharField("diện quản lý", max_length=20, blank=True)
    is_head = models.BooleanField("người đứng đầu", default=False)
    is_scored = models.BooleanField("chấm điểm Mẫu 06", default=False)
    registers_breakthrough = models.BooleanField("đăng ký đột phá", default=False)
    criteria_set = models.ForeignKey("evaluations.CriteriaSet", models.PROTECT, null=True, related_name="+")

    head_exempt_reason = models.CharField(
        "lý do không áp dụng trần người đứng đầu", max_length=500, blank=True
    )
    not_rated_reason = models.CharField("lý do không xếp loại", max_length=500, blank=True)
    stage = models.CharField(
        "bước", max_length=20, choices=StageChoice.choices, default=StageChoice.SELF_REVIEW.value
    )
    stage_since = models.DateTimeField("từ lúc")
    rating = models.CharField("mức đã quyết định", max_length=12, choices=RatingChoice.choices, blank=True)

    class Meta:
        ordering = ["name_key", "pk"]
        constraints = [
            models.CheckConstraint(
                name="evaluation_one_subject",
                condition=(
                    Q(person__isnull=False, party_organization=None, subject_collective=None)
                    | Q(person=None, party_organization__isnull=False, subject_collective=None)
                    | Q(person=None, party_organization=None, subject_collective__isnull=False)
                ),
            ),
            models.UniqueConstraint(
                fields=["campaign", "kind", "person"],
                condition=Q(person__isnull=False),
                name="evaluation_person_once",
            ),
            models.UniqueConstraint(
                fields=["campaign", "party_organization"],
                condition=Q(party_organization__isnull=False),
                name="evaluation_organization_once",
            ),
            models.UniqueConstraint(
                fields=["campaign", "subject_collective"],
                condition=Q(subject_collective__isnull=False),
                name="evaluation_collective_once",
            ),
        ]
        indexes = [
            models.Index(fields=["campaign", "kind", "name_key", "id"], name="evaluation_list"),
            models.Index(fields=["campaign", "kind", "stage"], name="evaluation_stage"),
            models.Index(
                fields=["campaign", "kind", "title_group", "tier", "sector", "field"], name="evaluation_group"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def group(self) -> tuple[str, ...]:
        """The keys of the quota group of a cadre (RUL-3)."""
        return (self.title_group, self.tier, self.sector, self.field)

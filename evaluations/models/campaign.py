"""A year's review and the criteria that its score sheets use."""

from decimal import Decimal

from django.db import models


class Campaign(models.Model):
    """One year's review under one plan and one regulation, which it keeps for good (REG-1, CYC-1)."""

    year = models.PositiveSmallIntegerField("năm", unique=True)
    name = models.CharField("tên", max_length=200)
    plan_number = models.CharField("số kế hoạch", max_length=60)
    plan_code = models.CharField(max_length=40)
    regulation_code = models.CharField(max_length=40)
    authority = models.ForeignKey(
        "organizations.LeadershipCollective",
        models.PROTECT,
        related_name="+",
        verbose_name="cấp có thẩm quyền",
    )
    opened_at = models.DateTimeField("bắt đầu")

    class Meta:
        ordering = ["-year"]

    def __str__(self) -> str:
        return self.name


class CriteriaSet(models.Model):
    """The criteria tree of Mẫu 06 for some title groups; `title_groups` empty serves all others.

    `sections`: [{key, label, groups: [{key, label, criteria: [{key, label, maximum, not_applicable_allowed}]}]}],
    maxima as decimal strings.
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="criteria_sets")
    code = models.CharField("mã", max_length=40)
    name = models.CharField("tên", max_length=250)
    title_groups = models.JSONField("nhóm chức danh", default=list, blank=True)
    sections = models.JSONField("tiêu chí")
    step = models.DecimalField("điểm lẻ đến", max_digits=4, decimal_places=2, default=Decimal("0.25"))
    is_sample = models.BooleanField("bộ mẫu", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "code"], name="criteria_code_per_campaign")
        ]

    def __str__(self) -> str:
        return self.name

"""What stands beside a self-review: points that somebody asked the subject to explain, and promises to mend."""

from django.db import models

from evaluations.enums import RemediationState


class SuggestedPoint(models.Model):
    """One point suggested for review (gợi ý kiểm điểm). Its answer is the review's field `GY.<number>`."""

    evaluation = models.ForeignKey("evaluations.Evaluation", models.CASCADE, related_name="suggested_points")
    number = models.PositiveSmallIntegerField("số thứ tự")
    text = models.TextField("nội dung gợi ý")
    source = models.CharField("nơi gợi ý, văn bản", max_length=250)
    recorded_by = models.ForeignKey("organizations.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc")

    class Meta:
        ordering = ["evaluation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "number"], name="suggested_point_number")
        ]


class Remediation(models.Model):
    """One shortcoming, what will be done about it and by when; followed up in the next year's review (I.2, DEC-3)."""

    evaluation = models.ForeignKey("evaluations.Evaluation", models.CASCADE, related_name="remediations")
    shortcoming = models.TextField("hạn chế, khuyết điểm")
    action = models.TextField("biện pháp khắc phục")
    due_on = models.DateField("thời hạn")
    state = models.CharField(
        "kết quả", max_length=10, choices=RemediationState.choices, default=RemediationState.OPEN.value
    )
    outcome = models.TextField("kết quả khắc phục", blank=True)
    recorded_by = models.ForeignKey("organizations.User", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc")

    class Meta:
        ordering = ["evaluation", "due_on", "pk"]

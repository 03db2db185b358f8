"""Dated acts by which a file goes from one office to the next, received or returned (CAD-9)."""

from django.db import models

from evaluations.enums import HandOverLeg


class HandOver(models.Model):
    """One sending of one cadre's file."""

    evaluation = models.ForeignKey("evaluations.Evaluation", models.CASCADE, related_name="hand_overs")
    leg = models.CharField("chặng", max_length=15, choices=HandOverLeg.choices)
    sent_by = models.ForeignKey("organizations.User", models.PROTECT, related_name="+")
    sent_at = models.DateTimeField("gửi lúc")
    note = models.CharField("ghi chú", max_length=500, blank=True)
    received_by = models.ForeignKey("organizations.User", models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField("nhận lúc", null=True)
    returned_at = models.DateTimeField("trả lại lúc", null=True)
    return_reason = models.CharField("lý do trả lại", max_length=1000, blank=True)

    class Meta:
        ordering = ["evaluation", "sent_at"]

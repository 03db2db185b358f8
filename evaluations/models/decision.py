"""What the authority decided; superseded, never updated."""

from django.db import models
from django.db.models import Q

from evaluations.enums import RatingChoice


class Decision(models.Model):
    """The rating of one subject and the comment text of Mẫu 01 part III (CAD-7, DEC-1).

    `reason` is compulsory where the committee departs from the tally or settles several posts (BAL-4, RUL-10).
    `override_…`: why and under which document the ceiling was passed, where the regulation lets it (E8); else empty.
    """

    evaluation = models.ForeignKey("evaluations.Evaluation", models.PROTECT, related_name="decisions")
    ballot = models.ForeignKey("evaluations.Ballot", models.PROTECT, null=True, related_name="decisions")
    rating = models.CharField("mức xếp loại", max_length=12, choices=RatingChoice.choices)
    strengths = models.TextField("ưu điểm", blank=True)
    weaknesses = models.TextField("hạn chế, khuyết điểm", blank=True)
    prospects = models.TextField("chiều hướng, triển vọng phát triển", blank=True)
    reason = models.CharField("lý do của cấp có thẩm quyền", max_length=1000, blank=True)
    override_reason = models.CharField("lý do vượt tỷ lệ", max_length=1000, blank=True)
    override_document = models.CharField("văn bản cho vượt tỷ lệ", max_length=120, blank=True)
    is_provisional = models.BooleanField("tạm tính", default=False)
    decided_on = models.DateField("ngày quyết định")
    decided_by = models.ForeignKey("organizations.User", models.PROTECT, related_name="+")
    decided_at = models.DateTimeField("ghi lúc")
    number = models.CharField("số văn bản", max_length=60, blank=True)
    signer_name = models.CharField("người ký", max_length=200, blank=True)
    signer_post = models.CharField("chức vụ người ký", max_length=250, blank=True)
    issued_on = models.DateField("ngày văn bản", null=True)
    published_at = models.DateTimeField("công bố lúc", null=True)
    announced_on = models.DateField("thông báo tại hội nghị đơn vị ngày", null=True)
    superseded_at = models.DateTimeField(null=True)
    superseded_reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["evaluation", "decided_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation"], condition=Q(superseded_at=None), name="decision_current_once"
            )
        ]

"""What the subject says of itself: the review in versions, and every score sheet of Mẫu 06."""

from django.db import models
from django.db.models import Q

from evaluations.enums import FOUR_RATINGS, Voice


class SelfReview(models.Model):
    """One version of the self-review (Mẫu 01). A submitted version is frozen; a later one stands beside it.

    `answers`: {field key: text}; `revision` rises with every save, so that two editors notice each other.
    `is_on_paper`: the unit's office (`recorded_by`) entered it from the signed paper, whose scan lies in the evidence.
    """

    evaluation = models.ForeignKey("evaluations.Evaluation", models.CASCADE, related_name="self_reviews")
    version = models.PositiveSmallIntegerField("bản", default=1)
    form_version = models.CharField(max_length=30)
    answers = models.JSONField("nội dung", default=dict)
    self_rating = models.CharField("tự xếp loại", max_length=12, choices=FOUR_RATINGS, blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField("lưu lúc")
    submitted_at = models.DateTimeField("nộp lúc", null=True)
    received_at = models.DateTimeField("nhận lúc", null=True)
    returned_at = models.DateTimeField("trả lại lúc", null=True)
    return_reason = models.CharField("lý do trả lại", max_length=1000, blank=True)
    return_field = models.CharField(max_length=20, blank=True)
    is_on_paper = models.BooleanField("ghi từ bản giấy", default=False)
    recorded_by = models.ForeignKey("organizations.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["evaluation", "version"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "version"], name="self_review_version")]


class ScoreSheet(models.Model):
    """One person's Mẫu 06 about one cadre.

    `scores`: {criterion key: decimal string, or null for not applicable}; `notes`: {criterion key: reason or proof in
    words}; `total` once complete.
    """

    evaluation = models.ForeignKey("evaluations.Evaluation", models.CASCADE, related_name="score_sheets")
    voice = models.CharField(max_length=12, choices=Voice.choices)
    scorer = models.ForeignKey("organizations.Person", models.PROTECT, related_name="+")
    conference = models.ForeignKey(
        "evaluations.Conference", models.PROTECT, null=True, related_name="score_sheets"
    )
    scores = models.JSONField("điểm", default=dict)
    notes = models.JSONField("lý do, minh chứng", default=dict)
    total = models.DecimalField("tổng điểm", max_digits=7, decimal_places=2, null=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField("lưu lúc")
    submitted_at = models.DateTimeField("gửi lúc", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "voice", "scorer"],
                condition=Q(conference=None),
                name="score_sheet_of_self_once",
            ),
            models.UniqueConstraint(fields=["conference", "evaluation", "scorer"], name="score_sheet_once"),
        ]

"""Step 2a: the direct subordinates' Mẫu 02B. Roll and answers have nothing to join on (reliability 2B)."""

import uuid

from django.db import models


class FeedbackRound(models.Model):
    """The asking of one cadre's direct subordinates: list, opening, closing, the office's summary.

    `list_reason`: the list was widened or corrected by hand, so the org office confirms it before it is frozen (ORG-6).

    `summary`: {strengths: {row: text}, weaknesses: {row: text}, other: text} written by the office after closing;
    `on_paper`: {issued, collected, valid, counts: {rating: n}} when done on paper.
    """

    evaluation = models.OneToOneField("evaluations.Evaluation", models.CASCADE, related_name="feedback_round")
    list_reason = models.CharField("lý do khác danh sách theo cơ cấu", max_length=500, blank=True)
    confirmed_by = models.ForeignKey("organizations.User", models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField("xác nhận danh sách lúc", null=True)
    invited_at = models.DateTimeField("chốt danh sách lúc", null=True)
    held_on = models.DateField("ngày họp", null=True)
    place = models.CharField("địa điểm", max_length=250, blank=True)
    present = models.PositiveSmallIntegerField("số người dự họp", null=True)
    answers_until = models.DateField("nhận phiếu đến hết ngày", null=True)
    closed_at = models.DateTimeField("đóng lúc", null=True)
    closed_without = models.CharField("lý do không thực hiện", max_length=500, blank=True)
    minutes = models.TextField("biên bản", blank=True)
    summary = models.JSONField("tổng hợp", default=dict)
    on_paper = models.JSONField(default=dict)


class FeedbackRoll(models.Model):
    """Who was invited and whether a sheet was handed in. Never which, never when."""

    round = models.ForeignKey(FeedbackRound, models.CASCADE, related_name="roll")
    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="+")
    has_answered = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="feedback_roll_once")]


class FeedbackSheet(models.Model):
    """One answer: no person, no time, no counter. Random key; the set is rewritten in sorted order at each answer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(FeedbackRound, models.CASCADE, related_name="+")
    content = models.JSONField()

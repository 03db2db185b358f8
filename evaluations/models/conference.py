"""Meetings of step 2 (2b, 2c): who was there, which cadres were discussed, what was proposed."""

from django.db import models
from django.db.models import Q

from evaluations.enums import FOUR_RATINGS, ConferenceKind, Voice


class Conference(models.Model):
    """One meeting of one collective about one or more cadres."""

    campaign = models.ForeignKey("evaluations.Campaign", models.PROTECT, related_name="conferences")
    kind = models.CharField("loại", max_length=12, choices=ConferenceKind.choices)
    collective = models.ForeignKey("organizations.LeadershipCollective", models.PROTECT, related_name="+")
    held_at = models.DateTimeField("họp lúc")
    place = models.CharField("địa điểm", max_length=250, blank=True)
    agenda = models.TextField("chương trình", blank=True)
    chair = models.ForeignKey("organizations.Person", models.PROTECT, related_name="+")
    secretary_name = models.CharField("thư ký", max_length=200, blank=True)
    is_on_paper = models.BooleanField("chấm trên giấy", default=False)
    opened_by = models.ForeignKey("organizations.User", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField("mời họp lúc")
    minutes = models.TextField("biên bản", blank=True)
    closed_at = models.DateTimeField("kết thúc lúc", null=True)

    class Meta:
        ordering = ["held_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {self.collective}"


class Attendance(models.Model):
    """A member of the collective on the roll of the meeting."""

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="attendances")
    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="+")
    seat_role = models.CharField(max_length=10)
    is_present = models.BooleanField("có mặt", default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "person"], name="attendance_once")]


class ConferenceItem(models.Model):
    """A cadre on the meeting's list.

    `paper_totals`: what the count of signed paper sheets gave, {"issued", "collected", "valid": n, "mean", "lowest",
    "highest": decimal strings}; empty when members scored here. The scan lies in the case's evidence.
    """

    conference = models.ForeignKey(Conference, models.CASCADE, related_name="items")
    evaluation = models.ForeignKey("evaluations.Evaluation", models.CASCADE, related_name="conference_items")
    means_opened_at = models.DateTimeField("công bố điểm trung bình lúc", null=True)
    paper_totals = models.JSONField("tổng hợp phiếu giấy", default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conference", "evaluation"], name="conference_item_once")
        ]


class Proposal(models.Model):
    """Mẫu 03 of one collective about one cadre; a newer one supersedes, never overwrites.

    `votes`: {rating: number}; `caps`: the caps that bound then, as frozen facts.
    """

    evaluation = models.ForeignKey("evaluations.Evaluation", models.CASCADE, related_name="proposals")
    conference = models.ForeignKey(Conference, models.PROTECT, null=True, related_name="proposals")
    voice = models.CharField(max_length=12, choices=Voice.choices)
    strengths = models.TextField("ưu điểm")
    weaknesses = models.TextField("hạn chế, khuyết điểm")
    gap_reason = models.TextField("lý do chênh lệch", blank=True)
    votes = models.JSONField("biểu quyết", default=dict)
    present = models.PositiveSmallIntegerField("có mặt", default=0)
    mean_score = models.DecimalField("điểm trung bình", max_digits=7, decimal_places=2, null=True)
    sheets = models.PositiveSmallIntegerField("số phiếu chấm", default=0)
    rating = models.CharField("đề xuất", max_length=12, choices=FOUR_RATINGS)
    is_provisional = models.BooleanField("tạm tính", default=False)
    caps = models.JSONField(default=list)
    proposed_by = models.ForeignKey("organizations.User", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField("lúc")
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["evaluation", "voice", "proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "voice"], condition=Q(superseded_at=None), name="proposal_current_once"
            )
        ]

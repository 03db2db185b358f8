"""The deciding body's vote on an organisation or a collective (II.1, III)."""

from django.db import models
from django.db.models import Q

from evaluations.enums import FOUR_RATINGS


class BodyVote(models.Model):
    """One count of one vote. In a secret ballot two members enter it and must agree; at a meeting once is enough (BAL-1, BAL-2).

    `counts`: {rating: n, "blank": n, "spoilt": n}; at a meeting {rating: for, "against": n}.
    """

    evaluation = models.ForeignKey("evaluations.Evaluation", models.CASCADE, related_name="body_votes")
    is_secret = models.BooleanField("bỏ phiếu kín")
    held_on = models.DateField("ngày họp")
    entitled = models.PositiveSmallIntegerField("số người có quyền biểu quyết")
    present = models.PositiveSmallIntegerField("có mặt")
    counts = models.JSONField("kết quả")
    rating = models.CharField("mức đạt quá bán", max_length=12, choices=FOUR_RATINGS, blank=True)
    entered_by = models.ForeignKey("organizations.User", models.PROTECT, related_name="+")
    entered_at = models.DateTimeField("nhập lúc")
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "entered_by"], condition=Q(superseded_at=None), name="body_vote_once"
            )
        ]

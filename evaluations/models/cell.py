"""A cell's meeting about its members: who came, what it proposes for each (II.2)."""

from django.db import models
from django.db.models import Q

from evaluations.enums import FOUR_RATINGS, MEETING_WAYS, ONE_STAGE


class CellMeeting(models.Model):
    """The yearly meeting of one cell. `present`: ids of the people who came; `way`: one_stage or two_stage (E9)."""

    campaign = models.ForeignKey("evaluations.Campaign", models.PROTECT, related_name="cell_meetings")
    cell = models.ForeignKey("organizations.PartyOrganization", models.PROTECT, related_name="+")
    held_on = models.DateField("ngày họp")
    place = models.CharField("địa điểm", max_length=250, blank=True)
    way = models.CharField("cách biểu quyết", max_length=12, choices=MEETING_WAYS, default=ONE_STAGE)
    present = models.JSONField("có mặt", default=list)
    minutes = models.TextField("biên bản", blank=True)
    secretary_name = models.CharField("thư ký", max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField("lưu lúc")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "cell"], name="cell_meeting_once")]


class CellProposal(models.Model):
    """What the cell says and proposes about one member; a newer one supersedes, never overwrites.

    `agree`: votes of those present for the level; `agree_excellent`: in two stages, votes for raising good to excellent.
    """

    evaluation = models.ForeignKey("evaluations.Evaluation", models.CASCADE, related_name="cell_proposals")
    meeting = models.ForeignKey(CellMeeting, models.PROTECT, related_name="proposals")
    comment = models.TextField("nhận xét", blank=True)
    rating = models.CharField("đề xuất", max_length=12, choices=FOUR_RATINGS)
    voters = models.PositiveSmallIntegerField("số người biểu quyết")
    agree = models.PositiveSmallIntegerField("đồng ý")
    agree_excellent = models.PositiveSmallIntegerField("đồng ý xuất sắc", null=True)
    is_provisional = models.BooleanField("tạm tính", default=False)
    caps = models.JSONField(default=list)
    proposed_by = models.ForeignKey("organizations.User", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField("lúc")
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation"], condition=Q(superseded_at=None), name="cell_proposal_current_once"
            )
        ]

"""Ballots counted on paper: the round, its lines, and what each teller entered."""

from django.db import models

from evaluations.enums import FOUR_RATINGS, BallotState


class Ballot(models.Model):
    """One round of voting by one body. Figures are those on which two tellers agree (BAL-2).

    `roll`: [{"person": id, "name": text, "role": seat role, "present": bool}], frozen when the ballot opens;
    who was there is known, who marked what is on no paper and in no row.
    """

    campaign = models.ForeignKey("evaluations.Campaign", models.PROTECT, related_name="ballots")
    body = models.ForeignKey("organizations.LeadershipCollective", models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField("vòng", default=1)
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="next_rounds")
    title = models.CharField("nội dung", max_length=250)
    is_extraordinary = models.BooleanField("phiên họp bất thường", default=False)
    held_on = models.DateField("ngày họp")
    roll = models.JSONField("danh sách", default=list)
    entitled = models.PositiveSmallIntegerField("số người có quyền bỏ phiếu")
    present = models.PositiveSmallIntegerField("có mặt")
    issued = models.PositiveSmallIntegerField("phát ra", null=True)
    collected = models.PositiveSmallIntegerField("thu về", null=True)
    valid = models.PositiveSmallIntegerField("hợp lệ", null=True)
    state = models.CharField(max_length=10, choices=BallotState.choices, default=BallotState.OPEN.value)
    opened_by = models.ForeignKey("organizations.User", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField("mở lúc")
    counted_at = models.DateTimeField("kiểm xong lúc", null=True)

    class Meta:
        ordering = ["-opened_at"]


class BallotLine(models.Model):
    """One subject on the ballot.

    `counts`: {rating: n, "blank": n, "spoilt": n}; `choices`: the levels offered, empty = all four (a second
    round offers the two that led); `absent_subject`: the subject sits in the body and leaves the own case.
    """

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="lines")
    evaluation = models.ForeignKey("evaluations.Evaluation", models.PROTECT, related_name="ballot_lines")
    order = models.PositiveSmallIntegerField()
    absent_subject = models.BooleanField(default=False)
    choices = models.JSONField("mức được chọn", default=list)
    counts = models.JSONField(default=dict)
    outcome = models.CharField("kết quả", max_length=12, choices=FOUR_RATINGS, blank=True)

    class Meta:
        ordering = ["ballot", "order"]
        constraints = [models.UniqueConstraint(fields=["ballot", "evaluation"], name="ballot_line_once")]


class TellerCount(models.Model):
    """What one teller read off the papers; shown to the other only when both have entered.

    `counts`: {line id: {rating: n, "blank": n, "spoilt": n}}.
    """

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="teller_counts")
    teller = models.ForeignKey("organizations.Person", models.PROTECT, related_name="+")
    issued = models.PositiveSmallIntegerField()
    collected = models.PositiveSmallIntegerField()
    valid = models.PositiveSmallIntegerField()
    counts = models.JSONField()
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ballot", "teller"], name="teller_count_once")]

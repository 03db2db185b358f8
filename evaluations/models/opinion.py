"""Written opinions: workplace and residence committees, former places, consulted agencies."""

from django.db import models
from django.db.models import Q

from evaluations.enums import FOUR_RATINGS, OpinionSource


class Opinion(models.Model):
    """What one body says of one subject; the body is a unit or a party organisation.

    `body`: which of several bodies that write from one unit (a participant of the plan's matrix); `grid`: {row key: grade}
    of Mẫu 03-HD or 04-HD, only the rows of the rater's remit. An exempt residence opinion carries
    its reason in `exempt_reason` (213-QĐ/TW).
    """

    evaluation = models.ForeignKey("evaluations.Evaluation", models.CASCADE, related_name="opinions")
    source = models.CharField("nguồn", max_length=12, choices=OpinionSource.choices)
    unit = models.ForeignKey("organizations.Unit", models.PROTECT, null=True, related_name="+")
    organization = models.ForeignKey(
        "organizations.PartyOrganization", models.PROTECT, null=True, related_name="+"
    )
    body = models.CharField("chủ thể", max_length=40, blank=True)
    grid = models.JSONField("phiếu phân tích", default=dict)
    text = models.TextField("nhận xét", blank=True)
    rating = models.CharField("đề xuất", max_length=12, choices=FOUR_RATINGS, blank=True)
    exempt_reason = models.CharField("lý do miễn", max_length=500, blank=True)
    given_by = models.ForeignKey("organizations.User", models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField("gửi lúc", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "source", "unit", "body"],
                condition=Q(organization=None),
                name="opinion_once_per_unit",
            ),
            models.UniqueConstraint(
                fields=["evaluation", "source", "organization"],
                condition=Q(unit=None),
                name="opinion_once_per_organization",
            ),
            models.CheckConstraint(
                condition=Q(unit=None, organization__isnull=False) | Q(unit__isnull=False, organization=None),
                name="opinion_one_body",
            ),
        ]

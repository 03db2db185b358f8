"""Cadres whom the province rates: the meetings of their block, gathered here and sent up, never decided here (PRV-1)."""

from django.db import models

from evaluations.enums import FOUR_RATINGS


class BlockReport(models.Model):
    """What one block's meetings gave, from the host to the org office and on to the province (3.7)."""

    campaign = models.ForeignKey("evaluations.Campaign", models.PROTECT, related_name="block_reports")
    block = models.CharField("khối", max_length=250)
    host = models.CharField("nơi chủ trì", max_length=250)
    held_on = models.DateField("ngày họp", null=True)
    place = models.CharField("địa điểm", max_length=250, blank=True)
    minutes = models.TextField("biên bản", blank=True)
    gathered_by = models.ForeignKey("organizations.User", models.PROTECT, null=True, related_name="+")
    gathered_at = models.DateTimeField("tổng hợp lúc", null=True)
    document_number = models.CharField("số báo cáo", max_length=60, blank=True)
    forwarded_by = models.ForeignKey("organizations.User", models.PROTECT, null=True, related_name="+")
    forwarded_at = models.DateTimeField("báo cáo lên trên lúc", null=True)

    class Meta:
        ordering = ["campaign", "block"]
        constraints = [models.UniqueConstraint(fields=["campaign", "block"], name="block_report_once")]

    def __str__(self) -> str:
        return f"{self.block} {self.campaign.year}"


class BlockResult(models.Model):
    """What the block's meetings said of one cadre; name and title as they were that day.

    `votes`: {rating: number}. No rating is decided: `outcome` is what the province later made known.
    """

    report = models.ForeignKey(BlockReport, models.CASCADE, related_name="results")
    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="+")
    name = models.CharField("họ tên", max_length=250)
    name_key = models.CharField(max_length=300)
    title = models.CharField("chức vụ", max_length=250)
    self_rating = models.CharField("tự xếp loại", max_length=12, choices=FOUR_RATINGS, blank=True)
    present = models.PositiveSmallIntegerField("có mặt", null=True)
    votes = models.JSONField("phiếu theo mức", default=dict)
    strengths = models.TextField("ưu điểm", blank=True)
    weaknesses = models.TextField("hạn chế, khuyết điểm", blank=True)
    outcome = models.CharField("kết quả cấp trên thông báo", max_length=12, choices=FOUR_RATINGS, blank=True)
    outcome_document = models.CharField("văn bản thông báo", max_length=120, blank=True)

    class Meta:
        ordering = ["report", "name_key"]
        constraints = [models.UniqueConstraint(fields=["report", "person"], name="block_result_once")]

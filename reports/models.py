"""Tables of the printing room: a batch of papers and each of its files."""

import uuid

from django.conf import settings
from django.db import models


class PaperBatch(models.Model):
    """Many copies of one paper asked for at once; how far it is stands in its jobs and items."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField("mẫu", max_length=40)
    made_as = models.CharField("dạng tệp", max_length=4)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("yêu cầu lúc")
    joined_name = models.CharField("tệp ghép", max_length=120, blank=True)
    joined_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        default_permissions = ()
        indexes = [models.Index(fields=["asked_by", "-asked_at"], name="paper_batch_of_person")]


class PaperItem(models.Model):
    """One copy of a batch. `sha256` is filled once its file lies safe under `stored_name`; `problem` once it cannot be made.

    `problem`: {"code", "params"} of the refusal, worded by phrases.py.
    """

    batch = models.ForeignKey(PaperBatch, models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField("thứ tự")
    target_id = models.CharField(max_length=100)
    name = models.CharField("họ tên", max_length=250)
    stored_name = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField("mã kiểm tra", max_length=64, blank=True)
    size = models.PositiveIntegerField("dung lượng, byte", default=0)
    problem = models.JSONField("lý do không in được", default=dict)

    class Meta:
        ordering = ["batch", "order"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["batch", "order"], name="paper_item_order")]

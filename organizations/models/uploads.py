"""Workbooks that somebody uploaded for import, with what the check found; the file lies in the data folder."""

import uuid

from django.conf import settings
from django.db import models


class RosterUpload(models.Model):
    """One uploaded workbook: checked, perhaps written. The report is what the check or the writing found."""

    class State(models.TextChoices):
        CHECKED = "checked", "Đã kiểm tra, chưa ghi"
        WRITTEN = "written", "Đã ghi vào hồ sơ"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField("tên tệp", max_length=200)
    sha256 = models.CharField(max_length=64)
    sheets = models.JSONField("trang tính được chọn", default=list)
    report = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.CHECKED.value)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    written_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-uploaded_at"]
        default_permissions = ()

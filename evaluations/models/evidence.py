"""Files put beside a case: proof of a criterion, a scan of what was done on paper, records of a breakthrough."""

import uuid

from django.db import models
from django.db.models import Q

from evaluations.enums import EvidencePurpose


class Evidence(models.Model):
    """One uploaded file. The bytes lie under `stored_name` (internal); `name` is what the person called it.

    `key`: the criterion or the field of the form that it proves, empty for the whole; `sha256` is checked at every download.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    evaluation = models.ForeignKey("evaluations.Evaluation", models.CASCADE, related_name="evidence")
    purpose = models.CharField("dùng cho", max_length=12, choices=EvidencePurpose.choices)
    key = models.CharField(max_length=40, blank=True)
    name = models.CharField("tên tệp", max_length=200)
    stored_name = models.CharField(max_length=80, unique=True)
    media_type = models.CharField("loại", max_length=100)
    size = models.PositiveIntegerField("dung lượng, byte")
    sha256 = models.CharField("mã kiểm tra", max_length=64)
    uploaded_by = models.ForeignKey("organizations.User", models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("tải lên lúc")
    removed_at = models.DateTimeField("gỡ lúc", null=True)

    class Meta:
        ordering = ["evaluation", "purpose", "key", "uploaded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "purpose", "key", "sha256"],
                condition=Q(removed_at=None),
                name="evidence_once",
            )
        ]

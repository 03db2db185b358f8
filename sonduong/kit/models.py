"""Tables of the tools: the audit trail and the jobs."""

import uuid

from django.conf import settings
from django.db import models


class AuditHead(models.Model):
    """One row: the end of the chain. Locking it is what keeps the chain single."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)


class AuditEntry(models.Model):
    """Who did what to what, when: append-only, each entry sealed over the one before (NFR-3)."""

    number = models.BigIntegerField(primary_key=True)
    recorded_at = models.DateTimeField()
    business_at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người làm"
    )
    actor_name = models.CharField(max_length=200)
    act = models.CharField(max_length=80)
    target_kind = models.CharField(max_length=80)
    target_id = models.CharField(max_length=64)
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["target_kind", "target_id", "number"], name="audit_target")]


class Job(models.Model):
    """A long piece of work as a row: the truth; Celery only wakes workers (decision 8)."""

    class State(models.TextChoices):
        QUEUED = "queued", "Đang chờ"
        RUNNING = "running", "Đang làm"
        DONE = "done", "Đã xong"
        FAILED = "failed", "Không xong"
        CANCELLED = "cancelled", "Đã hủy"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200, unique=True)
    params = models.JSONField(default=dict)
    title = models.CharField(max_length=250, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED.value)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    now_making = models.CharField(max_length=250, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    cancel_asked = models.BooleanField(default=False)
    error = models.CharField(max_length=300, blank=True)
    result = models.JSONField(default=dict)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["state", "lease_until"], name="job_state")]

    @property
    def is_finished(self) -> bool:
        return self.state in {self.State.DONE, self.State.FAILED, self.State.CANCELLED}

"""One notice to one person; never two for the same cause."""

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """A line in a person's inbox. `cause` names what it is about, so that it is never sent twice."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    cause = models.CharField(max_length=200)
    title = models.CharField(max_length=250)
    link = models.CharField(max_length=250, blank=True)
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["recipient", "cause"], name="notice_once_per_cause")]
        indexes = [models.Index(fields=["recipient", "read_at"], name="notice_unread")]

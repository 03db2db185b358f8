"""One-time slips for signing in: asked for by one person, printed by another, used once."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class SignInSlip(models.Model):
    """A request and, once printed, the slip. Of the code only a keyed hash is kept (NFR-7).

    `asked_by` is empty for the first slips of an installation, when nobody can ask yet.
    """

    class Purpose(models.TextChoices):
        FIRST = "first", "Tài khoản mới"
        FORGOTTEN = "forgotten", "Quên mật khẩu"

    person = models.ForeignKey("organizations.Person", models.PROTECT, related_name="slips")
    purpose = models.CharField("lý do", max_length=10, choices=Purpose.choices)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField("đề nghị lúc")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField("in lúc", null=True)
    digest = models.CharField(max_length=64, blank=True)
    expires_at = models.DateTimeField("hết hạn", null=True)
    used_at = models.DateTimeField("dùng lúc", null=True)
    revoked_at = models.DateTimeField("hủy lúc", null=True)

    class Meta:
        ordering = ["asked_at", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(made_at=None, revoked_at=None), name="signinslip_one_asked"
            ),
            models.CheckConstraint(
                name="signinslip_two_people",
                condition=Q(made_by=None) | ~Q(made_by=models.F("asked_by")),
            ),
        ]
        indexes = [models.Index(fields=["digest"], name="signinslip_digest")]

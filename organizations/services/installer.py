"""The first login of an empty installation: nobody's person, sets up the others, and proves itself by a one-time link."""

from datetime import datetime

from django.db import transaction

from organizations.models import User
from sonduong.kit import audit

USERNAME = "quantri"


@transaction.atomic
def installer_find(*, at: datetime) -> User | None:
    """The installer who has not chosen a password yet; made when nobody at all has a login, else None."""
    if not User.objects.exists():
        user = User.objects.create_user(USERNAME, is_installer=True)
        audit.record(actor=None, act="account.create", target=user, data={"installer": True}, at=at)
        return user
    user = User.objects.filter(is_installer=True).first()
    return user if user is not None and not user.has_usable_password() else None

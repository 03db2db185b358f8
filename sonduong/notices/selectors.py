"""Reads a person's own notices."""

from sonduong.notices.models import Notice


def inbox(user):
    """The person's notices, newest first."""
    return Notice.objects.filter(recipient=user)


def unread_count(user) -> int:
    """How many are new."""
    return Notice.objects.filter(recipient=user, read_at=None).count()

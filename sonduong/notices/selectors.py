"""Reads a person's own notices."""

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from sonduong.notices.models import Notice


def inbox(user):
    """The person's notices, newest first."""
    return Notice.objects.filter(recipient=user)


def unread_count(user) -> int:
    """How many are new."""
    return Notice.objects.filter(recipient=user, read_at=None).count()


def unread_of(recipient: str) -> Coalesce:
    """The same as a column of another query: `recipient` names that query's key of the login."""
    mine = Notice.objects.filter(recipient=OuterRef(recipient), read_at=None).order_by()
    return Coalesce(Subquery(mine.values("recipient").annotate(count=Count("pk")).values("count")), 0)

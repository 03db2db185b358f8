"""Writes notices: sent once per cause, marked as read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sonduong.notices.models import Notice


@dataclass(frozen=True, slots=True)
class Line:
    """One notice to be sent: to which login, for which cause, in which words, leading where."""

    recipient_id: int
    cause: str
    title: str
    link: str = ""


def notices_send(*, lines: Iterable[Line], at: datetime) -> None:
    """Put each line in its inbox unless that person already has one for the same cause (CYC-4)."""
    rows = [
        Notice(recipient_id=n.recipient_id, cause=n.cause, title=n.title[:250], link=n.link, sent_at=at)
        for n in lines
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def notices_read(*, recipient, at: datetime) -> None:
    """Mark all of a person's notices as read."""
    Notice.objects.filter(recipient=recipient, read_at=None).update(read_at=at)

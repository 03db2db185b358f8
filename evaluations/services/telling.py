"""Puts a line in the inbox of people, by person; who has no login is told on paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from organizations.models import User
from sonduong.notices.services import Line, notices_send


@dataclass(frozen=True, slots=True)
class Word:
    """One notice to one person. `cause` names the act, so that it is never told twice."""

    person_id: int
    cause: str
    title: str
    link: str


def tell(*, words: Iterable[Word], at: datetime) -> None:
    """Send the words to those who have a login, in the caller's transaction. Two queries, however many."""
    words = list(words)
    people = {word.person_id for word in words}
    logins = dict(User.objects.filter(is_active=True, person__in=people).values_list("person_id", "pk"))
    lines = [Line(logins[w.person_id], w.cause, w.title, w.link) for w in words if w.person_id in logins]
    if lines:
        notices_send(lines=lines, at=at)

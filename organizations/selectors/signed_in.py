"""Who is signed in, for the head of every page, in one query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Subquery

from organizations.models import Appointment, Person, User
from sonduong.notices.selectors import unread_count, unread_of


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Name, main post with its place on that day, new notices."""

    name: str
    post: str
    notices: int


def signed_in(user: User, *, on: date) -> SignedIn:
    """The person of this login; a login that is no person has its user name and no post."""
    if user.person_id is None:
        return SignedIn(user.username, "", unread_count(user))
    posts = Appointment.objects.on(on).filter(person=OuterRef("pk")).annotate(place=F("unit__name"))
    rows = Person.objects.annotate(
        post=Subquery(posts.values("title")[:1]),
        place=Subquery(posts.values("place")[:1]),
        notices=unread_of("user__pk"),
    )
    user.person = person = rows.get(pk=user.person_id)
    return SignedIn(person.full_name, ", ".join(filter(None, (person.post, person.place))), person.notices)

"""Who is signed in, for the head of every page, in one query."""

from datetime import date

from django.db.models import F, OuterRef, Subquery

from organizations.models import Appointment, Person, User


def signed_in(user: User, *, on: date) -> tuple[str, str]:
    """(name, main post with its place on that day); a login that is no person has its user name and no post."""
    if user.person_id is None:
        return user.username, ""
    posts = Appointment.objects.on(on).filter(person=OuterRef("pk")).annotate(place=F("unit__name"))
    rows = Person.objects.annotate(
        post=Subquery(posts.values("title")[:1]), place=Subquery(posts.values("place")[:1])
    )
    user.person = person = rows.get(pk=user.person_id)
    return person.full_name, ", ".join(filter(None, (person.post, person.place)))

"""Logins of people: created in bulk with an unusable password; a printed slip or the first administrator sets one."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.utils.crypto import get_random_string

from organizations.models import Person, User
from organizations.permissions import sync_permissions
from sonduong.kit import audit


@transaction.atomic
def accounts_create(*, person_ids: Collection[int], actor, at: datetime) -> list[User]:
    """Logins for those of these people who have none, named after their codes; returns the new ones."""
    people = Person.objects.filter(pk__in=person_ids, user=None).order_by("code")
    users = [
        User(
            username=person.code.lower(),
            person=person,
            password=UNUSABLE_PASSWORD_PREFIX + get_random_string(40),
        )
        for person in people
    ]
    User.objects.bulk_create(users, batch_size=500)
    audit.record_many(actor=actor, acts=[audit.Act("account.create", user) for user in users], at=at)
    sync_permissions()
    return users


@transaction.atomic
def password_set(*, user_id: int, password: str, actor, at: datetime) -> None:
    """Give a login its password; who may call this for whom is the caller's door's business (own page, printed slip)."""
    user = User.objects.select_for_update().get(pk=user_id)
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(actor=actor, act="account.password", target=user, at=at)

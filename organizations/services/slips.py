"""One-time slips: the org office asks, the administrator prints, the person sets a password; disabling ends sessions."""

import base64
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from organizations.models import Assignment, Person, SignInSlip, User
from organizations.permissions import roles_of, sync_permissions
from organizations.services.accounts import accounts_create
from sonduong.kit import audit
from sonduong.kit.errors import DomainError
from sonduong.kit.locks import lock

Purpose = SignInSlip.Purpose
# A first slip travels by hand through offices; one for a forgotten password is handed over the counter.
LASTS = {Purpose.FIRST: timedelta(days=14), Purpose.FORGOTTEN: timedelta(hours=24)}
SALT = "organizations.sign-in-slip"
FIRST_ROLES = ("org_office", "administrator")


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    """What stands on the paper; the code exists nowhere else."""

    name: str
    place: str
    username: str
    code: str
    purpose: str
    expires_at: datetime


def code_digest(code: str) -> str:
    """Keyed hash of a code, however it is spaced or cased."""
    plain = "".join(code.split()).replace("-", "").upper()
    return salted_hmac(SALT, plain, algorithm="sha256").hexdigest()


def _new_code() -> str:
    """128 random bits in groups of four that people can type."""
    text = base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


@transaction.atomic
def slips_ask(*, person_ids: Collection[int], purpose: str, actor, at: datetime) -> list[SignInSlip]:
    """Ask for slips; whoever has a request waiting, or already has an account when a first one is asked for, is left out."""
    _refuse_without("org_office", actor, at)
    people = Person.objects.filter(pk__in=person_ids)
    waiting = SignInSlip.objects.filter(made_at=None, revoked_at=None).values("person_id")
    people = people.exclude(pk__in=waiting)
    if purpose == Purpose.FIRST:
        people = people.filter(user=None)
    else:
        people = people.exclude(user=None)
    slips = SignInSlip.objects.bulk_create(
        [SignInSlip(person=one, purpose=purpose, asked_by=actor, asked_at=at) for one in people],
        batch_size=500,
    )
    acts = [audit.Act("account.ask", one.person, {"purpose": purpose, "slip": one.pk}) for one in slips]
    audit.record_many(actor=actor, acts=acts, at=at)
    return slips


@transaction.atomic
def slips_make(*, slip_ids: Collection[int], actor, at: datetime) -> list[PrintedSlip]:
    """Make the accounts that lack and the codes of these requests; earlier slips of the same people die.

    Refused: by who asked for one of them, and for a request that no longer waits.
    """
    _refuse_without("administrator", actor, at)
    slips = lock(
        SignInSlip.objects.filter(pk__in=slip_ids, made_at=None, revoked_at=None).select_related("person")
    )
    if len(slips) != len(set(slip_ids)):
        raise DomainError("no_such_request")
    if any(slip.asked_by_id == actor.pk for slip in slips):
        raise DomainError("same_two")
    return _print(slips, actor, at)


@transaction.atomic
def first_slips(*, actor, at: datetime) -> list[PrintedSlip]:
    """The installer's way out of an empty house: slips for the org office and the administrators, asked for by nobody.

    Refused once anybody of the org office has set a password: from then on two people are needed.
    """
    if not actor.is_installer:
        raise DomainError("not_installer")
    tasks = Assignment.objects.on(at.date()).filter(role__in=FIRST_ROLES)
    offices = User.objects.filter(
        person__in=tasks.filter(role="org_office").values("person_id"), is_active=True
    )
    if any(user.has_usable_password() for user in offices):
        raise DomainError("office_present")
    people = Person.objects.filter(pk__in=tasks.values("person_id")).order_by("name_key", "pk")
    if not people:
        raise DomainError("nobody_assigned")
    SignInSlip.objects.filter(person__in=people, made_at=None, revoked_at=None).update(revoked_at=at)
    slips = SignInSlip.objects.bulk_create(
        [SignInSlip(person=one, purpose=Purpose.FIRST, asked_at=at) for one in people]
    )
    return _print(slips, actor, at)


def _print(slips: list[SignInSlip], actor, at: datetime) -> list[PrintedSlip]:
    people = [slip.person_id for slip in slips]
    accounts_create(person_ids=people, actor=actor, at=at)
    users = {
        user.person_id: user
        for user in User.objects.filter(person__in=people).select_related("person__workplace")
    }
    earlier = SignInSlip.objects.filter(person__in=people, used_at=None, revoked_at=None)
    earlier.exclude(made_at=None).update(revoked_at=at)
    printed = []
    for slip in slips:
        code, user = _new_code(), users[slip.person_id]
        slip.digest, slip.made_by, slip.made_at = code_digest(code), actor, at
        slip.expires_at = at + LASTS[Purpose(slip.purpose)]
        place = str(user.person.workplace or "")
        words = slip.get_purpose_display()
        printed.append(PrintedSlip(user.person.full_name, place, user.username, code, words, slip.expires_at))
    SignInSlip.objects.bulk_update(slips, ["digest", "made_by", "made_at", "expires_at"], batch_size=200)
    acts = [
        audit.Act("account.slip", users[slip.person_id], {"purpose": slip.purpose, "slip": slip.pk})
        for slip in slips
    ]
    audit.record_many(actor=actor, acts=acts, at=at)
    return printed


@transaction.atomic
def slip_use(*, username: str, code: str, password: str, at: datetime) -> User:
    """Set the password by a slip, once; whatever is wrong is refused in the same words."""
    slips = SignInSlip.objects.filter(
        digest=code_digest(code),
        used_at=None,
        revoked_at=None,
        expires_at__gte=at,
        person__user__username=username,
    )
    found = lock(slips.select_related("person"))
    user = User.objects.filter(person=found[0].person).first() if found else None
    if user is None or not user.is_active:
        raise DomainError("slip_wrong")
    found[0].used_at = at
    found[0].save(update_fields=["used_at"])
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(actor=user, act="account.password", target=user, data={"slip": found[0].pk}, at=at)
    return user


@transaction.atomic
def account_disable(*, user: User, actor, at: datetime) -> None:
    """Lock an account: no sign-in, open sessions end for good, rights go; opening again needs a new slip."""
    _refuse_without("administrator", actor, at)
    if user.pk == actor.pk:
        raise DomainError("own_account")
    user.is_active = False
    user.set_unusable_password()  # the sessions' seal is made from the password
    user.save(update_fields=["is_active", "password"])
    SignInSlip.objects.filter(person=user.person_id, used_at=None, revoked_at=None).update(revoked_at=at)
    audit.record(actor=actor, act="account.disable", target=user, at=at)
    sync_permissions()


@transaction.atomic
def account_enable(*, user: User, actor, at: datetime) -> None:
    """Open a locked account; its person comes in with a slip for a forgotten password."""
    _refuse_without("administrator", actor, at)
    user.is_active = True
    user.save(update_fields=["is_active"])
    audit.record(actor=actor, act="account.enable", target=user, at=at)
    sync_permissions()


def _refuse_without(role: str, actor, at: datetime) -> None:
    if role not in roles_of(actor, on=at.date()):
        raise DomainError({"org_office": "not_org_office", "administrator": "not_administrator"}[role])

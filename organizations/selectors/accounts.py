"""Accounts and requests for slips, with no content of the register beyond names and places."""

from datetime import date

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from organizations.models import Appointment, Assignment, Person, Seat, SignInSlip, User
from sonduong.kit.errors import NotVisible
from sonduong.kit.text import fold

PAGE = 50
GROUPS = {
    "district": "Cán bộ diện Ban Thường vụ Huyện ủy quản lý",
    "seats": "Thành viên các tập thể lãnh đạo cơ quan, đảng ủy, Ban Thường vụ",
    "secretaries": "Bí thư chi bộ",
    "assigned": "Người được phân công (tổ chức, thẩm định, kiểm phiếu …)",
}


def people_of_group(group: str, *, on: date) -> QuerySet[Person]:
    """The people of a ready-made group on that day."""
    rows = {
        "district": Appointment.objects.on(on).filter(managed_by__in=["district", "province"]),
        "seats": Seat.objects.on(on).exclude(collective__kind="cell_committee"),
        "secretaries": Appointment.objects.on(on).filter(is_head=True, organization__isnull=False),
        "assigned": Assignment.objects.on(on),
    }[group]
    return Person.objects.filter(pk__in=rows.values("person_id"))


def groups_without_account(*, on: date) -> list[tuple[str, str, int]]:
    """(group, words, people in it who have neither account nor request)."""
    waiting = SignInSlip.objects.filter(made_at=None, revoked_at=None).values("person_id")
    return [
        (code, words, people_of_group(code, on=on).filter(user=None).exclude(pk__in=waiting).count())
        for code, words in GROUPS.items()
    ]


def requests_waiting() -> list[SignInSlip]:
    """Requests not printed yet, in name order."""
    rows = SignInSlip.objects.filter(made_at=None, revoked_at=None)
    return list(
        rows.select_related("person__workplace", "asked_by__person").order_by("person__name_key", "pk")
    )


def accounts_page(search: str, number: int | str) -> Page:
    """Accounts by name, with their person and workplace."""
    users = User.objects.select_related("person__workplace").order_by("person__name_key", "pk")
    if words := fold(search).split():
        matching = Q(username__icontains=search.strip())
        name = Q()
        for word in words:
            name &= Q(person__search_key__contains=word)
        users = users.filter(matching | name)
    return Paginator(users, PAGE).get_page(number)


def account_get(pk: int) -> User:
    """One account, else NotVisible."""
    user = User.objects.select_related("person").filter(pk=pk).first()
    if user is None:
        raise NotVisible
    return user


def register_is_empty() -> bool:
    """Nobody is in the register yet."""
    return not Person.objects.exists()


def nobody_signed_in() -> bool:
    """Nobody of the register has set a password yet, so the installer's slips may still be printed."""
    return (
        not User.objects.exclude(person=None).exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).exists()
    )

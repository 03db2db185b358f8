"""Demo accounts: for each role of the matrix a person who holds it and has work, with a password of this installation."""

import json
import os
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils.crypto import get_random_string

from evaluations import permissions
from evaluations.management.season.calendar import on
from evaluations.management.season.play import Play
from evaluations.selectors.worklist import worklist_of
from organizations.models import User
from organizations.services.accounts import password_set
from sonduong.kit.roles import matrix

MORNING = on(12, 2)
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for another when read from a screen
SEVERAL = {"teller": 3, "standing_member": 4}
PLAINLY = ("administrator", "inspection", "assigned_member")  # they need not owe anything

# What makes a person the right one to try a role with, beside having work at all.
FITTING = {
    "cadre": lambda work: any(one.must_write and one.case.kind == "cadre" for one in work.own),
    "party_member": lambda work: any(one.must_write and one.case.kind == "member" for one in work.own),
    "civil_servant": lambda work: any(
        one.must_write and one.case.kind == "civil_servant" for one in work.own
    ),
    "subordinate": lambda work: bool(work.invitations),
}


@dataclass(frozen=True, slots=True)
class Account:
    """One line of `manage.py demo_accounts`."""

    role: str
    username: str
    password: str
    person: str
    unit: str


def path():
    """Where the passwords of this installation are kept, readable by its owner alone."""
    return settings.DATA_DIR / "demo_accounts.json"


def read() -> list[Account]:
    """The accounts of this installation; none before the demo was loaded."""
    if not path().exists():
        return []
    return [Account(**row) for row in json.loads(path().read_text(encoding="utf-8"))]


def make_accounts(season: Play) -> list[Account]:
    """Choose a person for each role, the busiest first and nobody twice, and give each a random password."""
    day = MORNING.date()
    candidates = holders(season, day)
    chosen: list[tuple[str, User]] = []
    for role in sorted(matrix().roles, key=lambda role: len(candidates[role])):
        taken = {user.pk for _, user in chosen}
        free = [user for user in candidates[role] if user.pk not in taken]
        chosen += [(role, user) for user in free[: SEVERAL.get(role, 1)]]
    order = list(matrix().roles)
    accounts = [
        account(role, user, MORNING) for role, user in sorted(chosen, key=lambda pair: order.index(pair[0]))
    ]
    keep(accounts)
    return accounts


def holders(season: Play, day: date) -> dict[str, list[User]]:
    """Role → the logins that hold it, those with most work first."""
    found: dict[str, list[tuple[int, int, User]]] = {role: [] for role in matrix().roles}
    for user in User.objects.filter(is_active=True).exclude(person=None).select_related("person__workplace"):
        user.standing = permissions.standing_of(user, on=day)  # as a request keeps it: asked once
        roles = permissions.roles_of(user, on=day)
        work = worklist_of(user, season.campaign, roles=roles, at=MORNING, on=day)
        for role in roles:
            if work.count or role in PLAINLY:
                fits = role in FITTING and FITTING[role](work)
                found[role].append((-work.count - (100 if fits else 0), user.pk, user))
    return {
        role: [user for _, _, user in sorted(rows, key=lambda row: row[:2])] for role, rows in found.items()
    }


def account(role: str, user: User, at: datetime) -> Account:
    """Sets the password and says it."""
    password = "-".join(get_random_string(4, LETTERS) for _ in range(3))
    password_set(user_id=user.pk, password=password, actor=None, at=at)
    workplace = user.person.workplace
    return Account(role, user.username, password, user.person.full_name, workplace.name if workplace else "")


def keep(accounts: list[Account]) -> None:
    """Written whole, then renamed, with rights for the owner alone."""
    part = path().with_suffix(f".{os.getpid()}")
    part.touch(mode=0o600)
    part.write_text(
        json.dumps([asdict(one) for one in accounts], ensure_ascii=False, indent=1), encoding="utf-8"
    )
    os.replace(part, path())

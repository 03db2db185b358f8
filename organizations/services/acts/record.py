"""What an act touched: rows made and fields changed, kept in its audit entry, so that it can be shown, and taken back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models, transaction
from django.db.models import ProtectedError

from organizations.models import PartyMembership
from organizations.permissions import sync_permissions
from organizations.selectors.scope import may_change
from organizations.services.effects import follow
from sonduong.kit import audit, clock
from sonduong.kit.errors import DomainError
from sonduong.kit.models import AuditEntry

UNDONE = "register.undo"


@dataclass(slots=True)
class Touched:
    """Rows made and rows changed by one act, in order."""

    made: list[models.Model] = field(default_factory=list)
    changed: list[tuple[models.Model, dict[str, Any], dict[str, Any]]] = field(default_factory=list)

    def make(self, row: models.Model) -> models.Model:
        """Save a new row."""
        row.save()
        self.made.append(row)
        return row

    def change(self, row: models.Model, **values: Any) -> None:
        """Save new values of some fields; nothing happens when they are as they were."""
        new = {name: value for name, value in values.items() if getattr(row, name) != value}
        if not new:
            return
        old = {name: getattr(row, name) for name in new}
        for name, value in new.items():
            setattr(row, name, value)
        row.save()
        self.changed.append((row, old, new))

    def document(self) -> dict[str, Any]:
        """Plain JSON for the audit entry."""
        return {
            "made": [[row._meta.model_name, row.pk, _stored(row)] for row in self.made],
            "changed": [
                [row._meta.model_name, row.pk, _plain(old), _plain(new)] for row, old, new in self.changed
            ],
        }


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _stored(row: models.Model) -> dict[str, Any]:
    return _plain(
        {
            column.attname: getattr(row, column.attname)
            for column in row._meta.concrete_fields
            if not column.primary_key
        }
    )


@dataclass(frozen=True, slots=True)
class Act:
    """A prepared act: code of the audit entry, whom it is about, what it does. `work` writes through `Touched`."""

    code: str
    target: models.Model | None
    work: Callable[[Touched], None]
    reason: str = ""


class _Seen(Exception):
    """Ends a preview so that everything is rolled back."""


def act_preview(act: Act, *, actor, at: datetime) -> Touched:
    """Do the act and take it back at once: refusals show as they would, nothing stays."""
    _refuse_strangers(actor, at)
    touched = Touched()
    try:
        with transaction.atomic():
            act.work(touched)
            raise _Seen
    except _Seen:
        return touched


@transaction.atomic
def act_do(act: Act, *, actor, at: datetime) -> AuditEntry:
    """Do the act in one transaction with one audit entry; rights follow at once."""
    _refuse_strangers(actor, at)
    touched = Touched()
    act.work(touched)
    if not touched.made and not touched.changed:
        raise DomainError("nothing_changes")
    target = act.target or touched.made[0]
    data = touched.document() | ({"reason": act.reason} if act.reason else {})
    entry = audit.record(actor=actor, act=act.code, target=target, data=data, at=at)
    sync_permissions()
    follow(_members([*touched.made, *(row for row, _, _ in touched.changed)]), actor, at)
    return entry


@transaction.atomic
def act_undo(*, number: int, actor, at: datetime) -> AuditEntry:
    """Take an act back: rows it made go, values it changed return. Refused when somebody built on it meanwhile."""
    _refuse_strangers(actor, at)
    rows: list[models.Model] = []
    entry = AuditEntry.objects.filter(number=number, act__startswith="register.").exclude(act=UNDONE).first()
    if entry is None or "made" not in entry.data:
        raise DomainError("not_undoable")
    if AuditEntry.objects.filter(act=UNDONE, data__undone=number).exists():
        raise DomainError("undone_already")
    for name, pk, values in reversed(entry.data["made"]):
        row = _unchanged(name, pk, values)
        rows.append(row)
        try:
            row.delete()
        except ProtectedError:
            raise DomainError("built_upon") from None
    for name, pk, old, new in reversed(entry.data["changed"]):
        row = _unchanged(name, pk, new)
        for column, value in old.items():
            setattr(row, column, _typed(row, column, value))
        row.save()
        rows.append(row)
    undone = audit.record(
        actor=actor, act=UNDONE, target=(entry.target_kind, entry.target_id), data={"undone": number}, at=at
    )
    sync_permissions(clock.today())
    follow(_members(rows), actor, at)
    return undone


def _members(rows: Iterable[models.Model]) -> frozenset[int]:
    """The people whose membership is among these rows."""
    return frozenset(row.person_id for row in rows if isinstance(row, PartyMembership))


def _refuse_strangers(actor, at: datetime) -> None:
    if not may_change(actor, on=at.date()):
        raise DomainError("not_org_office")


def _unchanged(name: str, pk: int, values: dict[str, Any]) -> models.Model:
    row = apps.get_model("organizations", name).objects.filter(pk=pk).first()
    if row is None or any(_plain({key: getattr(row, key)})[key] != value for key, value in values.items()):
        raise DomainError("built_upon")
    return row


def _typed(row: models.Model, column: str, value: Any) -> Any:
    try:
        return row._meta.get_field(column).to_python(value)
    except FieldDoesNotExist:
        return value

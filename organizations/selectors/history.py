"""What was done to a person or a unit, in words, and what an act would do."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db.models import Model

from organizations.models import Person
from organizations.phrases import ACTS
from sonduong.kit import audit
from sonduong.kit.models import AuditEntry

SHOWN = 20
EMPTY = "(trống)"


@dataclass(frozen=True, slots=True)
class Past:
    """One entry of the history."""

    number: int
    name: str
    at: datetime
    actor: str
    lines: list[str]
    reason: str
    undone: bool
    undoable: bool


def history(target: Model) -> list[Past]:
    """The last acts on the row, newest first."""
    entries = list(audit.story_of(target).filter(act__in=ACTS).order_by("-number")[:SHOWN])
    undone = set(
        AuditEntry.objects.filter(
            act="register.undo", data__undone__in=[one.number for one in entries]
        ).values_list("data__undone", flat=True)
    )
    return [
        Past(
            entry.number,
            ACTS[entry.act],
            entry.business_at,
            entry.actor_name,
            _kept_lines(entry.data),
            entry.data.get("reason", ""),
            entry.number in undone,
            "made" in entry.data and entry.number not in undone,
        )
        for entry in entries
    ]


def _kept_lines(data: dict[str, Any]) -> list[str]:
    lines = []
    for name, _, old, new in data.get("changed", []):
        model = apps.get_model("organizations", name)
        lines += [f"{_label(model, key)}: {_turn(model, key, old, new)}" for key in new]
    return lines


def touched_lines(made, changed) -> list[str]:
    """What an act would do, one line for each row made and each field changed."""
    names = _names([*made, *(row for row, _, _ in changed)])
    lines = [f"Thêm: {_whose(row, names)}{_since(row)}" for row in made]
    for row, old, new in changed:
        parts = [f"{_label(row, key)}: {_turn(row, key, old, new)}" for key in new]
        lines.append(f"Sửa {_whose(row, names)}: " + "; ".join(parts))
    return lines


def _names(rows: list[Model]) -> dict[int, str]:
    """The people by name where an act touches several of them; one person stands in the page's heading."""
    ids = {row.person_id for row in rows if getattr(row, "person_id", None)}
    return dict(Person.objects.filter(pk__in=ids).values_list("pk", "full_name")) if len(ids) > 1 else {}


def _whose(row: Model, names: dict[int, str]) -> str:
    name = names.get(getattr(row, "person_id", None))
    return f"{name} – {row}" if name else str(row)


def _turn(model, key: str, old: dict[str, Any], new: dict[str, Any]) -> str:
    return f"{value_shown(model, key, old[key])} → {value_shown(model, key, new[key])}"


def _since(row: Model) -> str:
    first, last = getattr(row, "starts_on", None), getattr(row, "ends_on", None)
    text = f", từ {first:%d/%m/%Y}" if first else ""
    return text + (f" đến {last:%d/%m/%Y}" if last else "")


def _label(model, name: str) -> str:
    return str(model._meta.get_field(name.removesuffix("_id")).verbose_name)


def value_shown(model, name: str, value: Any) -> str:
    """A stored value as people read it."""
    column = model._meta.get_field(name.removesuffix("_id"))
    if value in (None, ""):
        return EMPTY
    if column.is_relation:
        return str(
            value
            if isinstance(value, Model)
            else column.related_model.objects.filter(pk=value).first() or EMPTY
        )
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "Có" if value else "Không"
    value = column.to_python(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)

"""Reads a plan's calendar from data: milestones, duties without a date, who is consulted, by when each step must be through."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Body:
    """Somebody who owes something; `role` is the role of roles.toml that is reminded, empty when nobody signs in for it."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Duty:
    """One act owed. `due` is exclusive; an undated duty takes it from its bound, or has none. `wording`: the plan's words."""

    key: str
    clause: str
    who: tuple[str, ...]
    does: str
    deliver_to: tuple[str, ...]
    start: datetime | None
    due: datetime | None
    wording: str
    is_dated: bool


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the year in one line. `due` is exclusive; no `start`: it may begin at any time; `days` are for reading."""

    title: str
    days: str
    start: datetime | None
    due: datetime
    does: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan. `steps`: step of a cadre's case → the duty by which it must be through; `remind_days_before`: whole days."""

    code: str
    number: str
    year: int
    remind_days_before: tuple[int, ...]
    bodies: dict[str, Body]
    duties: dict[str, Duty]
    steps: dict[str, str]
    consulted: tuple[str, ...]
    phases: tuple[Phase, ...]

    def due(self, step: str) -> datetime | None:
        """The instant before which a step must be through, or None when the plan binds it to nothing."""
        duty = self.duties.get(self.steps.get(step, ""))
        return duty.due if duty else None

    @property
    def milestones(self) -> tuple[Duty, ...]:
        """The dated duties, earliest first."""
        return tuple(sorted((d for d in self.duties.values() if d.is_dated), key=lambda d: d.due))

    def next_for(self, roles, at: datetime) -> Duty | None:
        """The next duty of these roles whose day has not passed; for the empty home page."""
        coming = [d for d in self.duties.values() if d.due and d.due > at and self.roles_of(d) & set(roles)]
        return min(coming, key=lambda duty: duty.due, default=None)

    def roles_of(self, duty: Duty) -> frozenset[str]:
        """The roles that owe this duty."""
        return frozenset(self.bodies[key].role for key in duty.who) - {""}


@lru_cache(maxsize=8)
def load(code: str) -> Plan:
    """The plan with this code (`Campaign.plan_code`); raises FileNotFoundError or KeyError for a wrong code or file."""
    raw = tomllib.loads((HERE / f"{code}.toml").read_text(encoding="utf-8"))
    dated = {row["key"]: _dated(row) for row in raw["milestone"]}
    undated = {row["key"]: _undated(row, dated) for row in raw["undated"]}
    return Plan(
        code=raw["code"],
        number=raw["number"],
        year=raw["year"],
        remind_days_before=tuple(raw["remind_days_before"]),
        bodies={key: Body(row["name"], row.get("role", "")) for key, row in raw["bodies"].items()},
        duties=dated | undated,
        steps=raw["steps"],
        consulted=tuple(row["body"] for row in raw["consulted"]),
        phases=tuple(Phase(**({"start": None} | row)) for row in raw["phase"]),
    )


def _dated(row: dict) -> Duty:
    return Duty(
        row["key"],
        row["clause"],
        tuple(row["who"]),
        row["does"],
        tuple(row.get("deliver_to", ())),
        row.get("start"),
        row["due"],
        row["wording"],
        True,
    )


def _undated(row: dict, dated: dict[str, Duty]) -> Duty:
    bound = dated[row["bound"]] if "bound" in row else None
    return Duty(
        row["key"],
        row["clause"],
        tuple(row["who"]),
        row["does"],
        tuple(row.get("deliver_to", ())),
        None,
        bound.due if bound else None,
        bound.wording if bound else "",
        False,
    )

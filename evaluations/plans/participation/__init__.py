"""Reads which body a plan asks to comment on which subjects: the participation matrix before it meets the register."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Participant:
    """One kind of body. Either `units` (codes of the district's) or `commune_unit` (kind of the commune's unit)."""

    code: str
    name: str
    units: tuple[str, ...] = ()
    commune_unit: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """These bodies answer about these subjects before `due`, to `deliver_to`."""

    bodies: tuple[Participant, ...]
    subjects: frozenset[str]
    due: date
    deliver_to: str
    clause: str
    communes_only: bool = False
    asks_rating: bool = False


@lru_cache
def duties(plan_code: str) -> tuple[Duty, ...]:
    """The matrix of this plan; FileNotFoundError for an unknown plan, KeyError for a body that is not described."""
    raw = tomllib.loads((HERE / f"{plan_code}.toml").read_text(encoding="utf-8"))
    bodies = {code: _participant(code, row) for code, row in raw["bodies"].items()}
    return tuple(_duty(row, bodies) for row in raw["duties"])


def _participant(code: str, row: Mapping) -> Participant:
    return Participant(code, row["name"], tuple(row.get("units", ())), row.get("commune_unit", ""))


def _duty(row: Mapping, bodies: Mapping[str, Participant]) -> Duty:
    rest = {key: value for key, value in row.items() if key not in {"bodies", "subjects"}}
    return Duty(tuple(bodies[code] for code in row["bodies"]), frozenset(row["subjects"]), **rest)

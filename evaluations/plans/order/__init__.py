"""Reads which kinds of body a plan rates before which others."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class LowerBeforeHigher:
    """Subjects of kind `lower` are rated before those of kind `higher` that share their `within`."""

    lower: str
    higher: str
    within: str


@lru_cache
def edges(plan_code: str) -> tuple[LowerBeforeHigher, ...]:
    """The edges of this plan; FileNotFoundError for an unknown plan."""
    raw = tomllib.loads((HERE / f"{plan_code}.toml").read_text(encoding="utf-8"))
    return tuple(LowerBeforeHigher(**row) for row in raw["edges"])

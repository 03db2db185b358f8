"""Reads the role matrix (roles.toml) once; the one place that knows the file's shape."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PATH = Path(__file__).resolve().parent.parent / "roles.toml"


@dataclass(frozen=True, slots=True)
class ActRule:
    """Who may do one act to one case, and what holds for the own case.

    `own`: "only" nobody else's case; "denied" never the own; "published" the own after publication; "allowed".
    """

    name: str
    roles: frozenset[str]
    own: str
    clause: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole file: role names, acts, and who gets past the door of each address."""

    roles: dict[str, str]
    acts: dict[str, ActRule]
    routes: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def matrix() -> Matrix:
    """The role matrix; raises KeyError or ValueError when the file is malformed."""
    raw = tomllib.loads(PATH.read_text(encoding="utf-8"))
    acts = {
        code: ActRule(row["name"], frozenset(row["roles"]), row["own"], row.get("clause", ""))
        for code, row in raw["acts"].items()
    }
    for code, rule in acts.items():
        if rule.own not in {"only", "denied", "published", "allowed"}:
            raise ValueError(f"roles.toml: act {code} says own = {rule.own!r}")
    return Matrix(
        roles={code: row["name"] for code, row in raw["roles"].items()},
        acts=acts,
        routes={name: frozenset(roles) for name, roles in raw["routes"].items()},
    )

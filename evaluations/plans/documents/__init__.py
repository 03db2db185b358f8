"""Reads which documents a plan asks of the party organisations beside the ratings (CYC-8)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One document that organisations of kinds `of` owe. `due` is exclusive, None where the plan names no day."""

    code: str
    name: str
    of: frozenset[str]
    clause: str
    due: date | None = None
    optional: bool = False


@lru_cache
def documents(plan_code: str) -> dict[str, DocumentKind]:
    """Code → document of this plan, in the plan's order; FileNotFoundError for an unknown plan."""
    raw = tomllib.loads((HERE / f"{plan_code}.toml").read_text(encoding="utf-8"))
    return {
        code: DocumentKind(code=code, **(row | {"of": frozenset(row["of"])})) for code, row in raw.items()
    }

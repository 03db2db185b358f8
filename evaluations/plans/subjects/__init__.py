"""Reads which kinds of subject a plan rates beside the cadres, and who decides each."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """One kind of subject. `decider`, `vote`: as the data file explains; `quota`: key of the regulation's ceiling or ""."""

    code: str
    name: str
    kind: str
    decider: str
    vote: str
    clause: str
    quota: str = ""


@lru_cache
def subjects(plan_code: str) -> dict[str, SubjectKind]:
    """Code → kind of subject of this plan; KeyError or FileNotFoundError for an unknown plan."""
    raw = tomllib.loads((HERE / f"{plan_code}.toml").read_text(encoding="utf-8"))
    return {code: SubjectKind(code=code, **row) for code, row in raw.items()}

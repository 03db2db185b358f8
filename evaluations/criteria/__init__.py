"""Reads the criteria sets of Mẫu 06 that the program ships; all are samples until the office enters its own."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def shipped() -> list[Mapping[str, Any]]:
    """Every shipped set as a mapping with the fields of `CriteriaSet`; maxima and step are decimal strings."""
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*.toml"))]

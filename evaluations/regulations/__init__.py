"""The shelf of regulations: opens the files beside it and hands out what `domain/regulation.py` made of them."""

import tomllib
from functools import cache
from pathlib import Path

from evaluations.domain.regulation import Regulation, RegulationError, parse

SHELF = Path(__file__).parent
DEFAULT = "kh16-2020"


def codes() -> tuple[str, ...]:
    """The codes of all regulations on the shelf, sorted."""
    return tuple(sorted(path.stem for path in SHELF.glob("*.toml")))


@cache
def load(code: str) -> Regulation:
    """The regulation of that code; KeyError where there is none, RegulationError with every mistake of its file."""
    if code not in codes():
        raise KeyError(code)
    regulation = read(SHELF / f"{code}.toml")
    if regulation.code != code:
        raise RegulationError([f"code: tệp {code}.toml mang mã “{regulation.code}”"])
    return regulation


def problems() -> list[str]:
    """Every mistake of every file on the shelf, each with the file's name; the start of the program asks."""
    found = []
    for code in codes():
        try:
            load(code)
        except RegulationError as wrong:
            found += [f"{code}.toml: {problem}" for problem in wrong.problems]
    return found


def read(path: Path) -> Regulation:
    """The regulation in any file; RegulationError also where the file is no TOML at all."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise RegulationError([f"{path.name}: không đọc được TOML ({wrong})"]) from wrong
    return parse(raw)

"""A regulation with some settings turned, so that a test can show that the setting decides and not the code."""

import copy
import tomllib
from functools import cache

from evaluations.domain.regulation import Regulation, parse
from evaluations.regulations import SHELF, load

KH16, QD366 = load("kh16-2020"), load("qd366-2025")


@cache
def _raw(code: str) -> dict:
    return tomllib.loads((SHELF / f"{code}.toml").read_text(encoding="utf-8"))


def raw(code: str = "kh16-2020") -> dict:
    """The file as plain values, free to be spoilt."""
    return copy.deepcopy(_raw(code))


def flipped(changes: dict, code: str = "kh16-2020") -> Regulation:
    """The regulation with other values: {"quota.member.base": ["good", "excellent"]}."""
    turned = raw(code)
    for path, value in changes.items():
        table = turned
        for name in path.split("."):
            table = table[name]
        assert table["value"] != value, f"{path} is {value} already"
        table["value"] = value
    return parse(turned)

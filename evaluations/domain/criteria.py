"""A criteria set as lines and as a tree: part "I", group "I.1", criterion "I.1.1"; what is wrong with the lines, by row."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from evaluations.domain.scores import number


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet. `row` as people count it; `maximum` as typed, only for a criterion."""

    row: int
    key: str
    label: str
    maximum: str
    may_not_apply: bool


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` of a wrong row: key_missing, key_doubled, key_deep, parent_missing, label_missing, maximum_wrong,
    maximum_misplaced, step_wrong; of the whole (row 0): empty, group_empty.
    """

    row: int
    code: str
    key: str = ""


def faults(lines: Sequence[Line], step: Decimal) -> list[Fault]:
    """Everything that keeps these lines from being a criteria set, by row; empty where they are one."""
    found: list[Fault] = []
    keys: dict[str, Line] = {}
    for line in lines:
        found += [Fault(line.row, code, line.key) for code in _wrong(line, keys, step)]
        keys.setdefault(line.key, line)
    parents = {key.rpartition(".")[0] for key in keys}
    found += [
        Fault(line.row, "group_empty", key)
        for key, line in keys.items()
        if key.count(".") < 2 and key not in parents
    ]
    if not any(key.count(".") == 2 for key in keys):
        found.append(Fault(0, "empty"))
    return sorted(found, key=lambda fault: fault.row)


def _wrong(line: Line, before: Mapping[str, Line], step: Decimal) -> list[str]:
    codes = []
    parent = line.key.rpartition(".")[0]
    if not line.key or line.key.startswith(".") or line.key.endswith("."):
        return ["key_missing"]
    if line.key.count(".") > 2:
        codes.append("key_deep")
    if line.key in before:
        codes.append("key_doubled")
    if parent and parent not in before:
        codes.append("parent_missing")
    if not line.label.strip():
        codes.append("label_missing")
    return codes + _wrong_points(line, step)


def _wrong_points(line: Line, step: Decimal) -> list[str]:
    if line.key.count(".") < 2:
        return ["maximum_misplaced"] if line.maximum.strip() else []
    try:
        points = number(line.maximum)
    except ValueError:
        return ["maximum_wrong"]
    if points <= 0:
        return ["maximum_wrong"]
    return ["step_wrong"] if points % step else []


def tree(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """`CriteriaSet.sections` of lines without faults."""
    sections: list[dict[str, Any]] = []
    for line in lines:
        head = {"key": line.key, "label": line.label.strip()}
        depth = line.key.count(".")
        if depth == 0:
            sections.append(head | {"groups": []})
        elif depth == 1:
            _under(sections, line.key)["groups"].append(head | {"criteria": []})
        else:
            group = _under(_under(sections, line.key)["groups"], line.key, depth=2)
            points = {"maximum": str(number(line.maximum)), "not_applicable_allowed": line.may_not_apply}
            group["criteria"].append(head | points)
    return sections


def _under(rows: list[dict[str, Any]], key: str, depth: int = 1) -> dict[str, Any]:
    parent = ".".join(key.split(".")[:depth])
    return next(row for row in rows if row["key"] == parent)


def lines_of(sections: Iterable[Mapping[str, Any]]) -> list[Line]:
    """The tree as lines again, numbered from 1: what is edited on the page and written to a workbook."""
    flat: list[tuple[str, str, str, bool]] = []
    for part in sections:
        flat.append((part["key"], part["label"], "", False))
        for group in part["groups"]:
            flat.append((group["key"], group["label"], "", False))
            flat += [
                (row["key"], row["label"], row["maximum"], bool(row.get("not_applicable_allowed")))
                for row in group["criteria"]
            ]
    return [Line(place, *values) for place, values in enumerate(flat, start=1)]

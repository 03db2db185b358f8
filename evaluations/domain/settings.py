"""One number or choice of a regulation: its value, the clause it stands on, and whether it is only our default.

A section of a regulation is a dataclass whose fields are made by `setting(reader)`; `read_section` fills it from TOML
tables of the form `{ value = …, clause = "…" }` or `{ value = …, default_of = "software" }` and collects every mistake.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any, TypeVar

from evaluations.domain.ratings import Rating

SOFTWARE = "software"
Reader = Callable[[Any], Any]
Section = TypeVar("Section")


@dataclass(frozen=True, slots=True)
class Setting:
    """`path` names it in the file; `value` is as the file has it; `clause` is "" where no text says it."""

    path: str
    value: Any
    clause: str
    by_software: bool


def setting(reader: Reader) -> Any:
    """A field of a section; `reader` turns the file's value into ours and raises ValueError for a wrong one."""
    return field(metadata={"reader": reader})


def read_section(
    cls: type[Section], path: str, table: Any, problems: list[str]
) -> tuple[Section | None, list[Setting]]:
    """The section and its settings; None and the reasons appended to `problems` where something is wrong."""
    if not isinstance(table, Mapping):
        problems.append(f"{path}: thiếu phần này")
        return None, []
    names = {f.name: f.metadata["reader"] for f in fields(cls)}  # type: ignore[arg-type]
    problems += [f"{path}.{name}: không có thiết lập tên này" for name in sorted(table.keys() - names.keys())]
    before = len(problems)
    values: dict[str, Any] = {}
    found = []
    for name, reader in names.items():
        item = read_setting(f"{path}.{name}", table.get(name), problems)
        if item is None:
            continue
        found.append(item)
        try:
            values[name] = reader(item.value)
        except ValueError as wrong:
            problems.append(f"{item.path}: {wrong}")
    return (cls(**values) if len(problems) == before else None), found


def read_setting(path: str, item: Any, problems: list[str]) -> Setting | None:
    """One `{ value, clause | default_of }` table; every setting must say where it comes from."""
    if not isinstance(item, Mapping) or "value" not in item:
        problems.append(f"{path}: thiếu giá trị")
        return None
    unknown = sorted(item.keys() - {"value", "clause", "default_of"})
    problems += [f"{path}: không hiểu mục “{key}”" for key in unknown]
    clause, default_of = item.get("clause", ""), item.get("default_of", "")
    if not clause and not default_of:
        problems.append(f"{path}: phải ghi điều khoản (clause) hoặc mặc định của phần mềm (default_of)")
    if default_of not in ("", SOFTWARE):
        problems.append(f"{path}: default_of chỉ nhận “{SOFTWARE}”")
    return Setting(path, item["value"], str(clause), default_of == SOFTWARE)


# ---------------------------------------------------------------- readers: a value of TOML -> a value of ours


def count(value: Any) -> int:
    """A whole number from zero."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"“{value}” không phải số nguyên từ 0")
    return value


def flag(value: Any) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise ValueError(f"“{value}” không phải true hoặc false")
    return value


def fraction(value: Any) -> Fraction:
    """An exact share from 0 to 1, written "1/5" so that no binary fraction comes near a rule."""
    try:
        part = Fraction(value) if isinstance(value, str) else None
    except (ValueError, ZeroDivisionError):
        part = None
    if part is None or not 0 <= part <= 1:
        raise ValueError(f'“{value}” không phải phân số từ 0 đến 1, viết như "1/5"')
    return part


def text(value: Any) -> str:
    """Words."""
    if not isinstance(value, str):
        raise ValueError(f"“{value}” không phải chữ")
    return value


def level(value: Any) -> Rating:
    """One of the four levels."""
    if value == Rating.NOT_RATED or value not in list(Rating):
        raise ValueError(f"“{value}” không phải một trong bốn mức")
    return Rating(value)


def one_of(*allowed: str) -> Reader:
    """A choice among named ways that the code knows."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise ValueError(f"“{value}” không thuộc: {', '.join(allowed)}")
        return value

    return read


def many(reader: Reader) -> Reader:
    """A list of what `reader` reads, kept as a tuple; a repeated entry is a mistake."""

    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError(f"“{value}” không phải danh sách")
        result = tuple(reader(item) for item in value)
        if len(set(result)) != len(result):
            raise ValueError("có mục bị lặp")
        return result

    return read


def table(reader: Reader) -> Reader:
    """Names to values."""

    def read(value: Any) -> dict[str, Any]:
        if not isinstance(value, Mapping):
            raise ValueError(f"“{value}” không phải bảng")
        return {str(key): reader(item) for key, item in value.items()}

    return read

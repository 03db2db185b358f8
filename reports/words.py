"""How papers write numbers, days, levels and names of offices: the conventions of Vietnamese official paper, and nothing else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from evaluations.enums import FOUR_RATINGS

SHORT = {"excellent": "HTXSNV", "good": "HTTNV", "completed": "HTNV", "failed": "KHTNV"}
NO_DATE = "........, ngày ...... tháng ...... năm 20...."


@dataclass(frozen=True, slots=True)
class Level:
    """One of the four levels (REG-3): its code in the program, its name in full and as tables abbreviate it."""

    code: str
    name: str
    short: str


LEVELS = tuple(Level(code, str(name), SHORT[code]) for code, name in FOUR_RATINGS)
LEGEND = "; ".join(f"{level.short}: {level.name}" for level in LEVELS)
_NAMES = {level.code: level.name for level in LEVELS} | {"not_rated": "Không xếp loại"}
DISTRICT = "Sơn Dương"
DISTRICT_PARTY = f"Đảng bộ huyện {DISTRICT}"
ORDINALS = {1: "nhất", 2: "hai", 3: "ba"}  # what comes after "lần thứ"
_PLACES = re.compile(r" (?=(?:XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|TỈNH) )")
_COMMUNE = re.compile(r"(?i:\b(?:xã|phường|thị trấn))\s+([^,]+)$")
_SPELT = (("UBND", "ỦY BAN NHÂN DÂN"), ("HĐND", "HỘI ĐỒNG NHÂN DÂN"))


def level_name(code: str) -> str:
    """The level in full; empty for none."""
    return _NAMES.get(code, "")


def level_short(code: str) -> str:
    """The level as tables abbreviate it; 'not rated' has no abbreviation and is spelt out."""
    return SHORT.get(code, _NAMES.get(code, ""))


def points(value: Decimal | None) -> str:
    """Points with two places and a decimal comma, half up; empty for none: 92,50."""
    if value is None:
        return ""
    return str(value.quantize(Decimal("0.01"), ROUND_HALF_UP)).replace(".", ",")


def maximum(value: Decimal | None) -> str:
    """A maximum without idle zeros: 1,25 and 20."""
    if value is None:
        return ""
    return format(value.normalize(), "f").replace(".", ",")


def count(value: int | None) -> str:
    """A number of people or sheets: one figure gets a leading zero as on paper, thousands a point: 0, 07, 1.228."""
    if value is None:
        return ""
    return f"{value:02d}" if 0 < value < 10 else f"{value:,}".replace(",", ".")


def figure(value: int | None) -> str:
    """A number in a table: thousands with a point, no leading zero."""
    return "" if value is None else f"{value:,}".replace(",", ".")


def roman(number: int) -> str:
    """1 to 99 as groups of a list are numbered."""
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return tens[number // 10] + ones[number % 10]


def numbered(depths: Iterable[int]) -> Iterator[str]:
    """The numbers of a tree's lines from their depths 0, 1, 2: I, 1, 1.1, 1.2, 2, 2.1, II, 1 …"""
    at = [0, 0, 0]
    for depth in depths:
        at[depth:] = [at[depth] + 1, *([0] * (2 - depth))]
        yield (roman(at[0]), str(at[1]), f"{at[1]}.{at[2]}")[depth]


def percent(part: int, whole: int) -> str:
    """`part` of `whole` in percent, two places; empty where there is no whole."""
    return points(Decimal(part) * 100 / Decimal(whole)) if whole else ""


def day(value: date | None) -> str:
    """dd/mm/yyyy; empty for none."""
    return f"{value:%d/%m/%Y}" if value else ""


def place_date(place: str, value: date | None) -> str:
    """'Sơn Dương, ngày 08 tháng 12 năm 2020'; dots where the day is not known (NĐ 30/2020, HD 36-HD/VPTW)."""
    if value is None:
        return NO_DATE
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)
    return f"{place}, ngày {value.day:02d} tháng {month} năm {value.year}"


def office_lines(name: str) -> str:
    """The name of an office for the head of a paper: capitals, spelt out, the place on a line of its own."""
    upper = name.upper()
    for short, full in _SPELT:
        upper = upper.replace(short, full)
    return _PLACES.sub("\n", upper, count=1)


def committee_of(organization: str) -> str:
    """Who signs for a party organisation: Huyện ủy, Đảng ủy … for a đảng bộ; a chi bộ signs itself."""
    upper = organization.replace("Đảng bộ huyện", "Huyện ủy", 1)
    return upper if upper != organization else organization.replace("Đảng bộ", "Đảng ủy", 1)


def inside(name: str) -> str:
    """A collective's name as it stands within a sentence: 'tập thể lãnh đạo …', but 'Ban Thường vụ …'."""
    return name[0].lower() + name[1:] if name.startswith("Tập thể") else name


def place_of(office: str) -> str:
    """Where an office signs: its commune or town, else the district seat."""
    found = _COMMUNE.search(office)
    return found[1].strip() if found else DISTRICT


def paragraphs(text: str) -> tuple[str, ...]:
    """The lines of a typed text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def joined(lines: Iterable[str]) -> str:
    """Lines that say something, parted by semicolons."""
    return "; ".join(line for line in lines if line)

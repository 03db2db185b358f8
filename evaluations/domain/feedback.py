"""What may be shown of Mẫu 02B: the seven rows, what an answer holds, and how few answers hide what.

An answer has no author; the set is kept sorted by content so that its order tells nothing (reliability 2B).
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

ROWS: Mapping[str, str] = {
    "1": "Chính trị tư tưởng",
    "2": "Đạo đức, lối sống",
    "3": "Tác phong, lề lối làm việc",
    "4": "Ý thức tổ chức kỷ luật",
    "5": "Năng lực lãnh đạo, quản lý",
    "6": "Năng lực tập hợp, đoàn kết",
    "7": "Kết quả thực hiện chức trách, nhiệm vụ được giao",
}
SIDES: Mapping[str, str] = {"strengths": "Ưu điểm", "weaknesses": "Hạn chế, khuyết điểm"}
OTHER, RATING, NO_RATING = "other", "rating", "none"
LONGEST = 2000


class Shown(StrEnum):
    """How much of the answers may be opened."""

    NOTHING = "nothing"
    COUNTS = "counts"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Opened:
    """What the office sees after closing. Texts of one row stand together, never one answer after another.

    `counts`: {rating or "none": number}, empty below the lower threshold; `texts`: {(side, row): sorted texts}.
    """

    shown: Shown
    answered: int | None
    counts: Mapping[str, int]
    texts: Mapping[tuple[str, str], tuple[str, ...]]
    other: tuple[str, ...]


def shown_of(answered: int, *, shown_from: int, counts_from: int) -> Shown:
    """What so many answers allow (REG-4: all from 5, counts by level alone from 3 in kh16-2020)."""
    if answered >= shown_from:
        return Shown.ALL
    return Shown.COUNTS if answered >= counts_from else Shown.NOTHING


def clean_sheet(raw: Mapping[str, str], levels: Iterable[str]) -> dict[str, Any]:
    """An answer as it is kept: only the form's own fields, empty ones left out. `raw`: {"strengths.1": text, …}.

    Raises ValueError for an unknown level.
    """
    content: dict[str, Any] = {}
    for side in SIDES:
        texts = {row: raw.get(f"{side}.{row}", "")[:LONGEST] for row in ROWS if raw.get(f"{side}.{row}", "")}
        if texts:
            content[side] = texts
    if raw.get(OTHER):
        content[OTHER] = raw[OTHER][:LONGEST]
    if rating := raw.get(RATING, ""):
        if rating not in set(levels):
            raise ValueError(rating)
        content[RATING] = rating
    return content


def in_order(contents: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The set sorted by content: the only order in which it is ever stored or shown."""
    return sorted(contents, key=lambda one: json.dumps(one, ensure_ascii=False, sort_keys=True))


def opened(contents: Sequence[Mapping[str, Any]], *, shown_from: int, counts_from: int) -> Opened:
    """What may be read of these answers; below the thresholds neither the texts nor how many there were."""
    shown = shown_of(len(contents), shown_from=shown_from, counts_from=counts_from)
    if shown is Shown.NOTHING:
        return Opened(shown, None, {}, {}, ())
    counts = dict(Counter(one.get(RATING, NO_RATING) for one in contents))
    if shown is Shown.COUNTS:
        return Opened(shown, len(contents), counts, {}, ())
    texts = {
        (side, row): tuple(sorted(one[side][row] for one in contents if one.get(side, {}).get(row)))
        for side in SIDES
        for row in ROWS
    }
    return Opened(
        shown, len(contents), counts, texts, tuple(sorted(o[OTHER] for o in contents if o.get(OTHER)))
    )

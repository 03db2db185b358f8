"""The 14 + 3 papers of a cadre's dossier (3.5.1, 3.5.2) and, from what has happened, the light of each.

Keys, order and presence are those of the plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Presence(StrEnum):
    """Whether the plan asks for the paper."""

    REQUIRED = "required"
    CONDITIONAL = "conditional"
    IF_ANY = "if_any"


class Light(StrEnum):
    """What the list shows beside a paper."""

    PRESENT = "present"
    MISSING = "missing"
    REJECTED = "rejected"
    LATER = "later"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the plan's list. `made`: the program makes it; else an upload or a tick of the office shows it."""

    key: str
    clause: str
    name: str
    presence: Presence
    made: bool
    condition: str = ""


_R, _C, _A = Presence.REQUIRED, Presence.CONDITIONAL, Presence.IF_ANY
ITEMS = (
    Item("do-submission", "3.5.1", "Tờ trình đề nghị xem xét, đánh giá cán bộ", _R, True),
    Item("do-form-01", "3.5.1", "Phiếu đánh giá, xếp loại cán bộ (Mẫu 01)", _R, True),
    Item("do-self-score", "3.5.1", "Phiếu tự chấm điểm (Mẫu 06), tài liệu chứng minh", _C, True, "scored"),
    Item("do-score-summary", "3.5.1", "Tổng hợp kết quả chấm điểm (Mẫu 07, 08)", _C, True, "scored"),
    Item(
        "do-subordinate-summary", "3.5.1", "Tổng hợp ý kiến cấp dưới trực tiếp (Mẫu 02B)", _C, True, "scored"
    ),
    Item("do-peer-assessment", "3.5.1", "Nhận xét, đề nghị của tập thể cùng cấp (Mẫu 03)", _R, True),
    Item(
        "do-superior-assessment",
        "3.5.1",
        "Nhận xét, đề nghị của cấp trên trực tiếp (Mẫu 03)",
        _A,
        True,
        "superior",
    ),
    Item("do-form-10", "3.5.1", "Biểu tổng hợp thông tin (Mẫu 10)", _R, True),
    Item("do-committee-opinions", "3.5.1", "Ý kiến cấp ủy nơi công tác và nơi cư trú", _R, True),
    Item("do-supplement-2d", "3.5.1", "Phiếu bổ sung hồ sơ (2d/BTCTW), văn bằng mới", _R, False),
    Item("do-asset-declaration", "3.5.1", "Bản kê khai tài sản, thu nhập (Nghị định 130/2020)", _R, False),
    Item("do-trust-vote", "3.5.1", "Kết quả lấy phiếu tín nhiệm", _A, False),
    Item("do-breakthrough", "3.5.1", "Đăng ký việc đột phá, đổi mới năm sau", _C, False, "breakthrough"),
    Item("do-suggested-points", "3.5.1", "Văn bản gợi ý kiểm điểm", _A, False),
    Item("do-authority-assessment", "3.5.2", "Nhận xét, đánh giá, xếp loại của cấp có thẩm quyền", _R, True),
    Item("do-complaint", "3.5.2", "Hồ sơ giải quyết khiếu nại", _A, False),
    Item("do-other", "3.5.2", "Văn bản khác", _A, False),
)
BY_KEY = {item.key: item for item in ITEMS}
BEFORE_DECISION = tuple(item for item in ITEMS if item.clause == "3.5.1")


@dataclass(frozen=True, slots=True)
class ItemState:
    """A paper with its light; `on` is the day it came to be, `note` what the office wrote beside it."""

    item: Item
    light: Light
    on: date | None = None
    note: str = ""


def states(
    *, conditions: frozenset[str], made: Mapping[str, date | None], checklist: Mapping[str, Mapping[str, str]]
) -> tuple[ItemState, ...]:
    """The light of every paper, in the plan's order.

    `conditions`: which of "scored", "superior", "breakthrough" hold; `made`: day by key of what exists already;
    `checklist`: the office's ticks {key: {"state": "ok|missing|not_applicable", "note"}}, which win over `made`.
    """
    return tuple(_state(item, conditions, made.get(item.key), checklist.get(item.key, {})) for item in ITEMS)


def _state(item: Item, conditions: frozenset[str], on: date | None, tick: Mapping[str, str]) -> ItemState:
    note, said = tick.get("note", ""), tick.get("state", "")
    if item.condition and item.condition not in conditions:
        return ItemState(item, Light.NOT_APPLICABLE, note=note)
    if said == "missing":
        return ItemState(item, Light.REJECTED if on else Light.MISSING, on, note)
    if said == "not_applicable":
        return ItemState(item, Light.NOT_APPLICABLE, on, note)
    if on or said == "ok":
        return ItemState(item, Light.PRESENT, on, note)
    if item.presence is Presence.IF_ANY and not item.condition:
        return ItemState(item, Light.NOT_APPLICABLE, note=note)
    late = item.clause == "3.5.2" or item.key in {"do-submission", "do-form-10"}
    return ItemState(item, Light.LATER if late else Light.MISSING, note=note)


def missing(papers: tuple[ItemState, ...]) -> tuple[str, ...]:
    """The names of papers that should be there before the decision and are not (a warning at submission, REG-4)."""
    bad = {Light.MISSING, Light.REJECTED}
    return tuple(state.item.name for state in papers if state.light in bad and state.item.clause == "3.5.1")

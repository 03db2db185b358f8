"""Opens a list of proposed ratings, JSON or a Mẫu 09 workbook, and says exactly where it cannot be read.

Only files and plain values: no database, no clock. The rules are asked elsewhere (`domain/checking.py`).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evaluations import regulations
from evaluations.domain.checking import RatingList
from evaluations.domain.regulation import Regulation
from evaluations.regulations.check_json import Problem, UnreadableList, shown, subjects_and_ratings
from evaluations.regulations.check_workbook import rows_of_workbook

LARGEST = 10 * 1024 * 1024  # bytes; a whole district's list is a third of it
HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class OpenedList:
    """A readable list, the regulation it is judged by, and remarks on what was passed over."""

    listed: RatingList
    regulation: Regulation
    remarks: tuple[str, ...]


def open_list(content: bytes, regulation_code: str | None = None) -> OpenedList:
    """The list in a file's bytes. `regulation_code` wins over the one in the file; else the default regulation.

    Raises UnreadableList with every problem and its place.
    """
    if len(content) > LARGEST:
        raise UnreadableList([Problem("tệp", f"lớn hơn {LARGEST // 1024 // 1024} MB")])
    raw = rows_of_workbook(content) if content.startswith(ZIP) else _json(content)
    code = regulation_code or raw.get("regulation") or regulations.DEFAULT
    if code not in regulations.codes():
        known = ", ".join(regulations.codes())
        raise UnreadableList([Problem("regulation", f"không có quy định mã {shown(code)} (có: {known})")])
    regulation = regulations.load(code)
    listed, remarks = subjects_and_ratings(raw, regulation)
    return OpenedList(listed, regulation, remarks)


def _json(content: bytes) -> Mapping[str, Any]:
    try:
        text = content.decode("utf-8-sig")
        raw = json.loads(text, object_pairs_hook=_no_repeats)
        if HALF_CHARACTER.search(text):
            json.dumps(raw, ensure_ascii=False).encode()
    except UnreadableList:
        raise
    except UnicodeEncodeError as wrong:
        raise UnreadableList([Problem("tệp", "có nửa ký tự Unicode (\\ud800 …)")]) from wrong
    except UnicodeDecodeError as wrong:
        raise UnreadableList(
            [Problem("tệp", "không phải văn bản UTF-8 và không phải sổ tính .xlsx")]
        ) from wrong
    except json.JSONDecodeError as wrong:
        place = f"dòng {wrong.lineno}, cột {wrong.colno}"
        raise UnreadableList([Problem(place, "không đúng cú pháp JSON")]) from wrong
    except RecursionError as wrong:
        raise UnreadableList([Problem("tệp", "lồng nhau quá nhiều tầng")]) from wrong
    except ValueError as wrong:
        raise UnreadableList([Problem("tệp", "có số dài quá mức")]) from wrong
    if not isinstance(raw, Mapping):
        raise UnreadableList([Problem("tệp", "phải là một đối tượng JSON có mục “subjects”")])
    return raw


def _no_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        repeated = next(key for key, _ in pairs if sum(key == other for other, _ in pairs) > 1)
        raise UnreadableList([Problem(repeated, "tên mục bị lặp trong cùng một đối tượng")])
    return result

"""One cell of an office's workbook → one clean value, or a reason why not; guesses nothing."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from sonduong.kit.text import clean, fold

FIRST_YEAR, LAST_YEAR = 1900, 2100
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})$")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:[ T]00:00(?::00)?)?$")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+$")
_NAME = re.compile(r"[a-z][a-z '.\-]*$")
_YES, _NO = {"co", "x", "1", "dung", "true"}, {"khong", "0", "sai", "false"}

Raw = str | float | bool | date | time | timedelta | None
Reader = Callable[[Raw], object]


class CellError(Exception):
    """Why a cell cannot be read: `code` and `params` fill a sentence in phrases.py."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def plain(raw: Raw) -> str:
    """The cell as text: NFC, single spaces, whole numbers without a decimal point, dates as people write them."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return clean(raw)
    if isinstance(raw, bool):
        return "Có" if raw else "Không"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return raw.strftime("%d/%m/%Y") if isinstance(raw, date) else str(raw)


def text(limit: int) -> Reader:
    """Reads text of at most `limit` characters."""

    def read(raw: Raw) -> str:
        value = plain(raw)
        if len(value) > limit:
            raise CellError("too_long", limit=limit)
        return value

    return read


def person_name(raw: Raw) -> str:
    """A name in Unicode letters; old font encodings show as signs and are refused."""
    value = plain(raw)
    if value and not _NAME.match(fold(value)):
        raise CellError("not_a_name", value=value)
    if len(value) > 120:
        raise CellError("too_long", limit=120)
    return value


def email(raw: Raw) -> str:
    """An address, in lower case."""
    value = plain(raw).lower()
    if value and not _EMAIL.match(value):
        raise CellError("not_an_email", value=value)
    return value


def day(raw: Raw) -> date | None:
    """A day from a date cell or from `1/2/2020`, `01-02-2020`, `2020-02-01`; the day stands before the month."""
    if raw is None:
        return None
    if isinstance(raw, date):
        return _sane(raw.date() if isinstance(raw, datetime) else raw)
    value = plain(raw)
    if not value:
        return None
    if found := _YEAR_FIRST.match(value):
        parts = found.groups()
    elif found := _DAY_FIRST.match(value):
        parts = found.groups()[::-1]
    else:
        raise CellError("not_a_date", value=value)
    try:
        result = date(*map(int, parts))
    except ValueError:
        raise CellError("no_such_day", value=value) from None
    return _sane(result)


def _sane(value: date) -> date:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise CellError("strange_year", value=value.strftime("%d/%m/%Y"))
    return value


def year(raw: Raw) -> int | None:
    """A year such as 2020, as a number or as text."""
    value = plain(raw)
    if not value:
        return None
    if not re.fullmatch(r"\d{4}", value) or not FIRST_YEAR <= int(value) <= LAST_YEAR:
        raise CellError("not_a_year", value=value)
    return int(value)


def yes(raw: Raw) -> bool:
    """Có or Không; empty is Không."""
    value = fold(plain(raw))
    if value in _YES:
        return True
    if not value or value in _NO:
        return False
    raise CellError("not_yes_or_no", value=plain(raw))


def choice(words: Mapping[str, str], *, short: Mapping[str, str] | None = None, empty: str = "") -> Reader:
    """Reads one of the official words (code → word; `short`: code → abbreviation) whatever its case or marks' form."""
    codes = {fold(word): code for code, word in words.items()}
    codes |= {fold(word): code for code, word in (short or {}).items()}

    def read(raw: Raw) -> str:
        value = plain(raw)
        if not value:
            return empty
        try:
            return codes[fold(value)]
        except KeyError:
            raise CellError("not_in_list", value=value, words=", ".join(words.values())) from None

    return read

"""Tags for every template: dates, numbers, levels, icons; nothing that queries."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from sonduong.kit.icons import ICONS

register = template.Library()

# Code of a rating → its class and number of bars, short word, full name.
LEVELS = {
    "excellent": ("xs", 4, "HTXSNV", "Hoàn thành xuất sắc nhiệm vụ"),
    "good": ("t", 3, "HTTNV", "Hoàn thành tốt nhiệm vụ"),
    "completed": ("ht", 2, "HTNV", "Hoàn thành nhiệm vụ"),
    "failed": ("kht", 1, "KHTNV", "Không hoàn thành nhiệm vụ"),
    "not_rated": ("kxl", 0, "KXL", "Không xếp loại"),
}
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_BAR_PLACES = ((0, 9), (5, 6), (10, 3), (15, 0))


@register.simple_tag
@lru_cache(maxsize=500)
def icon(name: str, label: str = "") -> SafeString:
    """A picture of `ICONS` inline; with a label it is read aloud, without it is decoration."""
    said = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="i" viewBox="0 0 24 24" {}>{}</svg>', said, mark_safe(ICONS[name]))


def _bars(filled: int) -> SafeString:
    rects = "".join(
        f'<rect{" class=on" if place < filled else ""} x="{x}" y="{y}" width="3.6" height="{12 - y}"/>'
        for place, (x, y) in enumerate(_BAR_PLACES)
    )
    return mark_safe(f'<svg class="bars" viewBox="0 0 19 12" aria-hidden="true">{rects}</svg>')


@register.simple_tag
@lru_cache(maxsize=20)
def level(rating: str | None, words: str = "short") -> SafeString:
    """A level as four bars and its word: "short" with the full name beside for readers aloud, or "full".

    No rating yet: a quiet dash that is read as "chưa có".
    """
    if not rating:
        return mark_safe(
            '<span class="quiet" aria-hidden="true">–</span><span class="visually-hidden">chưa có</span>'
        )
    css, filled, short, full = LEVELS[rating]
    if words == "full":
        return format_html('<span class="lv words lv-{}">{}{}</span>', css, _bars(filled), full)
    return format_html(
        '<span class="lv lv-{}">{}<abbr title="{}">{}</abbr></span>', css, _bars(filled), full, short
    )


@register.filter
def level_bars(rating: object) -> str:
    """Only the four bars, for a choice whose text is already the full name; nothing for what is no level."""
    if str(rating) not in LEVELS:
        return ""
    css, filled, *_ = LEVELS[str(rating)]
    return format_html('<span class="lv lv-{}">{}</span>', css, _bars(filled))


@register.filter
def level_class(rating: str | None) -> str:
    """The class of a level (xs, t, ht, kht, kxl), for columns and charts."""
    return LEVELS[rating][0] if rating else ""


@register.filter
def level_name(rating: str | None) -> str:
    """The full name of a level."""
    return LEVELS[rating][3] if rating else ""


@register.filter
def level_short(rating: str | None) -> str:
    """The short word of a level, for places without bars."""
    return LEVELS[rating][2] if rating else ""


@register.simple_tag
def levels() -> list[str]:
    """The four levels, best first."""
    return [code for code, (_, filled, *_rest) in LEVELS.items() if filled]


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) else value


@register.filter
def vn_date(value: date | datetime | None) -> str:
    """dd/mm/yyyy in Vietnam's time."""
    return _local(value).strftime("%d/%m/%Y") if value else ""


@register.filter
def vn_day(value: date | datetime | None) -> str:
    """dd/mm, where the year is plain from the page."""
    return _local(value).strftime("%d/%m") if value else ""


@register.filter
def vn_weekday(value: date | datetime | None) -> str:
    """Thứ Hai … Chủ nhật."""
    return WEEKDAYS[_local(value).weekday()] if value else ""


@register.filter
def vn_datetime(value: datetime | None) -> str:
    """HH:MM dd/mm/yyyy in Vietnam's time."""
    return timezone.localtime(value).strftime("%H:%M %d/%m/%Y") if value else ""


@register.filter
def vn_number(value: Decimal | float | str | None) -> str:
    """Decimal comma, points between thousands, no useless zeros."""
    if value is None or value == "":
        return ""
    number = Decimal(str(value)).normalize()
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))

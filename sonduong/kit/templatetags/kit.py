"""Tags for every template: dates, numbers, levels, icons; nothing that queries."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe

register = template.Library()

LEVELS = {
    "excellent": ("xs", "HTXSNV", "Hoàn thành xuất sắc nhiệm vụ"),
    "good": ("t", "HTTNV", "Hoàn thành tốt nhiệm vụ"),
    "completed": ("ht", "HTNV", "Hoàn thành nhiệm vụ"),
    "failed": ("kht", "KHTNV", "Không hoàn thành nhiệm vụ"),
    "not_rated": ("kxl", "KXL", "Không xếp loại"),
}
# Drawn for this project on a 24-point grid, stroked by CSS.
ICONS = {
    "bell": '<path d="M6 9a6 6 0 0 1 12 0c0 5 2 6 2 8H4c0-2 2-3 2-8"/><path d="M10 21h4"/>',
    "user": '<circle cx="12" cy="8" r="4"/><path d="M4 21a8 8 0 0 1 16 0"/>',
    "menu": '<path d="M4 6h16M4 12h16M4 18h16"/>',
    "eye": '<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7z"/><circle cx="12" cy="12" r="3"/>',
    "done": '<circle cx="12" cy="12" r="10"/><path d="M8 12l3 3 5-6"/>',
    "now": '<circle cx="12" cy="12" r="10"/><circle cx="12" cy="12" r="2"/>',
    "next": '<circle cx="12" cy="12" r="10"/>',
    "missing": '<circle cx="12" cy="12" r="10" stroke-dasharray="4 4"/>',
    "late": '<path d="M12 3L2 21h20z"/><path d="M12 10v5M12 18v.5"/>',
    "clock": '<circle cx="12" cy="12" r="10"/><path d="M12 6v6l4 2"/>',
    "file": '<path d="M6 2h8l5 5v15H6z"/><path d="M14 2v5h5"/>',
    "lock": '<rect x="5" y="11" width="14" height="10"/><path d="M8 11V7a4 4 0 0 1 8 0v4"/>',
}


@register.simple_tag
def icon(name: str, label: str = "") -> str:
    """An inline picture; with a label it is read aloud, without it is decoration."""
    said = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    return format_html('<svg class="i" viewBox="0 0 24 24" {}>{}</svg>', said, mark_safe(ICONS[name]))


@register.simple_tag
def level(rating: str) -> str:
    """A level as four bars and its short word; the full name is read aloud."""
    if not rating:
        return mark_safe('<span class="quiet">chưa có</span>')
    css, short, full = LEVELS[rating]
    bars = mark_safe('<span class="bars" aria-hidden="true"><i></i><i></i><i></i><i></i></span>')
    return format_html('<span class="lv lv-{}">{}<abbr title="{}">{}</abbr></span>', css, bars, full, short)


@register.filter
def level_name(rating: str) -> str:
    """The full name of a level."""
    return LEVELS[rating][2] if rating else ""


@register.filter
def vn_date(value: date | datetime | None) -> str:
    """dd/mm/yyyy in Vietnam's time."""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return value.strftime("%d/%m/%Y") if value else ""


@register.filter
def vn_datetime(value: datetime | None) -> str:
    """HH:MM dd/mm/yyyy in Vietnam's time."""
    return timezone.localtime(value).strftime("%H:%M %d/%m/%Y") if value else ""


@register.filter
def vn_number(value: Decimal | float | str | None) -> str:
    """Decimal comma, no useless zeros."""
    if value is None or value == "":
        return ""
    number = Decimal(str(value)).normalize()
    return f"{number:f}".replace(".", ",")

"""A due date as one exclusive instant: what is done at that instant or later is late (REG-4, E68)."""

from datetime import date, datetime, timedelta, timezone

from evaluations.domain.regulation import Regulation

BEFORE, UNTIL = "before", "until"


def due(words: str, day: date, regulation: Regulation) -> datetime:
    """The instant of "trước ngày X" (`words` BEFORE) or "đến ngày X" (UNTIL), in the plan's own time zone."""
    if words not in (BEFORE, UNTIL):
        raise ValueError(words)
    rules = regulation.deadlines
    way = rules.before if words == BEFORE else rules.until
    zone = timezone(timedelta(hours=rules.utc_offset))
    return datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(days=way == "day_ends")


def is_late(at: datetime, due_at: datetime) -> bool:
    """Whether an act came too late; both instants carry a time zone."""
    return at >= due_at

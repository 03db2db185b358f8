"""The only window to time: business time (which a trial clock may shift) and real time."""

import json
import os
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@lru_cache(maxsize=1)
def offset() -> timedelta:
    """How far business time stands from real time; zero without a trial clock.

    The first process that sees `SONDUONG_NOW` writes the offset into the data folder; later starts
    go on from it, so that a trial lasts over restarts. A changed `SONDUONG_NOW` starts anew.
    """
    if not settings.TRIAL_NOW:
        return timedelta()
    path = settings.DATA_DIR / "trial_clock.json"
    if path.exists():
        kept = json.loads(path.read_text())
        if kept["start"] == settings.TRIAL_NOW:
            return timedelta(seconds=kept["offset_seconds"])
    start = datetime.fromisoformat(settings.TRIAL_NOW)
    if start.tzinfo is None:
        start = start.replace(tzinfo=HANOI)
    seconds = (start - timezone.now()).total_seconds()
    part = path.with_suffix(f".{os.getpid()}")
    part.write_text(json.dumps({"start": settings.TRIAL_NOW, "offset_seconds": seconds}))
    os.replace(part, path)
    return timedelta(seconds=seconds)


def is_trial() -> bool:
    """Whether a trial clock runs, so that every page can say so."""
    return bool(settings.TRIAL_NOW)


def real_now() -> datetime:
    """The instant by the machine, for sessions, leases and the audit trail."""
    return timezone.now()


def now() -> datetime:
    """The instant at which the review happens, aware, in Vietnam's time, so that `.date()` is the business day."""
    shift = offset()  # asked first: its first call fixes the start
    return (real_now() + shift).astimezone(HANOI)


def today() -> date:
    """The business day in Vietnam."""
    return now().date()

"""On which days somebody is reminded of a duty."""

from collections.abc import Iterable

LATE_DAYS = (
    3  # after so many days the progress matrix of the office is the place to look, not everybody's inbox
)


def phase_of(days_left: int, before: Iterable[int]) -> str:
    """ "before-3", "before-1", "last", "late", or "" when it is not the time.

    `days_left`: whole days until the last day of the duty, 0 on it, negative after it. A day on which the reminder
    did not run is made up for: the nearest threshold that has been reached counts.
    """
    if days_left < -LATE_DAYS:
        return ""
    if days_left < 0:
        return "late"
    if days_left == 0:
        return "last"
    reached = [threshold for threshold in before if days_left <= threshold]
    return f"before-{min(reached)}" if reached else ""

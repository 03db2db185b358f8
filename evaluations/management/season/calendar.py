"""On which day each act of the season happens."""

from dataclasses import dataclass
from datetime import datetime

from sonduong.kit.clock import HANOI

YEAR = 2020


def on(month: int, day: int, hour: int = 8) -> datetime:
    """An instant of the year."""
    return datetime(YEAR, month, day, hour, tzinfo=HANOI)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The instant of each act."""

    opened: datetime
    bodies_rated: datetime
    review: datetime
    opinions: datetime
    feedback_opened: datetime
    feedback_closed: datetime
    collective: datetime
    sent: datetime
    superior: datetime
    forwarded: datetime
    consulted: datetime
    appraised: datetime
    voted: datetime
    decided: datetime
    published: datetime
    cells_met: datetime
    members_decided: datetime
    members_published: datetime


PLAN = Calendar(
    opened=on(11, 16),
    bodies_rated=on(11, 20),
    review=on(11, 23),
    opinions=on(11, 24),
    feedback_opened=on(11, 26),
    feedback_closed=on(12, 1),
    collective=on(12, 3),
    sent=on(12, 4),
    superior=on(12, 7),
    forwarded=on(12, 8),
    consulted=on(12, 10),
    appraised=on(12, 18),
    voted=on(12, 24),
    decided=on(12, 25),
    published=on(12, 28),
    cells_met=on(11, 28, 19),
    members_decided=on(12, 4, 14),
    members_published=on(12, 5),
)
# Everything of the demo has happened by the morning of 2 December, so its calendar runs ahead of the plan's.
DEMO = Calendar(
    opened=on(11, 16),
    bodies_rated=on(11, 18),
    review=on(11, 20),
    opinions=on(11, 21),
    feedback_opened=on(11, 23),
    feedback_closed=on(11, 25),
    collective=on(11, 26),
    sent=on(11, 26, 14),
    superior=on(11, 27),
    forwarded=on(11, 27, 14),
    consulted=on(11, 28),
    appraised=on(12, 1),
    voted=on(12, 1, 10),
    decided=on(12, 1, 14),
    published=on(12, 1, 16),
    cells_met=on(11, 28, 19),
    members_decided=on(12, 1, 10),
    members_published=on(12, 1, 14),
)

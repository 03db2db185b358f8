"""What beat and workers run for the hall: thin calls of services."""

from celery import shared_task

from evaluations.services.reminders import reminders_send
from evaluations.services.transfers import members_follow
from sonduong.kit import clock


@shared_task(name="evaluations.tasks.remind")
def remind() -> int:
    """Once a day: notices for duties that fall due."""
    return reminders_send(at=clock.now())


@shared_task(name="evaluations.tasks.follow")
def follow() -> int:
    """Transfers that were entered ahead of their day, or by import: the members' cases follow on the day."""
    return len(members_follow(actor=None, at=clock.now()))

"""What beat and workers run for the hall: thin calls of services."""

from celery import shared_task

from evaluations.services.reminders import reminders_send
from sonduong.kit import clock


@shared_task(name="evaluations.tasks.remind")
def remind() -> int:
    """Once a day: notices for duties that fall due."""
    return reminders_send(at=clock.now())

"""What beat runs for the register: thin calls."""

from celery import shared_task

from organizations.permissions import sync_if_new_day
from sonduong.kit import clock


@shared_task(name="organizations.tasks.project_roles")
def project_roles() -> bool:
    """Once each business day guardian's rows follow the dated rows; says whether it was now."""
    return sync_if_new_day(clock.today())

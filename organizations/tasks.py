"""What beat and workers do for the register: thin calls."""

from celery import shared_task

from organizations.permissions import sync_if_new_day
from organizations.services import roster_jobs
from sonduong.kit import clock, jobs

jobs.handler(roster_jobs.WRITE)(roster_jobs.write_job)
jobs.handler(roster_jobs.EXPORT)(roster_jobs.export_job)


@shared_task(name="organizations.tasks.project_roles")
def project_roles() -> bool:
    """Once each business day guardian's rows follow the dated rows; says whether it was now."""
    return sync_if_new_day(clock.today())

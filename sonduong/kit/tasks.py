"""Where Celery comes in: a worker is woken for one job, or sweeps up after workers that died."""

from celery import shared_task
from celery.signals import worker_ready

from sonduong.kit import jobs


@shared_task(name="sonduong.kit.tasks.run_job")
def run_job(*, job_id: str) -> None:
    """Do one job, unless somebody else does or did it."""
    jobs.run(job_id)


@shared_task(name="sonduong.kit.tasks.sweep_jobs")
def sweep_jobs() -> None:
    """Wake workers for jobs that nobody works on."""
    jobs.sweep()


@worker_ready.connect
def sweep_at_start(**kwargs: object) -> None:
    """A worker that starts asks at once what was left lying, rather than wait for the minute."""
    sweep_jobs.delay()

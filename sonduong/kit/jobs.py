"""Long work as rows: submit, claim under a lease, report progress, cancel, retry, sweep."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from celery import current_app
from django.db import transaction
from django.db.models import Q

from sonduong.kit import clock
from sonduong.kit.errors import DomainError
from sonduong.kit.models import Job

LEASE = timedelta(minutes=2)
MAX_ATTEMPTS = 5
_HANDLERS: dict[str, Callable[["Progress"], dict[str, Any] | None]] = {}


class Cancelled(Exception):
    """The person who asked for the job no longer wants it."""


class Progress:
    """What a running job may do: read its parameters, say how far it is, learn that it was cancelled."""

    def __init__(self, job: Job) -> None:
        self.job = job

    @property
    def params(self) -> dict[str, Any]:
        return self.job.params

    def say(self, *, done: int, total: int, now_making: str = "") -> None:
        """Write progress and renew the lease; raises `Cancelled` when asked to stop."""
        Job.objects.filter(pk=self.job.pk).update(
            done=done, total=total, now_making=now_making[:250], lease_until=clock.real_now() + LEASE
        )
        if Job.objects.filter(pk=self.job.pk, cancel_asked=True).exists():
            raise Cancelled


def handler(kind: str):
    """Register the function that does jobs of this kind. It must do no harm when it runs twice."""

    def keep(function):
        _HANDLERS[kind] = function
        return function

    return keep


def _wake(job_id) -> None:
    current_app.send_task("sonduong.kit.tasks.run_job", kwargs={"job_id": str(job_id)})


def submit(*, kind: str, key: str, params: dict, asked_by=None, title: str = "", total: int = 0) -> Job:
    """The job with this key, made now unless it exists; a worker is woken once the transaction is safe."""
    job, made = Job.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "params": params,
            "asked_by": asked_by,
            "asked_at": clock.real_now(),
            "title": title[:250],
            "total": total,
        },
    )
    if made:
        transaction.on_commit(partial(_wake, job.pk), robust=True)  # without a broker the sweeper finds it
    return job


def run(job_id: str) -> None:
    """Claim the job and do it; somebody else's or a finished job is left alone."""
    now = clock.real_now()
    free = Q(state=Job.State.QUEUED) | Q(state=Job.State.RUNNING, lease_until__lt=now)
    job = Job.objects.filter(free, pk=job_id).first()
    if job is None:
        return
    claimed = Job.objects.filter(free, pk=job_id, attempts=job.attempts).update(
        state=Job.State.RUNNING, attempts=job.attempts + 1, lease_until=now + LEASE, error=""
    )
    if not claimed:
        return
    job.refresh_from_db()
    try:
        result = _HANDLERS[job.kind](Progress(job)) or {}
    except Cancelled:
        _finish(job, Job.State.CANCELLED)
    except Exception as problem:
        _finish(job, Job.State.FAILED, error=f"{type(problem).__name__}"[:300])
        raise
    else:
        _finish(job, Job.State.DONE, result=result)


def _finish(job: Job, state: str, **values) -> None:
    values |= {"state": state, "finished_at": clock.real_now(), "lease_until": None, "now_making": ""}
    Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts).update(**values)


def cancel(job: Job) -> None:
    """Stop a waiting job at once, a running one at its next step."""
    Job.objects.filter(pk=job.pk, state=Job.State.QUEUED).update(
        state=Job.State.CANCELLED, finished_at=clock.real_now()
    )
    Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(cancel_asked=True)


def retry(job: Job) -> None:
    """Queue a failed or cancelled job again."""
    changed = Job.objects.filter(pk=job.pk, state__in=[Job.State.FAILED, Job.State.CANCELLED]).update(
        state=Job.State.QUEUED, cancel_asked=False, error="", finished_at=None, lease_until=None
    )
    if not changed:
        raise DomainError("job_not_stopped")
    transaction.on_commit(partial(_wake, job.pk), robust=True)


def sweep() -> int:
    """Wake workers for jobs that wait or whose worker died; give up after too many attempts."""
    now = clock.real_now()
    stale = Job.objects.filter(state=Job.State.RUNNING, lease_until__lt=now)
    stale.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=Job.State.FAILED, finished_at=now, error="too_many_attempts"
    )
    waiting = Job.objects.filter(Q(state=Job.State.QUEUED) | Q(state=Job.State.RUNNING, lease_until__lt=now))
    ids = list(waiting.values_list("pk", flat=True))
    for job_id in ids:
        _wake(job_id)
    return len(ids)

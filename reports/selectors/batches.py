"""Reads a batch: the one who asked for it alone, its copies, and how far its jobs are."""

from collections.abc import Collection
from dataclasses import dataclass

from reports.enums import BatchState
from reports.models import PaperBatch, PaperItem
from sonduong.kit.errors import NotVisible
from sonduong.kit.models import Job

SHARE = 25  # papers of one job: small enough that two workers end together, large enough that the queue costs nothing
PRINT, JOIN = "papers.print", "papers.join"
_OPEN = (Job.State.QUEUED, Job.State.RUNNING)


def print_key(batch: PaperBatch, first: int) -> str:
    """The key of the job that prints the copies from `first` on."""
    return f"{PRINT}:{batch.pk}:{first}"


def join_key(batch: PaperBatch) -> str:
    """The key of the job that joins all copies."""
    return f"{JOIN}:{batch.pk}"


def batch_get(actor, pk) -> PaperBatch:
    """The batch if this person asked for it, else NotVisible."""
    batch = PaperBatch.objects.filter(pk=pk, asked_by=actor).first()
    if batch is None:
        raise NotVisible
    return batch


def items_of(batch: PaperBatch) -> list[PaperItem]:
    """The copies of a batch in order."""
    return list(batch.items.all())


def recent(actor, limit: int = 5) -> list[PaperBatch]:
    """What this person had printed lately, newest first."""
    return list(PaperBatch.objects.filter(asked_by=actor)[:limit])


def jobs_of(batch: PaperBatch, copies: int) -> list[Job]:
    """The jobs that print and join a batch of so many copies, the joining one last."""
    keys = [print_key(batch, first) for first in range(1, copies + 1, SHARE)]
    found = {job.key: job for job in Job.objects.filter(key__in=[*keys, join_key(batch)])}
    return [found[key] for key in [*keys, join_key(batch)] if key in found]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is. `now_making`: names being printed at this moment; `problems`: copies that cannot be made."""

    batch: PaperBatch
    state: BatchState
    total: int
    made: int
    problems: tuple[PaperItem, ...]
    now_making: tuple[str, ...]
    joining: str

    @property
    def done(self) -> int:
        """Copies that need no more work."""
        return self.made + len(self.problems)

    @property
    def is_finished(self) -> bool:
        """Whether nothing more happens by itself, so that the page may stop asking."""
        return self.state not in {BatchState.WAITING, BatchState.RUNNING} and self.joining not in _OPEN


def progress_of(batch: PaperBatch) -> Progress:
    """How far this batch is; two queries."""
    items = items_of(batch)
    found = jobs_of(batch, len(items))
    joins = [job for job in found if job.kind == JOIN]
    return Progress(
        batch,
        _state({job.state for job in found if job.kind == PRINT}),
        len(items),
        sum(bool(item.sha256) for item in items),
        tuple(item for item in items if item.problem),
        tuple(job.now_making for job in found if job.now_making),
        joins[0].state if joins else "",
    )


def _state(states: Collection[str]) -> BatchState:
    if Job.State.RUNNING in states or {Job.State.QUEUED, Job.State.DONE} <= set(states):
        return BatchState.RUNNING
    if Job.State.QUEUED in states:
        return BatchState.WAITING
    if Job.State.FAILED in states:
        return BatchState.FAILED
    return BatchState.CANCELLED if Job.State.CANCELLED in states else BatchState.DONE

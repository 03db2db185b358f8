"""Prints many papers: asks for jobs, does one share of them, joins them; doing anything twice changes nothing."""

import time
import uuid
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from django.db import transaction

from evaluations.selectors.paper_access import keep_roles
from reports.models import PaperBatch, PaperItem
from reports.renderers.pdf import rare_collections
from reports.selectors.batches import JOIN, PRINT, SHARE, jobs_of, join_key, print_key
from reports.services import store
from reports.services.printing import paper, press
from reports.spec import Format
from sonduong.kit import clock, jobs
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.text import fold

LARGEST = 1000
SAY_EVERY = 0.5  # seconds between two words of progress


def batch_ask(
    *, code: str, made_as: str, targets: Sequence[str], token: uuid.UUID, actor, at: datetime
) -> PaperBatch:
    """A batch of one paper for many targets, in the order given. The same token asked again is the same batch.

    DomainError: batch_empty, batch_too_big. NotVisible as soon as one target may not be read.
    """
    spec, wanted = paper(code), list(dict.fromkeys(targets))
    if made_as not in spec.formats:
        raise NotVisible
    if not wanted:
        raise DomainError("batch_empty")
    if len(wanted) > LARGEST:
        raise DomainError("batch_too_big", limit=LARGEST, asked=len(wanted))
    names = {target.id: target.name for target in spec.source.targets(actor)}
    if not names.keys() >= set(wanted):
        raise NotVisible
    with transaction.atomic():
        batch, made = PaperBatch.objects.get_or_create(
            pk=token, defaults={"code": code, "made_as": made_as, "asked_by": actor, "asked_at": at}
        )
        if batch.asked_by_id != actor.pk:
            raise NotVisible
        if made:
            PaperItem.objects.bulk_create(
                PaperItem(batch=batch, order=order, target_id=target, name=names[target])
                for order, target in enumerate(wanted, 1)
            )
            _submit_shares(batch, len(wanted), actor)
    return batch


def _submit_shares(batch: PaperBatch, count: int, actor) -> None:
    for first in range(1, count + 1, SHARE):
        last = min(first + SHARE - 1, count)
        jobs.submit(
            kind=PRINT,
            key=print_key(batch, first),
            params={"batch": str(batch.pk), "first": first, "last": last},
            asked_by=actor,
            title=f"In mẫu {batch.code}, bản {first} đến {last}",
            total=last - first + 1,
        )


def share_print(progress: jobs.Progress) -> None:
    """Print the papers of one job that are not yet there, as the person who asked may read them now.

    What breaks is raised once all the others are printed, so that the job is seen to have failed and can be retried.
    """
    params = progress.params
    batch = PaperBatch.objects.select_related("asked_by").get(pk=params["batch"])
    items = list(batch.items.filter(order__range=(params["first"], params["last"])))
    numbers = [int(item.target_id) for item in items if item.target_id.isdigit()]
    keep_roles(batch.asked_by, numbers, on=clock.today())
    said, broken = 0.0, None
    with rare_collections():
        for number, item in enumerate(items):
            if time.monotonic() - said >= SAY_EVERY:
                progress.say(done=number, total=len(items), now_making=item.name)
                said = time.monotonic()
            if item.sha256 and store.is_whole(item.stored_name, item.sha256):
                continue
            try:
                _print(batch, item)
            except Exception as problem:  # one broken copy must not keep the others from being printed
                broken = problem
    progress.say(done=len(items), total=len(items))
    if broken:
        raise broken


def _print(batch: PaperBatch, item: PaperItem) -> None:
    spec = paper(batch.code)
    try:
        content = press(spec, spec.source.collect(batch.asked_by, item.target_id), batch.made_as)
    except DomainError as refusal:
        item.problem = {"code": refusal.code, "params": refusal.params}
    except NotVisible:
        item.problem = {"code": "not_visible", "params": {}}
    else:
        kept = store.keep(f"{batch.pk}/{item.order:04d}.{batch.made_as}", content)
        item.stored_name, item.sha256, item.size, item.problem = kept.name, kept.sha256, kept.size, {}
    item.save(update_fields=["stored_name", "sha256", "size", "problem"])


def batch_cancel(batch: PaperBatch) -> None:
    """Stop what waits at once and what runs at its next paper; papers already printed stay."""
    for job in jobs_of(batch, batch.items.count()):
        jobs.cancel(job)


def batch_retry(batch: PaperBatch) -> None:
    """Go on with what was stopped or failed. DomainError("job_not_stopped") when nothing was."""
    stopped = [
        job
        for job in jobs_of(batch, batch.items.count())
        if job.state in {job.State.FAILED, job.State.CANCELLED}
    ]
    if not stopped:
        raise DomainError("job_not_stopped")
    for job in stopped:
        jobs.retry(job)


def batch_join(batch: PaperBatch) -> None:
    """Ask for one PDF of all papers, for the printer."""
    if batch.made_as != Format.PDF:
        raise NotVisible
    jobs.submit(
        kind=JOIN,
        key=join_key(batch),
        params={"batch": str(batch.pk)},
        asked_by=batch.asked_by,
        title=f"Ghép mẫu {batch.code}",
    )


def papers_join(progress: jobs.Progress) -> None:
    """Put the printed papers of a batch one after another into one PDF."""
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - half a second that only this job needs

    batch = PaperBatch.objects.get(pk=progress.params["batch"])
    items, writer = list(batch.items.exclude(sha256="")), PdfWriter()
    for number, item in enumerate(items):
        progress.say(done=number, total=len(items), now_making=item.name)
        content = store.read(item.stored_name, item.sha256, of=item.name)
        writer.append(PdfReader(BytesIO(content)), outline_item=item.name, import_outline=False)
    writer.compress_identical_objects()
    out = BytesIO()
    writer.write(out)
    kept = store.keep(f"{batch.pk}/ca-tap.pdf", out.getvalue())
    PaperBatch.objects.filter(pk=batch.pk).update(joined_name=kept.name, joined_sha256=kept.sha256)


def file_name(code: str, name: str, made_as: str, *, order: int | None = None) -> str:
    """A name for the downloaded file that every system takes: 0007-mau-06-luong-the-vinh.pdf."""
    words = "-".join(fold(name).split())
    plain = "".join(char for char in words if char.isascii() and (char.isalnum() or char == "-"))
    parts = (f"{order:04d}" if order else "", "mau" if code[0].isdigit() else "", code.lower(), plain)
    return f"{'-'.join(part for part in parts if part)}.{made_as}"

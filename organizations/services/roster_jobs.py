"""The long work of the wizard as jobs: writing a checked workbook, exporting the whole register."""

import hashlib
import os
from datetime import datetime
from pathlib import Path

from django.conf import settings

from organizations.models import RosterUpload, User
from organizations.selectors.scope import may_change
from organizations.services.exports import roster_workbook
from organizations.services.uploads import upload_write
from sonduong.kit import clock, jobs
from sonduong.kit.errors import DomainError
from sonduong.kit.models import Job

WRITE, EXPORT = "roster.write", "roster.export"


def write_ask(*, upload: RosterUpload, actor, at: datetime) -> Job:
    """Have the chosen sheets written by a worker; asking twice, or again after a failure, is one job."""
    _refuse_strangers(actor, at)
    sheets = hashlib.sha256("|".join(upload.sheets).encode()).hexdigest()[:12]
    job = jobs.submit(
        kind=WRITE,
        key=f"{WRITE}:{upload.pk}:{sheets}",
        params={"upload": str(upload.pk), "actor": actor.pk},
        asked_by=actor,
        title=f"Ghi {upload.name} vào hồ sơ",
        total=1,
    )
    return _once_more(job)


def write_job(progress: jobs.Progress) -> dict:
    """Worker's part: all or nothing; running twice writes nothing new."""
    upload = RosterUpload.objects.get(pk=progress.params["upload"])
    progress.say(done=0, total=1, now_making=upload.name)
    upload_write(upload=upload, actor=User.objects.get(pk=progress.params["actor"]), at=clock.now())
    progress.say(done=1, total=1)
    return {"written": upload.state == RosterUpload.State.WRITTEN}


def export_ask(*, actor, at: datetime) -> Job:
    """Have the whole register exported; asked again within the minute it is the same job."""
    _refuse_strangers(actor, at)
    return jobs.submit(
        kind=EXPORT,
        key=f"{EXPORT}:{actor.pk}:{at:%Y%m%d%H%M}",
        params={},
        asked_by=actor,
        title="Xuất toàn bộ hồ sơ",
        total=1,
    )


def export_job(progress: jobs.Progress) -> dict:
    """Worker's part: the file stands whole under its name or not at all."""
    progress.say(done=0, total=1, now_making="mười hai trang tính")
    path = export_path(progress.job)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(".part")
    with roster_workbook() as book, part.open("wb") as target:
        target.write(book.read())
        target.flush()
        os.fsync(target.fileno())
    os.replace(part, path)
    progress.say(done=1, total=1)
    return {"sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def export_path(job: Job) -> Path:
    """Where an export lies."""
    return Path(settings.MEDIA_ROOT) / "exports" / f"{job.pk}.xlsx"


def _once_more(job: Job) -> Job:
    if job.state in {Job.State.FAILED, Job.State.CANCELLED}:
        jobs.retry(job)
        job.refresh_from_db()
    return job


def _refuse_strangers(actor, at: datetime) -> None:
    if not may_change(actor, on=at.date()):
        raise DomainError("not_org_office")

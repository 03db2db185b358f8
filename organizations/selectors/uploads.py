"""Uploaded workbooks: one by its key, the latest for the wizard's first page."""

from organizations.models import RosterUpload
from sonduong.kit.errors import NotVisible
from sonduong.kit.models import Job


def upload_get(key) -> RosterUpload:
    """The upload, else NotVisible; whoever passes the door of the wizard sees all of them."""
    upload = RosterUpload.objects.select_related("uploaded_by__person").filter(pk=key).first()
    if upload is None:
        raise NotVisible
    return upload


def uploads_latest() -> list[RosterUpload]:
    """The last ten, newest first."""
    return list(RosterUpload.objects.select_related("uploaded_by__person").defer("report")[:10])


def write_of(upload: RosterUpload) -> Job | None:
    """The last job that writes this upload."""
    return (
        Job.objects.filter(kind="roster.write", params__upload=str(upload.pk)).order_by("-asked_at").first()
    )


def job_get(user, key) -> Job:
    """A job of the wizard that this person asked for, else NotVisible."""
    job = Job.objects.filter(pk=key, kind__in=["roster.write", "roster.export"], asked_by=user).first()
    if job is None:
        raise NotVisible
    return job

"""Uploaded workbooks: one by its key, the latest for the wizard's first page."""

from organizations.models import RosterUpload
from sonduong.kit.errors import NotVisible


def upload_get(key) -> RosterUpload:
    """The upload, else NotVisible; whoever passes the door of the wizard sees all of them."""
    upload = RosterUpload.objects.select_related("uploaded_by__person").filter(pk=key).first()
    if upload is None:
        raise NotVisible
    return upload


def uploads_latest() -> list[RosterUpload]:
    """The last ten, newest first."""
    return list(RosterUpload.objects.select_related("uploaded_by__person").defer("report")[:10])

"""The import wizard's acts: keep an uploaded workbook, check it, write it (ORG-8)."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from organizations.models import Person, RosterUpload
from organizations.selectors.scope import may_change
from organizations.services.roster.importing import Report, roster_import
from organizations.services.roster.parse import choose
from organizations.services.roster.reader import UnreadableWorkbook, read_workbook
from sonduong.kit.errors import DomainError

MOST_BYTES = 30 * 1024 * 1024


def path_of(upload: RosterUpload) -> Path:
    """Where the file lies; its name is ours, never the sender's."""
    return Path(settings.MEDIA_ROOT) / "imports" / f"{upload.pk}.xlsx"


def upload_check(*, file: UploadedFile, actor, at: datetime) -> RosterUpload:
    """Keep the file and check it; nothing is written to the register. Refuses strangers and files over 30 MB."""
    if not may_change(actor, on=at.date()):
        raise DomainError("not_org_office")
    upload = _keep(file, actor, at)
    upload.sheets = _present_sheets(path_of(upload))
    report = roster_import(path=path_of(upload), actor=actor, at=at, dry_run=True, sheets=upload.sheets)
    upload.report = _document(report)
    upload.save()
    return upload


def first_import(*, file: UploadedFile, actor, at: datetime) -> Report:
    """The installer brings the first workbook into an empty register: all or nothing, faults come back."""
    if not actor.is_installer:
        raise DomainError("not_installer")
    if Person.objects.exists():
        raise DomainError("register_filled")
    return roster_import(path=path_of(_keep(file, actor, at)), actor=actor, at=at)


def _keep(file: UploadedFile, actor, at: datetime) -> RosterUpload:
    """Write the file under our own name, whole or not at all; the row is the caller's to save."""
    if file.size > MOST_BYTES:
        raise DomainError("file_too_big", most=MOST_BYTES // 1024 // 1024)
    content = file.read()
    upload = RosterUpload(
        name=Path(file.name).name[:200],
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by=actor,
        uploaded_at=at,
    )
    path = path_of(upload)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(".part")
    with part.open("wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())
    os.replace(part, path)
    return upload


def _present_sheets(path: Path) -> list[str]:
    """The sheets of the template that the file has: an office may bring only some of them."""
    try:
        chosen, _ = choose(read_workbook(path), [])
    except UnreadableWorkbook:
        return []
    return [sheet.name for sheet, _ in chosen]


def upload_check_again(*, upload: RosterUpload, sheets: Sequence[str], actor, at: datetime) -> RosterUpload:
    """Check only these sheets."""
    if not may_change(actor, on=at.date()):
        raise DomainError("not_org_office")
    upload.sheets = list(sheets)
    upload.report = _document(
        roster_import(path=path_of(upload), actor=actor, at=at, dry_run=True, sheets=upload.sheets)
    )
    upload.save(update_fields=["sheets", "report"])
    return upload


@transaction.atomic
def upload_write(*, upload: RosterUpload, actor, at: datetime) -> RosterUpload:
    """Write the checked sheets into the register, all or nothing; a file that meanwhile has faults stays unwritten."""
    if not may_change(actor, on=at.date()):
        raise DomainError("not_org_office")
    report = roster_import(path=path_of(upload), actor=actor, at=at, sheets=upload.sheets)
    upload.report = _document(report)
    if report.ok:
        upload.state, upload.written_at = RosterUpload.State.WRITTEN, at
    upload.save(update_fields=["report", "state", "written_at"])
    return upload


def _document(report: Report) -> dict:
    changes = [asdict(change) for change in report.changes]
    return report.document() | {"changes": changes, "ignored": report.ignored}

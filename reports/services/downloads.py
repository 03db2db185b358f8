"""Hands a finished batch out: the right is asked again, every file is checked, the ZIP is the same bytes each time."""

import zipfile
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO

from reports.models import PaperBatch
from reports.selectors.batches import items_of
from reports.services import store
from reports.services.batches import file_name
from reports.services.printing import paper
from sonduong.kit.errors import DomainError

IN_MEMORY = 8 * 1024 * 1024  # bytes; a larger ZIP is built on disk
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the oldest instant a ZIP can say


def _refuse_unless_readable(batch: PaperBatch, actor) -> None:
    """DomainError("batch_right_ended") when the person may no longer read one of the papers."""
    wanted = {item.target_id for item in items_of(batch) if item.sha256}
    lost = wanted - paper(batch.code).source.readable(actor, wanted)
    if lost:
        raise DomainError("batch_right_ended", count=len(lost))


def zip_of(batch: PaperBatch, *, actor) -> IO[bytes]:
    """All printed files of the batch in one ZIP."""
    _refuse_unless_readable(batch, actor)
    made = [item for item in items_of(batch) if item.sha256]
    if not made:
        raise DomainError("batch_unfinished")
    out = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the response closes it
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for item in made:
            name = file_name(batch.code, item.name, batch.made_as, order=item.order)
            member = zipfile.ZipInfo(name, LONG_AGO)
            member.external_attr = 0o600 << 16
            archive.writestr(member, store.read(item.stored_name, item.sha256, of=item.name))
    out.seek(0)
    return out


def joined_of(batch: PaperBatch, *, actor) -> IO[bytes]:
    """The one PDF of the batch. DomainError("batch_unfinished") before it was joined."""
    _refuse_unless_readable(batch, actor)
    if not batch.joined_sha256:
        raise DomainError("batch_unfinished")
    return BytesIO(store.read(batch.joined_name, batch.joined_sha256, of="cả tập"))

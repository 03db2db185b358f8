"""Binds printed papers into one PDF: a cover with the contents, then every paper, each under a bookmark. Knows no paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

COVER = "Bìa, mục lục"


@dataclass(frozen=True, slots=True)
class Sheaf:
    """One paper to be bound: its title and its bytes, or why it is not there."""

    title: str
    content: bytes = b""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: title and first page, or why there is none."""

    title: str
    page: int | None
    missing: str


def is_bindable(content: bytes) -> bool:
    """Whether somebody else's PDF can be taken in: readable and not locked."""
    try:
        return bool(PdfReader(BytesIO(content)).pages)
    except (PyPdfError, ValueError, OSError, KeyError):
        return False


def bind(sheaves: Sequence[Sheaf], cover: Callable[[tuple[Entry, ...]], bytes]) -> bytes:
    """All sheaves behind their cover. `cover` is pressed twice: its own length decides where the first paper begins."""
    readers = [PdfReader(BytesIO(sheaf.content)) if sheaf.content else None for sheaf in sheaves]
    lengths = [len(reader.pages) if reader else 0 for reader in readers]
    first = len(PdfReader(BytesIO(cover(_contents(sheaves, lengths, 1)))).pages)
    pressed = cover(_contents(sheaves, lengths, first))
    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(pressed)), outline_item=COVER, import_outline=False)
    for sheaf, reader in zip(sheaves, readers, strict=True):
        if reader is not None:
            writer.append(reader, outline_item=sheaf.title, import_outline=False)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _contents(sheaves: Sequence[Sheaf], lengths: Sequence[int], cover_pages: int) -> tuple[Entry, ...]:
    entries, page = [], cover_pages + 1
    for sheaf, length in zip(sheaves, lengths, strict=True):
        entries.append(Entry(sheaf.title, page if length else None, sheaf.missing))
        page += length
    return tuple(entries)

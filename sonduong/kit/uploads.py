"""Takes in files from outside: real type by content, limits, internal names, safe writing, reading back with checksum."""

import hashlib
import io
import os
import re
import uuid
import zipfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from PIL import Image, UnidentifiedImageError

from sonduong.kit.errors import DomainError
from sonduong.kit.text import clean

MEGABYTE = 1024 * 1024
MAX_BYTES = 15 * MEGABYTE
MAX_PIXELS = 60_000_000
MAX_UNPACKED = 150 * MEGABYTE
MAX_ENTRIES = 3000
MAX_RATIO = 200
OOXML = "application/vnd.openxmlformats-officedocument"
EXTENSIONS = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    f"{OOXML}.wordprocessingml.document": "docx",
    f"{OOXML}.spreadsheetml.sheet": "xlsx",
}
SHOWN_INLINE = frozenset({"application/pdf", "image/jpeg", "image/png"})
_PDF_ACTIVE = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/Encrypt")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was taken in: its internal name, what it really is, its size in bytes and SHA-256."""

    stored_name: str
    media_type: str
    size: int
    sha256: str


def media_type_of(content: bytes) -> str:
    """What the bytes are, whatever they are called. Raises `DomainError` upload_* for anything that is not taken."""
    if not content:
        raise DomainError("upload_empty")
    if len(content) > MAX_BYTES:
        raise DomainError("upload_too_big", limit=MAX_BYTES // MEGABYTE)
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return _image(content)


def _pdf(content: bytes) -> str:
    if b"%%EOF" not in content[-2048:]:
        raise DomainError("upload_wrong_type")
    if any(mark in content for mark in _PDF_ACTIVE):
        raise DomainError("upload_active")
    return "application/pdf"


def _office(content: bytes) -> str:
    """Word or Excel by what lies inside; judged by the central directory, nothing is unpacked."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
        raise DomainError("upload_wrong_type") from problem
    names = {entry.filename for entry in entries}
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * len(content):
        raise DomainError("upload_too_big", limit=MAX_BYTES // MEGABYTE)
    is_active = any(entry.flag_bits & 1 or "vbaproject" in entry.filename.lower() for entry in entries)
    if is_active or any("externallink" in name.lower() or "activex" in name.lower() for name in names):
        raise DomainError("upload_active")
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        return f"{OOXML}.wordprocessingml.document"
    if "[Content_Types].xml" in names and "xl/workbook.xml" in names:
        return f"{OOXML}.spreadsheetml.sheet"
    raise DomainError("upload_wrong_type")


def _image(content: bytes) -> str:
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
            width, height = picture.size
            if width * height > MAX_PIXELS:
                raise DomainError("upload_too_many_pixels")
            picture.verify()
            return "image/jpeg" if picture.format == "JPEG" else "image/png"
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        ValueError,
        Image.DecompressionBombError,
    ) as problem:
        raise DomainError("upload_wrong_type") from problem


def keep(content: bytes) -> Kept:
    """Judge the bytes and write them under a name of our own: temporary file, flushed to the disk, then renamed."""
    media_type = media_type_of(content)
    stored_name = f"{uuid.uuid4().hex}.{EXTENSIONS[media_type]}"
    path = path_of(stored_name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(".part")
    with open(part, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(part, path)
    return Kept(stored_name, media_type, len(content), hashlib.sha256(content).hexdigest())


def path_of(stored_name: str) -> Path:
    """Where a kept file lies; two letters of its random name spread the folder."""
    return Path(settings.MEDIA_ROOT) / "uploads" / stored_name[:2] / stored_name


def read(stored_name: str, sha256: str) -> bytes:
    """The bytes as they were taken in; raises `DomainError("file_damaged")` when they are gone or changed."""
    try:
        content = path_of(stored_name).read_bytes()
    except OSError as problem:
        raise DomainError("file_damaged") from problem
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DomainError("file_damaged")
    return content


def safe_name(name: str) -> str:
    """What the person called the file, for showing only: no folders, no control or direction marks, 150 letters."""
    last = re.split(r"[\\/]", name)[-1]
    plain = "".join(
        c for c in clean(last) if c.isprintable() and c not in '<>:"|?*\u202a\u202b\u202c\u202d\u202e'
    )
    return plain.strip(". ")[-150:] or "tệp"

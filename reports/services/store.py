"""Keeps printed files in the data folder: written aside, flushed, renamed; read back only when they are still whole."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from sonduong.kit.errors import DomainError


@dataclass(frozen=True, slots=True)
class Stored:
    """A kept file: name under the papers' folder, SHA-256, size in bytes."""

    name: str
    sha256: str
    size: int


def path_of(name: str) -> Path:
    """Where a kept file lies."""
    return Path(settings.DATA_DIR) / "papers" / name


def keep(name: str, content: bytes) -> Stored:
    """Write the file so that it is there whole or not at all, also when the power fails in between."""
    target = path_of(name)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return Stored(name, hashlib.sha256(content).hexdigest(), len(content))


def read(name: str, sha256: str, *, of: str) -> bytes:
    """The bytes of a kept file. DomainError("paper_file_damaged") when they are missing or not what was kept."""
    try:
        content = path_of(name).read_bytes()
    except OSError as problem:
        raise DomainError("paper_file_damaged", name=of) from problem
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DomainError("paper_file_damaged", name=of)
    return content


def is_whole(name: str, sha256: str) -> bool:
    """Whether the file lies there as it was kept."""
    try:
        read(name, sha256, of=name)
    except DomainError:
        return False
    return True

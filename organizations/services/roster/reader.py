"""Opens an uploaded workbook safely: looks into the archive first, then lets a limited child process read it."""

import datetime
import io
import pickle
import subprocess
import sys
import zipfile
from pathlib import Path

from organizations.domain.cells import Raw

CHILD = Path(__file__).with_name("child.py")
TIMEOUT = 30
MOST_ENTRIES = 2_000
MOST_BYTES = 400 * 1024 * 1024
MOST_RATIO = 100  # an office's workbook is packed ten to thirty times; a bomb a thousand times
SMALL = 20 * 1024 * 1024  # below this the ratio does not matter
MOST_ROWS = 300_000


class UnreadableWorkbook(Exception):
    """`code` is a key of phrases.IMPORT."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _OnlyCells(pickle.Unpickler):
    """Takes dates and plain values from the child, nothing that could run."""

    def find_class(self, module: str, name: str):
        if module == "datetime" and name in {"date", "datetime", "time", "timedelta"}:
            return getattr(datetime, name)
        raise pickle.UnpicklingError(f"{module}.{name}")


def read_workbook(path: Path) -> dict[str, list[list[Raw]]]:
    """Sheet name → rows from row 1; raises UnreadableWorkbook. Never unpacks what is suspicious."""
    _look_inside(path)
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(CHILD), str(path)], capture_output=True, timeout=TIMEOUT, check=False
        )
    except subprocess.TimeoutExpired:
        raise UnreadableWorkbook("too_large") from None
    if done.returncode < 0 or b"MemoryError" in done.stderr or b"capacity overflow" in done.stderr:
        raise UnreadableWorkbook("too_large")
    if done.returncode:
        raise UnreadableWorkbook("not_a_workbook")
    sheets = _OnlyCells(io.BytesIO(done.stdout)).load()
    if any(len(rows) > MOST_ROWS for rows in sheets.values()):
        raise UnreadableWorkbook("too_large")
    return sheets


def _look_inside(path: Path) -> None:
    """The central directory tells sizes before anything is unpacked (U04)."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        raise UnreadableWorkbook("not_a_workbook") from None
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/workbook.") for name in names):
        raise UnreadableWorkbook("not_a_workbook")
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    if len(entries) > MOST_ENTRIES or unpacked > MOST_BYTES:
        raise UnreadableWorkbook("too_large")
    if unpacked > SMALL and unpacked / packed > MOST_RATIO:
        raise UnreadableWorkbook("too_large")

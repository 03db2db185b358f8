"""Times the import of a roster, first and again, and its parsing against openpyxl (≤ 20 s, ≤ 8 s, ≤ 0.2×).

python benchmarks/import_roster.py [FILE]      # empty database by DATABASE_URL, or a fresh SQLite file
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sonduong.settings")
os.environ["SONDUONG_DATA"] = tempfile.mkdtemp(prefix="sonduong-bench-")


def timed(work) -> tuple[float, object]:
    """(seconds, result) of one call."""
    start = time.perf_counter()
    result = work()
    return round(time.perf_counter() - start, 2), result


def main(path: Path) -> None:
    """Print one JSON document of seconds and ratios."""
    import django  # noqa: PLC0415 -- after the settings
    from django.core.management import call_command  # noqa: PLC0415
    from openpyxl import load_workbook  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0)
    from organizations.services.roster.importing import roster_import  # noqa: PLC0415
    from organizations.services.roster.reader import read_workbook  # noqa: PLC0415
    from sonduong.kit import clock  # noqa: PLC0415

    def by_openpyxl():
        for sheet in load_workbook(path, read_only=True):
            for _ in sheet.iter_rows(values_only=True):
                pass

    parsing = min(timed(lambda: read_workbook(path))[0] for _ in range(3))
    peer = min(timed(by_openpyxl)[0] for _ in range(3))
    first, report = timed(lambda: roster_import(path=path, actor=None, at=clock.now()))
    again, _ = timed(lambda: roster_import(path=path, actor=None, at=clock.now()))
    rows = sum(sum(states.values()) for states in report.rows.values())
    figures = {"rows": rows, "first": first, "unchanged": again, "parsing": parsing, "openpyxl": peer}
    print(json.dumps(figures | {"ratio": round(parsing / peer, 3), "ok": report.ok}))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "organizations" / "samples" / "mini.xlsx")

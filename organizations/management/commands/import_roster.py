"""`manage.py import_roster FILE`: the door for offices' scripts; all thinking is in services/roster."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand

from organizations.services.roster.importing import Report, roster_import
from sonduong.kit import clock

WORDS = {"new": "mới", "changed": "thay đổi", "same": "giữ nguyên", "error": "lỗi"}


class Command(BaseCommand):
    """Reads a workbook, prints counts and faults; exit code 1 when there are faults."""

    help = "Nhập sổ tính tổ chức, nhân sự; có lỗi thì không ghi gì."
    requires_system_checks: list = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra, không ghi")
        parser.add_argument("--sheets", default="", help="tên các trang tính, cách nhau bằng dấu phẩy")
        parser.add_argument("--json", action="store_true", help="in một tài liệu JSON")

    def handle(self, *, file: Path, dry_run: bool, sheets: str, json: bool, **options) -> None:
        wanted = [name.strip() for name in sheets.split(",") if name.strip()]
        report = roster_import(path=file, actor=None, at=clock.now(), dry_run=dry_run, sheets=wanted)
        self.stdout.write(_as_json(report) if json else _as_text(report))
        if not report.ok:
            raise SystemExit(1)


def _as_json(report: Report) -> str:
    return json.dumps(report.document(), ensure_ascii=False)


def _as_text(report: Report) -> str:
    lines = []
    for sheet, counts in report.rows.items():
        lines.append(
            f"{sheet}: " + ", ".join(f"{count} {WORDS[state]}" for state, count in counts.items() if count)
        )
    for fault in report.faults:
        place = [
            fault.sheet or "",
            f"dòng {fault.row}" if fault.row else "",
            f"cột {fault.column}" if fault.column else "",
        ]
        lines.append(", ".join(filter(None, place)) + (": " if fault.sheet else "") + fault.message)
    return "\n".join(lines)

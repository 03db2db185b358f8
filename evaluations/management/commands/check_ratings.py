"""Checks a list of proposed ratings against the rules, without touching the database; works before `migrate`.

Exit code 0: every rule kept, 1: some broken, 2: the list cannot be read.
"""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from evaluations.domain.checking import Report, check
from evaluations.domain.regulation import Regulation
from evaluations.phrases import checks
from evaluations.regulations import codes
from evaluations.regulations.check_file import LARGEST, open_list
from evaluations.regulations.check_json import Problem, UnreadableList

BROKEN, UNREADABLE = 1, 2
SHOWN = 200  # problems printed for people; --json has them all


class Command(BaseCommand):
    help = "Kiểm tra danh sách đề nghị xếp loại (JSON hoặc sổ tính Mẫu 09) theo quy định; không cần cơ sở dữ liệu."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--regulation", choices=codes(), help="mặc định: theo tệp, rồi đến quy định năm 2020"
        )
        parser.add_argument("--json", action="store_true", help="in một tài liệu JSON")

    def handle(self, *, file: Path, regulation: str | None, **options) -> None:
        try:
            opened = open_list(self._read(file), regulation)
        except UnreadableList as wrong:
            self._refuse(wrong.problems, as_json=options["json"])
            sys.exit(UNREADABLE)
        for remark in opened.remarks:
            self.stderr.write(f"Lưu ý: {remark}")
        report = check(opened.listed, opened.regulation)
        if options["json"]:
            self._print(checks.as_json(report, opened.regulation))
        else:
            self._tell(report, opened.regulation)
        if not report.is_ok:
            sys.exit(BROKEN)

    def _read(self, file: Path) -> bytes:
        try:
            with file.open("rb") as opened:
                return opened.read(LARGEST + 1)
        except OSError as wrong:
            raise UnreadableList([Problem(str(file), "không mở được tệp")]) from wrong

    def _refuse(self, problems: list[Problem], *, as_json: bool) -> None:
        if as_json:
            errors = [{"where": problem.where, "message": problem.message} for problem in problems]
            self._print({"ok": False, "violations": [], "groups": [], "errors": errors})
        for problem in problems[:SHOWN]:
            self.stderr.write(f"{problem.where}: {problem.message}")
        if len(problems) > SHOWN:
            self.stderr.write(f"… và {len(problems) - SHOWN} lỗi nữa.")

    def _print(self, document: dict) -> None:
        self.stdout.write(json.dumps(document, ensure_ascii=False, indent=2))

    def _tell(self, report: Report, regulation: Regulation) -> None:
        for violation in report.violations:
            self.stdout.write(f"{violation.rule}  {checks.sentence(violation, regulation)}")
        for group in report.groups:
            self.stdout.write(checks.group_line(group))
        broken = len(report.violations)
        self.stdout.write(f"{broken} điều không đúng quy định." if broken else "Đúng quy định.")
        self.stdout.write(f"Quy định áp dụng: {regulation.name}.")

"""Goes through the whole audit trail and says whether its chain of seals is whole (NFR-3)."""

import json
import sys

from django.core.management.base import BaseCommand, CommandParser

from sonduong.kit import audit
from sonduong.kit.models import AuditEntry


class Command(BaseCommand):
    help = "Kiểm tra nhật ký: mã thoát 0 nếu nguyên vẹn, 1 nếu có mục bị sửa, xóa, chèn hoặc đổi thứ tự."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="in một tài liệu JSON")

    def handle(self, **options) -> None:
        found, entries = audit.first_break(), AuditEntry.objects.count()
        if options["json"]:
            self.stdout.write(json.dumps({"ok": found is None, "entries": entries, "first_break": found}))
        elif found is None:
            self.stdout.write(f"Nhật ký nguyên vẹn: {entries} mục, chuỗi mã niêm phong liền mạch.")
        else:
            self.stdout.write(
                f"Nhật ký KHÔNG nguyên vẹn: chuỗi mã niêm phong đứt từ mục số {found} (đang có {entries} mục). "
                "Giữ nguyên dữ liệu, đối chiếu với bản sao lưu gần nhất và báo người quản trị."
            )
        if found is not None:
            sys.exit(1)

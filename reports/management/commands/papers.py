"""Lists the official papers that the program prints."""

import json

from django.core.management.base import BaseCommand

from reports.registry import all_papers


class Command(BaseCommand):
    help = "List every paper: code, title, what it is printed for, formats."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true")

    def handle(self, *args, **options):
        rows = [
            {"code": s.code, "title": s.title, "scope": str(s.scope), "formats": [str(f) for f in s.formats]}
            for s in all_papers().values()
        ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False))
            return
        for row in rows:
            self.stdout.write(f"{row['code']:22} {', '.join(row['formats']):10} {row['title']}")

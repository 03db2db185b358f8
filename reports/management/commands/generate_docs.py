"""Writes the generated parts of docs/: the cadre's process and the role matrix; `--check` only compares."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sonduong import generated_docs as docs


class Command(BaseCommand):
    help = "Write docs/process.md and docs/roles.md from the tables that the program reads."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="fail when a page is out of date")

    def handle(self, *args, check: bool, **options):
        stale = []
        for name, text in docs.pages().items():
            path = Path(settings.BASE_DIR) / "docs" / name
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            stale.append(name)
            if not check:
                path.write_text(text, encoding="utf-8")
        if check and stale:
            raise CommandError(f"out of date, run manage.py generate_docs: {', '.join(stale)}")
        self.stdout.write(f"docs: {', '.join(stale) or 'nothing to do'}")

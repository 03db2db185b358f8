"""Prints what differs between two regulations, setting by setting, in words; a file not yet on the shelf may be one of them."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from evaluations import regulations
from evaluations.domain.difference import difference
from evaluations.domain.regulation import Regulation, RegulationError
from evaluations.phrases import settings


class Command(BaseCommand):
    help = "So sánh hai quy định, ví dụ: regulation_diff kh16-2020 qd366-2025 (hoặc đường dẫn tệp .toml)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("before", metavar="A")
        parser.add_argument("after", metavar="B")

    def handle(self, *, before: str, after: str, **options) -> None:
        try:
            pair = _regulation(before), _regulation(after)
        except RegulationError as wrong:
            for problem in wrong.problems:
                self.stderr.write(problem)
            sys.exit(2)
        self.stdout.write(f"A: {pair[0].name}\nB: {pair[1].name}")
        section = None
        for change in difference(*pair):
            here, name = settings.name_of(change.path)
            if here != section:
                self.stdout.write(f"\n{here}")
                section = here
            self.stdout.write(f"  {name} [{change.path}]")
            self.stdout.write(f"    A: {settings.told(change.before, pair[0])}")
            self.stdout.write(f"    B: {settings.told(change.after, pair[1])}")


def _regulation(named: str) -> Regulation:
    if named in regulations.codes():
        return regulations.load(named)
    if named.endswith(".toml") and Path(named).is_file():
        return regulations.read(Path(named))
    known = ", ".join(regulations.codes())
    raise RegulationError([f"không có quy định “{named}” (có: {known}; hoặc đường dẫn tệp .toml)"])

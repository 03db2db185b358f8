"""Prints one paper to a file: its invented sample, or that of a case, list, ballot or campaign."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from reports.registry import all_papers
from reports.services.printing import paper, paper_of, press
from reports.spec import CONSOLE, Format
from sonduong.kit.errors import DomainError, NotVisible


class Command(BaseCommand):
    help = "Print a paper: paper CODE (--sample | --of ID) [--format pdf|xlsx] -o FILE"
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("code", help="as listed by manage.py papers")
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--sample", action="store_true", help="invented values; reads no row")
        what.add_argument("--of", metavar="ID", help="what the paper is printed for")
        parser.add_argument("--format", choices=[str(f) for f in Format], default=str(Format.PDF))
        parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")

    def handle(self, *args, code, sample, of, output, **options):
        try:
            spec = paper(code)
        except NotVisible as missing:
            raise CommandError(f"no paper {code}; there are: {', '.join(all_papers())}") from missing
        made_as = options["format"]
        if made_as not in spec.formats:
            raise CommandError(f"paper {code} comes as {', '.join(spec.formats)}")
        try:
            content = press(spec, spec.sample(), made_as) if sample else paper_of(CONSOLE, code, of, made_as)
        except NotVisible as missing:
            raise CommandError(f"paper {code}: nothing with the identifier {of}") from missing
        except DomainError as refusal:
            raise CommandError(f"paper {code} of {of}: {refusal.code}") from refusal
        part = output.with_name(output.name + ".part")
        part.write_bytes(content)
        os.replace(part, output)

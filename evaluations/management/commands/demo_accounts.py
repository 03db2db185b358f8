"""`manage.py demo_accounts [--json]`: the accounts with which to try every role of this demo installation."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand

from evaluations.management.season.accounts import read
from sonduong.kit.roles import matrix


class Command(BaseCommand):
    help = "Print the demo accounts of this installation."
    requires_system_checks: list = []

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true")

    def handle(self, *args, **options):
        accounts = read()
        if options["json"]:
            self.stdout.write(json.dumps([asdict(one) for one in accounts], ensure_ascii=False))
            return
        names = matrix().roles
        for one in accounts:
            self.stdout.write(
                f"{names[one.role]:<42} {one.username:<12} {one.password:<16} {one.person}, {one.unit}"
            )

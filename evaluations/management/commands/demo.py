"""`manage.py demo`: fills an empty demo installation so that every role has work; does nothing when it is filled."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from evaluations.management.season.demo import load_demo
from evaluations.selectors.cases import current_campaign

ROSTER = settings.BASE_DIR / "organizations" / "samples" / "mini.xlsx"


class Command(BaseCommand):
    help = "Load the demo: the mini roster or another one, cadres at every step, an account for each role."

    def add_arguments(self, parser):
        parser.add_argument("--roster", type=Path, default=ROSTER)

    def handle(self, *args, roster: Path, **options):
        if not settings.IS_DEMO:
            raise CommandError("Bản chính thức không nhận dữ liệu và tài khoản dùng thử.")
        if current_campaign() is not None:
            self.stdout.write("Đã có dữ liệu, giữ nguyên.")
            return
        load_demo(roster)
        self.stdout.write("Đã nạp dữ liệu dùng thử.")

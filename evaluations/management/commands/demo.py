"""`manage.py demo`: fills an empty demo installation so that every role has work; does nothing when it is filled."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from evaluations.management.season.accounts import make_accounts
from evaluations.management.season.answers import Answers
from evaluations.management.season.calendar import DEMO, on
from evaluations.management.season.cast import Cast
from evaluations.management.season.demo import play_demo
from evaluations.management.season.play import Play
from evaluations.management.season.register import import_if_empty
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
        with transaction.atomic():
            import_if_empty(roster, on(11, 15))
            season = Play(Answers(2020), Cast(on(11, 16).date()), calendar=DEMO)
            play_demo(season)
            make_accounts(season)
        self.stdout.write("Đã nạp dữ liệu dùng thử.")

"""`manage.py season`: drives a whole campaign with invented, seeded answers through the same services as the pages."""

import json
import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from evaluations.management.season.answers import Answers
from evaluations.management.season.calendar import on
from evaluations.management.season.cast import Cast
from evaluations.management.season.play import STAGES, Play, counts, play_until, report
from evaluations.management.season.register import import_if_empty


class Command(BaseCommand):
    help = "Play a campaign from the enrolment to the publication with invented answers."

    def add_arguments(self, parser):
        parser.add_argument("--roster", type=Path, required=True)
        parser.add_argument("--until", choices=STAGES, default="published")
        parser.add_argument("--seed", type=int, default=2020)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args, roster: Path, until: str, seed: int, **options):
        if not settings.IS_DEMO:
            raise CommandError("Chỉ chạy được trên bản dùng thử: mọi câu trả lời đều là giả định.")
        started = time.perf_counter()
        import_if_empty(roster, on(11, 15))
        seconds = {"register": round(time.perf_counter() - started, 2)}
        play = Play(Answers(seed), Cast(on(11, 16).date()), seconds=seconds)
        play_until(play, until)
        found = report(play)
        text = json.dumps(found, ensure_ascii=False, indent=None if options["json"] else 2)
        self.stdout.write(text)
        if not options["json"]:
            self.stdout.write(json.dumps(counts(play), ensure_ascii=False, indent=2))

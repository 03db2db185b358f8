"""Starts everything that one machine needs (web, worker, beat) after bringing database and static files up to date."""

import hashlib
import json
import socket
import sys
import urllib.error
import urllib.request
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from sonduong.kit.crew import Crew

HOST = "127.0.0.1"
WEB = (
    "gunicorn",
    "sonduong.wsgi",
    "--preload",
    "--workers",
    "2",
    "--worker-class",
    "gthread",
    "--threads",
    "4",
)
WORKER = (
    "celery",
    "-A",
    "sonduong",
    "--quiet",
    "worker",
    "--beat",
    "--concurrency",
    "2",
    "--loglevel",
    "WARNING",
)
# A trial is often started by root; whoever installs for good reads docs/operations.md.
ROOT_WARNING = "ignore:You're running the worker with superuser privileges"
QUIET = ("--without-gossip", "--without-mingle", "--without-heartbeat")


class Command(BaseCommand):
    """`manage.py runall`: what `./run` ends in."""

    help = "Khởi động trang web, tiến trình nền và lịch hẹn trên một máy; một phần dừng thì tất cả dừng."

    requires_system_checks = ()  # `handle` asks them all, those of the database too

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--first", type=json.loads, help="lệnh chạy trước khi mở trang, JSON [tên, tham số…]"
        )
        parser.add_argument("--then", type=json.loads, help="lệnh chạy khi trang web đã trả lời")

    def handle(self, *, port, first, then, **options):
        _refuse_taken(port)
        self.check(databases=["default"])
        _migrate()
        _collect_static()
        if first:
            call_command(*first)
        connection.close()
        with Crew() as crew:
            self._work(crew, port, then)
        if code := crew.exit_code():
            raise CommandError(f"Đã dừng tất cả vì phần '{crew.lost}' dừng đột ngột.", returncode=code)

    def _work(self, crew: Crew, port: int, then: list[str] | None) -> None:
        crew.start("web", [sys.executable, "-m", *WEB, "--bind", f"{HOST}:{port}", "--log-level", "warning"])
        while not _answers(port):
            if not crew.watch(0.05):
                return
        crew.start("worker", [sys.executable, "-W", ROOT_WARNING, "-m", *WORKER, *QUIET])
        self.stdout.write(f"\nSơn Dương đang chạy tại http://{HOST}:{port}/  (Ctrl+C để dừng)")
        if then:
            call_command(*then)
            connection.close()
        self.stdout.flush()
        while crew.watch(0.5):
            pass


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as problem:
            raise CommandError(f"Cổng {port} đang được dùng; chọn cổng khác: ./run --port SỐ") from problem


def _migrate() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def _collect_static() -> None:
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    found = [(name, storage) for finder in get_finders() for name, storage in finder.list([])]
    lines = [f"{name} {storage.size(name)} {storage.get_modified_time(name)}" for name, storage in found]
    state = hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
    if not stamp.exists() or stamp.read_text() != state:
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(state)


def _answers(port: int) -> bool:
    """Whether the web server answers at all; loopback only, past any proxy of the environment."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    asked = urllib.request.Request(
        f"http://{HOST}:{port}/health/live", headers={"Host": settings.ALLOWED_HOSTS[0]}
    )
    try:
        opener.open(asked, timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True

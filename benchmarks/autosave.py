"""A hundred people write their self-reviews at once on a running server: nothing fails, nothing is lost (budget), pages a second.

    python benchmarks/autosave.py            # SQLite in a folder of its own, or the EMPTY database of DATABASE_URL

Each client saves its form SAVES times with a short pause, as drafts.js does, every time with what it saw last; then the stored
texts are compared with what was typed. Afterwards form pages a second over eight connections, beside /health/live as the measure
of the machine.
"""

import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "sonduong.settings",
    "SONDUONG_DATA": tempfile.mkdtemp(prefix="sonduong-bench-"),
    "SONDUONG_NOW": "2020-11-27T08:00+07:00",
}
HOST, PORT = "127.0.0.1", 8765
CLIENTS, SAVES, PAUSE = 100, 8, 1.5
FIELD = "DV.1"  # of the member's review
PAGES, CONNECTIONS = 400, 8
ROSTER = ROOT / "organizations" / "samples" / "mini.xlsx"


def writers() -> list[tuple[int, str]]:
    """(case id, session key) of people whose self-review is still a draft."""
    from django.conf import settings  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from evaluations.models import Evaluation  # noqa: PLC0415
    from organizations.models import User  # noqa: PLC0415

    rows = Evaluation.objects.filter(kind="member", stage="self_review").order_by("pk")
    found = []
    for case in rows[:CLIENTS]:
        user, _ = User.objects.get_or_create(
            person_id=case.person_id, defaults={"username": f"b{case.person_id}"}
        )
        client = Client(SERVER_NAME=HOST)
        client.force_login(user)
        found.append((case.pk, client.cookies[settings.SESSION_COOKIE_NAME].value))
    return found


class Writer:
    """One browser that types into one field and saves."""

    def __init__(self, case: int, session: str) -> None:
        self.case, self.session = case, session
        self.seen: dict[str, str] = {}
        self.typed, self.failed, self.seconds = "", [], []

    def run(self, start: threading.Event) -> None:
        start.wait()
        line = http.client.HTTPConnection(HOST, PORT, timeout=120)
        for number in range(SAVES):
            self.typed = f"Lần {number} của hồ sơ {self.case}"
            self.save(line)
            time.sleep(PAUSE)

    def save(self, line: http.client.HTTPConnection) -> None:
        values = {FIELD: self.typed, "seen": json.dumps(self.seen), "csrfmiddlewaretoken": "a" * 32}
        headers = {
            "Cookie": f"sonduong={self.session}; csrftoken={'a' * 32}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        started = time.perf_counter()
        line.request("POST", f"/tu-danh-gia/{self.case}/luu/", urlencode(values), headers)
        answer = line.getresponse()
        body = answer.read()
        self.seconds.append(time.perf_counter() - started)
        if answer.status != 200:
            self.failed.append(answer.status)
        else:
            self.seen.update(json.loads(body)["seen"])


def rate(path: str, session: str) -> float:
    """Pages a second over some connections that are kept open."""

    def share(_) -> None:
        line = http.client.HTTPConnection(HOST, PORT, timeout=120)
        for _ in range(PAGES // CONNECTIONS):
            line.request("GET", path, headers={"Cookie": f"sonduong={session}"})
            answer = line.getresponse()
            answer.read()
            if answer.status != 200:
                raise SystemExit(f"{path}: {answer.status}")

    started = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(share, range(CONNECTIONS)))
    return round(PAGES / (time.perf_counter() - started), 1)


def serve() -> subprocess.Popen:
    """The web server as `runall` starts it; returns when it answers."""
    from sonduong.kit.management.commands.runall import WEB  # noqa: PLC0415

    command = [sys.executable, "-m", *WEB, "--bind", f"{HOST}:{PORT}", "--log-level", "warning"]
    server = subprocess.Popen(command, cwd=ROOT)
    for _ in range(200):
        try:
            line = http.client.HTTPConnection(HOST, PORT, timeout=5)
            line.request("GET", "/health/live")
            line.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return server
    server.terminate()
    raise SystemExit("the server does not answer")


def main() -> None:
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from evaluations.models import SelfReview  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with open(os.devnull, "w") as nowhere:
        call_command("season", roster=ROSTER, until="enrolled", stdout=nowhere)
    people = [Writer(case, session) for case, session in writers()]
    connection.close()
    server = serve()
    try:
        start = threading.Event()
        threads = [threading.Thread(target=one.run, args=(start,)) for one in people]
        for thread in threads:
            thread.start()
        start.set()
        for thread in threads:
            thread.join()
        stored = {
            review.evaluation_id: review.answers.get(FIELD)
            for review in SelfReview.objects.filter(evaluation__in=[one.case for one in people])
        }
        session, case = people[0].session, people[0].case
        form, bare = rate(f"/tu-danh-gia/{case}/", session), rate("/health/live", session)
    finally:
        server.terminate()
        server.wait()
    seconds = sorted(second for one in people for second in one.seconds)
    figures = {
        "database": connection.vendor,
        "clients": len(people),
        "saves": len(seconds),
        "failed": sum(len(one.failed) for one in people),
        "lost": sum(stored.get(one.case) != one.typed for one in people),
        "save_p50_ms": round(statistics.median(seconds) * 1000, 1),
        "save_p95_ms": round(seconds[int(len(seconds) * 0.95)] * 1000, 1),
        "form_pages_a_second": form,
        "ratio_to_health": round(form / bare, 3),
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()

"""Times the home page, the long form and its save, and the office's lists, on the demo of the mini roster and of a larger one
(budgets: home and form ≤ 60 ms and ≤ 15 queries, save ≤ 40 ms and ≤ 15, overview ≤ 200 ms and ≤ 20, growth ≤ 1.2 ×).

    python benchmarks/pages.py [ROSTER]      # ROSTER: the workbook of a whole district, for the growth

CPU milliseconds of this process, medians; `ratio` is against the smallest page of the same run (/health/live), so that it
holds on any machine. Each roster is loaded into a folder of its own by a process of its own.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPEATS = 9
HOST = "127.0.0.1"
NOW = "2020-12-02T08:00+07:00"
PAGES = {
    "org_office": ("/viec/", "/tien-do/", "/ho-so/", "/nhan-su/", "/tham-dinh/", "/tham-gia/bang/"),
    "cadre": ("/viec/",),
    "party_member": ("/viec/",),
    "cell_secretary": ("/viec/", "/chi-bo/"),
    "grassroots_committee": ("/viec/", "/bao-cao/"),
    "standing_member": ("/viec/",),
}


def cpu_ms(work) -> float:
    """Median CPU of some calls after one that warms up."""
    work()
    seconds = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds) * 1000


def figures(client, url: str, bare: float) -> dict[str, float]:
    """One page: CPU, ratio, queries, bytes as sent."""
    from gzip import compress  # noqa: PLC0415

    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    page = client.get(url)
    if page.status_code != 200:
        raise SystemExit(f"{url}: {page.status_code}")
    milliseconds = cpu_ms(lambda: client.get(url))
    with CaptureQueriesContext(connection) as seen:
        client.get(url)
    return {
        "ms": round(milliseconds, 1),
        "ratio": round(milliseconds / bare, 1),
        "queries": len(seen),
        "kb": round(len(compress(page.content)) / 1024, 1),
    }


def form_and_save(client, user, bare: float) -> dict[str, dict[str, float]]:
    """The cadre's own long form, opened and saved with a new word each time."""
    from django.db import connection  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from evaluations.models import Evaluation  # noqa: PLC0415

    case = Evaluation.objects.get(person_id=user.person_id, kind="cadre")
    url, words = f"/tu-danh-gia/{case.pk}/", iter(range(1000))
    marks = re.search(r'name="seen" value="([^"]*)"', client.get(url).content.decode())
    seen = json.loads(unescape(marks.group(1)))

    def save():
        answer = client.post(f"{url}luu/", {"I.1": f"Câu {next(words)}", "seen": json.dumps(seen)})
        if answer.status_code != 200:
            raise SystemExit(f"save: {answer.status_code} {answer.content[:200]}")
        seen.update(answer.json()["seen"])

    opened = figures(client, url, bare)
    milliseconds = cpu_ms(save)
    with CaptureQueriesContext(connection) as queries:
        save()
    saved = {"ms": round(milliseconds, 1), "ratio": round(milliseconds / bare, 1), "queries": len(queries)}
    return {"form": opened, "save": saved}


def measure(roster: str) -> dict[str, dict[str, float]]:
    """Every page of the table in this process, after loading the demo."""
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with open(os.devnull, "w") as nowhere:
        call_command("demo", *(["--roster", roster] if roster else []), stdout=nowhere)
    from evaluations.management.season.accounts import read  # noqa: PLC0415
    from organizations.models import Person, User  # noqa: PLC0415

    found = {"people": {"rows": Person.objects.count()}}
    stranger = Client(SERVER_NAME=HOST)
    bare = cpu_ms(lambda: stranger.get("/health/live"))
    found["/health/live"] = {"ms": round(bare, 1)}
    for account in read():
        user = User.objects.get(username=account.username)
        client = Client(SERVER_NAME=HOST)
        client.force_login(user)
        for url in PAGES.get(account.role, ()):
            found.setdefault(f"{account.role} {url}", figures(client, url, bare))
        if account.role == "cadre":
            found |= form_and_save(client, user, bare)
    return found


def in_own_process(roster: str) -> dict[str, dict[str, float]]:
    with tempfile.TemporaryDirectory(prefix="sonduong-bench-") as folder:
        env = os.environ | {"SONDUONG_DATA": folder, "SONDUONG_NOW": NOW}
        env |= {"DJANGO_SETTINGS_MODULE": "sonduong.settings", "PYTHONPATH": str(ROOT), "DATABASE_URL": ""}
        run = subprocess.run(
            [sys.executable, __file__, "--measure", roster], env=env, check=True, stdout=subprocess.PIPE
        )
    return json.loads(run.stdout)


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--measure"]:
        print(json.dumps(measure(arguments[1])))
        return
    found = {"mini": in_own_process("")}
    if arguments:
        found["roster"] = in_own_process(str(Path(arguments[0]).resolve()))
        pages = [page for page in found["mini"] if "ratio" in found["mini"][page]]
        found["growth"] = {
            page: round(found["roster"][page]["ratio"] / found["mini"][page]["ratio"], 2)
            for page in pages
            if page in found["roster"]
        }
    print(json.dumps(found, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])

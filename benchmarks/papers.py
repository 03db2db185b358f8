"""Times papers through the program against bare WeasyPrint in the same run: one form, a list of 500 rows, a batch.

SONDUONG_DATA=<a folder after manage.py season> python benchmarks/papers.py [FORMS]

Works on a copy of that folder. "Bare" is the same page, fonts and style sheet parsed once, default garbage collection.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
import uuid
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
FORMS, BLOCKS, LIST_ROWS, LIST_ROUNDS = 20, 5, 500, 3


def start(data: str) -> None:
    """Django on that data folder."""
    os.environ["SONDUONG_DATA"], os.environ["DJANGO_SETTINGS_MODULE"] = data, "sonduong.settings"
    sys.path.insert(0, str(ROOT))
    import django  # noqa: PLC0415 - the settings come first

    django.setup()


def bare_press():
    """WeasyPrint as anybody would use it who has read its manual to the end."""
    from weasyprint import CSS, HTML  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts = FontConfiguration()
    css = CSS(filename=ROOT / "static/css/paper.css", font_config=fonts)
    loose = CSS(string=".ruled { table-layout: auto !important }", font_config=fonts)

    def press(page: str, *, auto: bool = False) -> bytes:
        sheets = [css, loose] if auto else [css]
        return HTML(string=page).write_pdf(stylesheets=sheets, font_config=fonts)

    return press


def cpu(function) -> float:
    """Seconds of processor time."""
    began = time.process_time()
    function()
    return time.process_time() - began


def one_form(press) -> float:
    """Rows, values, page and PDF of Mẫu 01, as a download takes them, against the bare page; returns the bare time."""
    from reports.registry import paper  # noqa: PLC0415
    from reports.renderers import html  # noqa: PLC0415
    from reports.services.printing import paper_of  # noqa: PLC0415
    from reports.spec import CONSOLE  # noqa: PLC0415

    spec = paper("01")
    ids = [target.id for target in spec.source.targets(CONSOLE)][:FORMS]

    def whole(target: str) -> None:
        paper_of(CONSOLE, "01", target, "pdf")

    pages = {target: html.page(spec, spec.source.collect(CONSOLE, target)) for target in ids}
    whole(ids[0]), press(pages[ids[0]])
    # In blocks: side by side one of the two would pay for collecting the other's garbage.
    app, bare = [], []
    for _ in range(BLOCKS):
        app.append(cpu(lambda: [whole(target) for target in ids]) / len(ids))
        bare.append(cpu(lambda: [press(page) for page in pages.values()]) / len(ids))
    ratio = statistics.median(a / b for a, b in zip(app, bare, strict=True))
    app, bare = statistics.median(app), statistics.median(bare)
    size = max(len(press(page)) for page in pages.values()) / 1024
    print(
        f"one form: {app * 1000:.0f} ms, bare {bare * 1000:.0f} ms, ratio {ratio:.2f} (<= 1.15), {size:.0f} KB (<= 40)"
    )
    return bare


def long_list(press) -> None:
    """A list of 500 rows against bare WeasyPrint with automatic layout."""
    from reports.papers import mau_09  # noqa: PLC0415
    from reports.registry import paper  # noqa: PLC0415
    from reports.renderers import html, pdf  # noqa: PLC0415

    values = mau_09.sample()
    line = values.lines[0]
    lines = tuple(replace(line, number=number) for number in range(1, LIST_ROWS + 1))
    page = html.page(paper("09"), replace(values, groups=(replace(values.groups[0], lines=lines),)))
    pairs = [
        (cpu(lambda: pdf.from_html(page)), cpu(lambda: press(page, auto=True))) for _ in range(LIST_ROUNDS)
    ]
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"list of {LIST_ROWS} rows: {pairs[-1][0]:.2f} s, ratio {ratio:.2f} (<= 0.85)")


def asked(forms: int) -> list[str]:
    """Batches of Mẫu 01 with that many copies in all; the ids of their jobs."""
    from organizations.models import Assignment, User  # noqa: PLC0415
    from reports.models import PaperBatch  # noqa: PLC0415
    from reports.registry import paper  # noqa: PLC0415
    from reports.selectors.batches import jobs_of  # noqa: PLC0415
    from reports.services.batches import batch_ask  # noqa: PLC0415
    from sonduong.kit import clock  # noqa: PLC0415

    people = Assignment.objects.filter(role="org_office").values("person_id")
    office = User.objects.filter(person_id__in=people).order_by("pk").first()
    ids = [target.id for target in paper("01").source.targets(office)]
    found: list[str] = []
    while forms > 0:
        part = ids[:forms]
        batch: PaperBatch = batch_ask(
            code="01", made_as="pdf", targets=part, token=uuid.uuid4(), actor=office, at=clock.now()
        )
        found += [str(job.pk) for job in jobs_of(batch, len(part))]
        forms -= len(part)
    return found


def worker(data: str, jobs_ids: list[str], answers) -> None:
    """What a prefork worker does: these jobs, one after another."""
    start(data)
    from reports import tasks  # noqa: F401, PLC0415 - registers the handlers
    from reports.renderers import pdf  # noqa: PLC0415
    from sonduong.kit import jobs  # noqa: PLC0415

    pdf.from_html("<p>warm</p>")
    answers.put(("ready", 0))
    began, cpu_began = time.perf_counter(), time.process_time()
    for job in jobs_ids:
        jobs.run(job)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1024  # ru_maxrss would remember the parent's memory
    answers.put((time.perf_counter() - began, (time.process_time() - cpu_began, peak)))


def batch(data: str, forms: int, workers: int) -> tuple[float, float, float]:
    """Wall and processor seconds and the largest worker's memory in MB for so many forms on so many workers."""
    context = get_context("spawn")
    answers = context.Queue()
    ids = asked(forms)
    crew = [context.Process(target=worker, args=(data, ids[n::workers], answers)) for n in range(workers)]
    for process in crew:
        process.start()
    found = [answers.get() for _ in range(2 * workers)]
    for process in crew:
        process.join()
    results = [answer for answer in found if answer[0] != "ready"]
    spent = sum(seconds for _, (seconds, _) in results)
    return max(wall for wall, _ in results), spent, max(peak for _, (_, peak) in results)


def main(forms: int) -> None:
    """All three, on a copy of the data folder."""
    data = tempfile.mkdtemp(prefix="sonduong-bench-")
    shutil.copytree(os.environ["SONDUONG_DATA"], data, dirs_exist_ok=True)
    try:
        start(data)
        call_command("migrate", verbosity=0)
        press = bare_press()
        bare = one_form(press)
        long_list(press)
        one, _, _ = batch(data, forms // 2, 1)
        two, spent, peak = batch(data, forms, 2)
        print(
            f"batch of {forms} on two workers: {two:.1f} s, {two / (forms * bare / 2):.2f} of bare (<= 1.10),"
        )
        print(f"  {one * 2 / two:.2f} times one worker (>= 1.8), {peak:.0f} MB a worker (<= 150)")
        print(
            f"  by processor time, which a busy machine does not spoil: {spent / (forms * bare):.2f} of bare"
        )
    finally:
        shutil.rmtree(data, ignore_errors=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 250)

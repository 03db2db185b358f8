"""A worker that is killed in the middle of a job: the next one finishes it (a row is the truth, not a message)."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SUBMIT = """
from sonduong.kit import jobs
jobs.submit(kind="test.stuck_once", key="k", params={})
"""
LEASE_RUNS_OUT = """
from sonduong.kit import clock
from sonduong.kit.models import Job
Job.objects.update(lease_until=clock.real_now())
"""
TELL = """
from sonduong.kit.models import Job
print(Job.objects.values_list("state", "attempts", "result").get())
"""
WORKER = ["celery", "-A", "sonduong", "worker", "-c", "1", "-I", "tests.queue.stuck_job", "--without-mingle"]


class Office:
    """An installation of its own in a folder: commands and workers run in it as they do in an office."""

    def __init__(self, folder: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
        self.environment = kept | {
            "SONDUONG_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "sonduong.settings",
        }
        self.notes = folder / "notes"
        self.worker: subprocess.Popen | None = None

    def manage(self, *arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True
        ).stdout

    def start_worker(self) -> None:
        command = [sys.executable, "-m", *WORKER]
        self.worker = subprocess.Popen(command, cwd=ROOT, env=self.environment, start_new_session=True)

    def kill_worker(self) -> None:
        os.killpg(self.worker.pid, signal.SIGKILL)
        self.worker.wait()

    def wait_for(self, met) -> bool:
        for _ in range(150):
            if met():
                return True
            try:
                self.worker.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
        return False


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path)
    yield office
    if office.worker and office.worker.poll() is None:
        office.kill_worker()


@pytest.mark.slow
def test_a_job_of_a_killed_worker_is_finished_by_the_next(office):
    office.manage("migrate", "--verbosity", "0")
    office.manage("shell", "--no-imports", "-c", SUBMIT)
    office.start_worker()
    assert office.wait_for(lambda: office.notes.exists() and office.notes.read_text() == "attempt 1\n")
    office.kill_worker()
    office.manage("shell", "--no-imports", "-c", LEASE_RUNS_OUT)

    office.start_worker()

    assert office.wait_for(lambda: office.notes.read_text() == "attempt 1\nattempt 2\n")
    assert office.wait_for(lambda: office.manage("shell", "--no-imports", "-c", TELL).startswith("('done'"))
    assert office.manage("shell", "--no-imports", "-c", TELL).strip() == "('done', 2, {'made': 'giấy'})"

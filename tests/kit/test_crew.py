"""Programs side by side: one ends, all end, nothing is left behind."""

import os
import select
import signal
import sys

import pytest

from sonduong.kit.crew import Crew

WAITING = [sys.executable, "-c", "import signal; signal.pause()"]
STUBBORN_PARENT = """
import os, signal, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
if child := os.fork():
    with open(sys.argv[1], "w") as file:
        file.write(str(child))
signal.pause()
"""


@pytest.fixture(autouse=True)
def own_signals():
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def is_alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def dies(pid: int) -> bool:
    """Whether a killed process that is not our own child is gone before long; on a busy machine it takes a moment."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([process], [], [], 5)[0])
    finally:
        os.close(process)


def wait_until(crew: Crew, met) -> None:
    for _ in range(100):
        if met() or not crew.watch(0.05):
            return


def test_when_one_ends_all_end_and_its_code_is_kept():
    with Crew() as crew:
        crew.start("web", WAITING)
        crew.start("worker", [sys.executable, "-c", "raise SystemExit(3)"])
        wait_until(crew, lambda: False)

    assert (crew.lost, crew.exit_code()) == ("worker", 3)
    assert not is_alive(crew.members["web"].pid)


def test_a_part_that_ends_without_an_error_still_stops_all_with_an_error():
    with Crew() as crew:
        crew.start("worker", [sys.executable, "-c", ""])
        wait_until(crew, lambda: False)

    assert (crew.lost, crew.exit_code()) == ("worker", 1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_all_without_an_error(number):
    with Crew() as crew:
        crew.start("web", WAITING)
        assert crew.watch(0)
        os.kill(os.getpid(), number)
        assert not crew.watch(5)

    assert (crew.lost, crew.exit_code()) == (None, 0)
    assert not is_alive(crew.members["web"].pid)


def test_what_will_not_leave_is_killed_with_all_that_it_started(tmp_path):
    note = tmp_path / "child"
    with Crew(grace=0.2) as crew:
        crew.start("worker", [sys.executable, "-c", STUBBORN_PARENT, str(note)])
        wait_until(crew, lambda: note.exists() and note.read_text())

    assert not is_alive(crew.members["worker"].pid)
    assert dies(int(note.read_text()))

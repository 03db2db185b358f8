"""Runs the programs of one installation side by side: when one ends, all end, and none is left behind."""

import os
import signal
import subprocess
import threading
from collections.abc import Sequence

GRACE_SECONDS = 20


class Crew:
    """Child programs, each the head of a process group of its own.

    SIGTERM and SIGINT ask the crew to leave. Use as a context manager: whatever happens inside, every group is
    stopped at the end, politely first, and killed after `grace` seconds.
    """

    def __init__(self, *, grace: float = GRACE_SECONDS) -> None:
        self.grace = grace
        self.members: dict[str, subprocess.Popen[bytes]] = {}
        self.lost: str | None = None
        self._leave = threading.Event()

    def __enter__(self) -> "Crew":
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._leave.set())
        return self

    def __exit__(self, *_: object) -> None:
        for member in self.members.values():
            if member.poll() is None:
                member.terminate()
        for member in self.members.values():
            try:
                member.wait(self.grace)
            except subprocess.TimeoutExpired:
                pass
            _kill_group(member.pid)  # also what a killed head left behind
            member.wait()

    def start(self, name: str, command: Sequence[str]) -> None:
        """Start one more program."""
        self.members[name] = subprocess.Popen(command, start_new_session=True)

    def watch(self, seconds: float) -> bool:
        """Wait at most that long; False when the crew was asked to leave or lost a member (`lost` names it)."""
        asked = self._leave.wait(seconds)
        self.lost = next((name for name, member in self.members.items() if member.poll() is not None), None)
        return not asked and self.lost is None

    def exit_code(self) -> int:
        """0 when asked to leave, else the code of the member that ended by itself (never 0)."""
        if self.lost is None or self._leave.is_set():
            return 0
        return abs(self.members[self.lost].returncode or 1)


def _kill_group(pid: int) -> None:
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass

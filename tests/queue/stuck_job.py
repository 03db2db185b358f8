"""A job for the tests of the worker: its first attempt never ends, its second does."""

import os
import signal
from pathlib import Path

from sonduong.kit import jobs


@jobs.handler("test.stuck_once")
def stuck_once(progress: jobs.Progress) -> dict:
    """Note every attempt in the data folder; the first one waits for a death."""
    notes = Path(os.environ["SONDUONG_DATA"]) / "notes"
    with notes.open("a") as file:
        file.write(f"attempt {progress.job.attempts}\n")
    if progress.job.attempts == 1:
        signal.pause()
    return {"made": "giấy"}

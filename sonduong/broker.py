"""The broker of a small office: messages as files in the data folder, put and taken by one atomic rename each.

Kombu's own filesystem transport lets a reader take a file that is still being written and loses about one message in
a hundred; here a message has its final name only once it is whole. What a dying worker had already taken is not
brought back: the job rows are the truth and the sweeper wakes another worker.
"""

import os
import time
import uuid
from queue import Empty
from typing import Any

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps, loads


class Channel(filesystem.Channel):
    """Kombu's folder of messages, with puts and takes that happen wholly or not at all."""

    def _put(self, queue: str, payload: dict[str, Any], **kwargs: Any) -> None:
        # The wall clock, not the monotonic one: the order of messages shall survive a restart of the machine.
        self._write(str(self.data_folder_out), f"{time.time_ns()}_{uuid.uuid4()}.{queue}.msg", dumps(payload))

    def _get(self, queue: str) -> dict[str, Any]:
        folder = str(self.data_folder_in)
        for name in sorted(os.listdir(folder)):
            if name.partition(".")[2] != f"{queue}.msg":
                continue
            taken = os.path.join(folder, f".{name}.taken")
            try:
                os.rename(os.path.join(folder, name), taken)
            except FileNotFoundError:  # another worker was faster
                continue
            with open(taken, encoding="utf-8") as file:
                payload = loads(file.read())
            os.unlink(taken)
            return payload
        raise Empty

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        # The table of an exchange is replaced, never emptied and refilled under the eyes of a process that sends.
        wanted = [routing_key or "", pattern or "", queue or ""]
        rows = [list(row) for row in self.get_table(exchange)]
        if wanted not in rows:
            target = self._exchange_file(exchange)
            target.parent.mkdir(exist_ok=True)
            self._write(str(target.parent), target.name, dumps([wanted, *rows]))

    def _write(self, folder: str, name: str, text: str) -> None:
        part = os.path.join(folder, f".{name}.{uuid.uuid4()}.part")
        with open(part, "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(part, os.path.join(folder, name))


class Transport(filesystem.Transport):
    """`spool://`: the channel above."""

    Channel = Channel


# Kombu accepts a transport of our own only under a registered alias.
TRANSPORT_ALIASES["spool"] = "sonduong.broker:Transport"

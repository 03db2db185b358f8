"""The broker on disk loses nothing and gives nothing twice, whoever reads while others write."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from kombu import Connection

from sonduong import broker

ROOT = Path(__file__).resolve().parent.parent.parent
MESSAGES = 600
SENDER = """
import sys
from kombu import Connection
from sonduong import broker
folder, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
with Connection("spool://localhost//", transport_options={"data_folder_in": folder, "data_folder_out": folder,
                                               "control_folder": folder + "/control"}) as connection:
    queue = connection.SimpleQueue("work")
    for number in range(first, last):
        queue.put({"number": number, "words": "chữ " * 500})
"""
READER = """
import json, sys
from queue import Empty
from kombu import Connection
from sonduong import broker
folder, got = sys.argv[1], []
with Connection("spool://localhost//", transport_options={"data_folder_in": folder, "data_folder_out": folder,
                                               "control_folder": folder + "/control",
                                               "polling_interval": 0.005}) as connection:
    queue = connection.SimpleQueue("work")
    try:
        while True:
            message = queue.get(timeout=4)
            got.append(message.payload["number"])
            message.ack()
    except Empty:
        print(json.dumps(got))
"""


def start(script: str, *args: object) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, args)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def connection(tmp_path):
    folder = str(tmp_path)
    options = {"data_folder_in": folder, "data_folder_out": folder, "control_folder": f"{folder}/control"}
    with Connection("spool://localhost//", transport_options=options) as connection:
        yield connection


@pytest.fixture
def name(tmp_path):
    """Kombu remembers bindings for the life of a process, so each test has a queue name of its own."""
    return tmp_path.name.replace(".", "-")


@pytest.mark.slow
def test_two_readers_and_two_writers_lose_nothing_and_take_nothing_twice(tmp_path):
    readers = [start(READER, tmp_path) for _ in range(2)]
    writers = [start(SENDER, tmp_path, n * MESSAGES, (n + 1) * MESSAGES) for n in range(2)]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]

    taken = [json.loads(reader.communicate(timeout=60)[0]) for reader in readers]

    assert sorted(taken[0] + taken[1]) == list(range(2 * MESSAGES))
    assert all(taken), "both readers took part"


def test_a_message_arrives_as_it_was_sent_and_in_order(connection, name):
    queue = connection.SimpleQueue(name)
    for number in range(3):
        queue.put({"number": number, "words": "Sơn Dương"})

    got = [queue.get(timeout=2) for _ in range(3)]

    assert [message.payload for message in got] == [{"number": n, "words": "Sơn Dương"} for n in range(3)]


def test_a_message_that_is_still_being_written_is_not_seen(connection, name, tmp_path):
    queue = connection.SimpleQueue(name)
    (tmp_path / f".1_x.{name}.msg.part").write_text('{"body":')

    assert queue.qsize() == 0
    with pytest.raises(queue.Empty):
        queue.get(timeout=0.3)


def test_a_message_that_was_not_finished_comes_back_when_its_reader_leaves(connection, name):
    queue = connection.SimpleQueue(name)
    queue.put({"number": 1})
    queue.get(timeout=2)
    assert queue.qsize() == 0
    connection.default_channel.close()
    queue.close()

    assert connection.clone().SimpleQueue(name).get(timeout=2).payload == {"number": 1}


def test_binding_a_queue_twice_keeps_one_row(connection, name):
    connection.SimpleQueue(name)
    connection.clone().SimpleQueue(name)

    assert connection.clone().channel().get_table(name) == [(name, "", name)]


def test_the_short_name_is_registered():
    assert Connection("spool://localhost//").transport_cls == "spool"
    assert broker.TRANSPORT_ALIASES["spool"] == "sonduong.broker:Transport"

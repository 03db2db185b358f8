"""Setting up a machine: what is missing is named, what is there is left alone."""

import ast
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from sonduong import bootstrap

ROOT = Path(bootstrap.__file__).resolve().parent.parent


@pytest.fixture
def python(tmp_path, monkeypatch):
    """A stand-in for the environment's Python that only notes how it was called."""
    program, calls = tmp_path / "python", tmp_path / "calls"
    program.write_text(f'#!/bin/sh\necho "$@" >> {calls}\nexit "$(cat {tmp_path}/code)"\n')
    program.chmod(0o755)
    (tmp_path / "code").write_text("0")
    (tmp_path / "lock.txt").write_text("a==1 --hash=sha256:00\n")
    for name, value in (("PYTHON", program), ("STAMP", tmp_path / "stamp"), ("ROOT", tmp_path)):
        monkeypatch.setattr(bootstrap, name, value)
    return tmp_path


def calls(folder: Path) -> int:
    return len((folder / "calls").read_text().splitlines()) if (folder / "calls").exists() else 0


def font(folder: Path, name: str, edition: int) -> Path:
    """The smallest file that has a `head` table with this edition."""
    path = folder / name
    header = struct.pack(">I4H", 0x00010000, 1, 0, 0, 0) + struct.pack(">4s3I", b"head", 0, 28, 54)
    path.write_bytes(header + struct.pack(">IHH", 0x00010000, edition, 0))
    return path


def test_it_uses_nothing_but_the_standard_library():
    tree = ast.parse(Path(bootstrap.__file__).read_text())
    names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}

    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_a_library_that_does_not_load_is_named_by_its_package(monkeypatch):
    before = bootstrap.missing_packages()
    monkeypatch.setitem(bootstrap.LIBRARIES, "libsonduong-nowhere.so.9", "libsonduong-nowhere9")

    assert [p for p in bootstrap.missing_packages() if p not in before] == ["libsonduong-nowhere9"]


@pytest.mark.parametrize(
    ("name", "edition", "serves"),
    [
        ("LiberationSerif-Regular.ttf", 1, False),
        ("LiberationSerif-Regular.ttf", 2, True),
        ("Tinos-Regular.ttf", 1, True),
        ("NotoSerif-Regular.ttf", 2, False),
    ],
)
def test_only_tinos_or_the_second_liberation_serves(tmp_path, monkeypatch, name, edition, serves):
    font(tmp_path, name, edition)
    monkeypatch.setattr(bootstrap, "FONT_FOLDERS", (str(tmp_path),))

    assert (bootstrap.FONT_PACKAGE not in bootstrap.missing_packages()) == serves


def test_where_it_may_not_install_it_prints_the_exact_line_and_goes_on(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    bootstrap.install_system(["libpango-1.0-0", "fonts-liberation2"])

    line = "sudo apt-get install -y --no-install-recommends libpango-1.0-0 fonts-liberation2"
    assert line in capsys.readouterr().err


def test_the_lock_is_installed_once_by_hash_and_from_wheels(python):
    assert bootstrap.install_locked("lock.txt")
    assert bootstrap.install_locked("lock.txt")

    assert calls(python) == 1
    assert "--require-hashes --only-binary :all:" in (python / "calls").read_text()


def test_a_changed_lock_is_installed_again(python):
    bootstrap.install_locked("lock.txt")
    (python / "lock.txt").write_text("a==2 --hash=sha256:11\n")
    bootstrap.install_locked("lock.txt")

    assert calls(python) == 2


def test_a_failed_installation_is_tried_again_next_time(python, capsys):
    (python / "code").write_text("1")
    assert not bootstrap.install_locked("lock.txt")
    (python / "code").write_text("0")
    assert bootstrap.install_locked("lock.txt")

    assert calls(python) == 2
    assert "Chưa cài được" in capsys.readouterr().err


def test_the_runtime_lock_stays_known_when_the_tests_add_theirs(python):
    (python / "dev.txt").write_text("b==1 --hash=sha256:22\n")
    bootstrap.install_locked("lock.txt")
    bootstrap.install_locked("lock.txt", "dev.txt")
    bootstrap.install_locked("lock.txt")

    assert calls(python) == 2


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--roster", "khong-co.xlsx"], "không thấy tệp"),
        (["--roster", __file__, "--empty"], "không đi cùng nhau"),
        (["--port", "x"], "--port"),
    ],
)
def test_a_wrong_option_is_refused_with_a_word(arguments, word):
    done = subprocess.run([ROOT / "run", *arguments], capture_output=True, text=True, check=False)

    assert (done.returncode, word in done.stderr) == (2, True)


def test_the_locks_name_every_package_with_hashes_and_no_address():
    for name in ("requirements", "requirements-dev"):
        text = (ROOT / f"{name}.txt").read_text()
        blocks = [block for block in text.split("\n") if block and not block.startswith((" ", "#"))]
        asked = [line for line in (ROOT / f"{name}.in").read_text().splitlines() if not line.startswith("-")]
        locked = {block.split("==")[0].lower() for block in blocks}

        assert "://" not in text
        assert [block for block in blocks if not block.endswith("\\")] == []
        assert {re_name(line) for line in asked} <= locked


def re_name(line: str) -> str:
    """The bare name of a requirement, as the lock writes it."""
    for mark in "[<>=":
        line = line.split(mark)[0]
    return line.strip().lower()

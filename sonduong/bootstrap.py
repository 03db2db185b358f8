"""Makes a machine ready, then becomes Django or the tests; standard library only, as nothing is installed yet."""

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "locks.json"
DEMO_NOW = "2020-12-02T08:00+07:00"

# What WeasyPrint opens by name at run time, and the Debian package that brings it.
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libfontconfig.so.1": "libfontconfig1",
}
FONT_PACKAGE = "fonts-liberation2"
FONT_FILES = ("Tinos-Regular.ttf", "LiberationSerif-Regular.ttf")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(argv: list[str]) -> int:
    """Do what `./run ARGV` asks; returns only when something is missing, else becomes the next program."""
    if argv[:1] == ["test"]:
        return test(argv[1:])
    return serve(_options(argv))


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./run",
        description="Cài đặt những gì còn thiếu rồi khởi động chương trình.",
        epilog="Chạy kiểm thử: ./run test [tham số của pytest]",
    )
    parser.add_argument("--port", type=int, default=8000, help="cổng của trang web (mặc định 8000)")
    parser.add_argument("--roster", type=Path, help="danh sách .xlsx thay cho danh sách nhỏ kèm theo")
    empty = "không nạp dữ liệu minh họa; in đường dẫn dùng một lần cho quản trị viên đầu tiên"
    parser.add_argument("--empty", action="store_true", help=empty)
    options = parser.parse_args(argv)
    if options.roster and options.empty:
        parser.error("--roster và --empty không đi cùng nhau")
    if options.roster and not options.roster.is_file():
        parser.error(f"không thấy tệp {options.roster}")
    return options


def serve(options: argparse.Namespace) -> int:
    """Set up, then become `manage.py runall`."""
    install_system(missing_packages())
    if not (make_venv() and install_locked("requirements.txt")):
        return 1
    is_demo = (os.environ.get("SONDUONG_ENV") or "demo") == "demo"
    command = ["manage.py", "runall", "--port", str(options.port)]
    if is_demo and not options.empty:
        os.environ["SONDUONG_NOW"] = os.environ.get("SONDUONG_NOW") or DEMO_NOW
        roster = ["--roster", str(options.roster.resolve())] if options.roster else []
        command += ["--first", json.dumps(["demo", *roster]), "--then", json.dumps(["demo_accounts"])]
    else:
        host = os.environ.get("ALLOWED_HOSTS", "").split(",")[0]
        base = f"http://127.0.0.1:{options.port}" if is_demo else f"https://{host}"
        command += ["--then", json.dumps(["first_administrator", "--base", base])]
    return _become(command)


def test(arguments: list[str]) -> int:
    """Set up, then become the gates and the everyday tests, or pytest with the given arguments."""
    packages = missing_packages()
    if not any(map(shutil.which, BROWSERS)):
        packages.append("chromium")
    install_system(packages)
    if not any(map(shutil.which, BROWSERS)):
        _loudly("Không có Chromium: các kiểm thử bằng trình duyệt sẽ KHÔNG chạy.")
    if not (make_venv() and install_locked("requirements.txt", "requirements-dev.txt")):
        return 1
    return _become(["-m", "pytest", *arguments] if arguments else ["-m", "tests.gates"])


def missing_packages() -> list[str]:
    """Debian packages whose library or font is not on this machine; asks the loader, not the package manager."""
    missing = [package for library, package in LIBRARIES.items() if not _loads(library)]
    if not any(map(_is_second_edition, _font_files())):
        missing.append(FONT_PACKAGE)
    if importlib.util.find_spec("ensurepip") is None and not PYTHON.exists():
        missing.append(f"python3.{sys.version_info.minor}-venv")
    return missing


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _font_files() -> Iterable[Path]:
    for folder in FONT_FOLDERS:
        for place, _, names in os.walk(Path(folder).expanduser()):
            yield from (Path(place, name) for name in FONT_FILES if name in names)


def _is_second_edition(font: Path) -> bool:
    """Whether the font is of edition 2 or later, read from its `head` table; Liberation 1 is drawn otherwise."""
    data = font.read_bytes()
    for number in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4s3I", data, 12 + 16 * number)
        if tag == b"head":
            return font.name.startswith("Tinos") or struct.unpack_from(">H", data, offset + 4)[0] >= 2
    return False


def install_system(packages: list[str]) -> None:
    """Install by apt where we may; else print the exact line and go on as far as possible."""
    if not packages:
        return
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _say(f"Cài gói hệ thống: {' '.join(packages)}")
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False, stdout=subprocess.DEVNULL)
        if subprocess.run(line, env=quiet, check=False, stdout=subprocess.DEVNULL).returncode == 0:
            return
    _loudly(
        f"Máy còn thiếu: {', '.join(packages)}. Người quản trị máy chạy dòng sau:\n    sudo {' '.join(line)}"
    )


def make_venv() -> bool:
    """The virtual environment, made unless it is there; says what to install when Python cannot make one."""
    if PYTHON.exists():
        return True
    _say("Tạo môi trường Python riêng (.venv)")
    if subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False).returncode == 0:
        return True
    shutil.rmtree(VENV, ignore_errors=True)
    package = f"python3.{sys.version_info.minor}-venv"
    _loudly(f"Python chưa tạo được môi trường riêng. Trên Debian, Ubuntu: sudo apt-get install {package}")
    return False


def install_locked(*locks: str) -> bool:
    """Install exactly what the locks name, by hash and from wheels; nothing to do when the stamp agrees."""
    known = json.loads(STAMP.read_text()) if STAMP.exists() else {}
    where = {"python": sys.version, "path": str(VENV)}
    wanted = where | {lock: hashlib.sha256((ROOT / lock).read_bytes()).hexdigest() for lock in locks}
    if wanted.items() <= known.items():
        return True
    _say("Cài thư viện Python đã khóa phiên bản (lần đầu mất một hai phút)")
    install = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "--no-input",
    ]
    quiet = ["--quiet", "--disable-pip-version-check", "--root-user-action", "ignore"]
    files = [part for lock in locks for part in ("-r", str(ROOT / lock))]
    if subprocess.run(install + quiet + files, check=False).returncode:
        _loudly("Chưa cài được thư viện Python; lý do ở các dòng trên. Chạy lại ./run khi đã có mạng.")
        return False
    kept = known if where.items() <= known.items() else {}
    STAMP.write_text(json.dumps(kept | wanted, indent=1))
    return True


def _become(command: list[str]) -> int:
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), *command])


def _say(text: str) -> None:
    print(f"· {text}", flush=True)


def _loudly(text: str) -> None:
    print(f"\n!!! {text}\n", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

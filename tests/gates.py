"""python -m tests.gates: every check a commit must pass, cheapest first; all of them run, then the failed are named."""

import subprocess
import sys
import time

GATES = (
    "ruff format --check .",
    "ruff check .",
    "lint-imports",
    "mypy",
    "django check --fail-level WARNING",
    "django makemigrations --check --dry-run",
    # Three at once on two cores: the browser tests wait more than they work. A file stays with one process.
    "pytest -n 3 --dist loadfile",
)


def command(gate: str) -> list[str]:
    """The command line of a gate, by this Python and none other."""
    tool, *arguments = gate.split()
    if tool == "django":
        return [sys.executable, "manage.py", *arguments]
    if tool == "lint-imports":
        return [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as c; c()",
            "--no-cache",
        ]
    return [sys.executable, "-m", tool, *arguments]


def main() -> int:
    """Number of gates that stayed shut."""
    failed = []
    for gate in GATES:
        print(f"\n── {gate}", flush=True)
        started = time.monotonic()
        if subprocess.run(command(gate), check=False).returncode:
            failed.append(gate)
        print(f"   {time.monotonic() - started:.1f} s", flush=True)
    print("\n" + ("\n".join(f"FAILED  {gate}" for gate in failed) or "All gates are open."))
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())

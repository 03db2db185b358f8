"""Refuses to start on a database that could lose what it said was saved."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

# What `PRAGMA name` must answer, and why.
SQLITE = {
    "journal_mode": ({"wal", "memory"}, "readers would block the writer"),
    "synchronous": ({2, 3}, "a power cut could take the last acts back"),
    "foreign_keys": ({1}, "a row could point at nothing"),
}


@register(Tags.database)
def sqlite_keeps_its_word(databases: list[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Each pragma as the connection has it, whatever the settings meant; and writers that queue instead of failing."""
    problems: list[CheckMessage] = []
    for alias in databases or ():
        if connections[alias].vendor == "sqlite":
            problems += _pragmas(alias)
            if connections[alias].settings_dict["OPTIONS"].get("transaction_mode") != "IMMEDIATE":
                problems.append(
                    Error(f"{alias}: transaction_mode must be IMMEDIATE, or two writers fail", id="kit.E002")
                )
    return problems


def _pragmas(alias: str) -> list[CheckMessage]:
    wrong = []
    with connections[alias].cursor() as cursor:
        for name, (allowed, why) in SQLITE.items():
            found = cursor.execute(f"PRAGMA {name}").fetchone()[0]
            if found not in allowed:
                wrong.append(Error(f"{alias}: PRAGMA {name} is {found!r}; {why}", id="kit.E001"))
    return wrong

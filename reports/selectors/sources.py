"""Joins a paper to the hall's facts: parses the identifier, asks on today's date, lists what may be printed."""

from collections.abc import Callable, Collection
from typing import Any

from evaluations.selectors import paper_access
from reports.spec import Actor, Source, Target
from sonduong.kit import clock
from sonduong.kit.errors import NotVisible


def number(target_id: str) -> int:
    """The number of a row; NotVisible for what is none."""
    if not (target_id.isascii() and target_id.isdigit() and len(target_id) < 19):
        raise NotVisible
    return int(target_id)


def of_case(act: str, read: Callable[..., Any], build: Callable[[Any], Any], **filters: Any) -> Source:
    """The source of a paper about one case: `read(actor, pk, on=)` gives facts, `build(facts)` the paper's values.

    `act` is the right that reading needs; `filters` narrow the list of cases that are offered.
    """

    def collect(actor: Actor, target_id: str) -> Any:
        return build(read(actor, number(target_id), on=clock.today()))

    def targets(actor: Actor) -> list[Target]:
        rows = paper_access.named(actor, act, on=clock.today(), **filters)
        return [Target(str(row.id), row.name, row.detail) for row in rows]

    def readable(actor: Actor, ids: Collection[str]) -> frozenset[str]:
        numbers = [int(one) for one in ids if one.isdigit()]
        return frozenset(map(str, paper_access.readable(actor, act, numbers, on=clock.today())))

    return Source(collect, targets, readable)

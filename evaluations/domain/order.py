"""What comes before what, as a graph and not as a calendar: who waits, who is only provisional, in which sequence (RUL-8, 9).

Steps are keys of any kind, e.g. ("rating", "cell", 12). Which collective is lower than which is data of the register; what
an unfinished predecessor means is the regulation's to say.
"""

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from evaluations.domain.regulation import Regulation

RULES = (
    "review_before_rating",
    "lower_before_higher",
    "collective_before_member",
    "civil_before_member",
    "unit_before_head",
)


@dataclass(frozen=True, slots=True)
class Edge:
    """`before` comes before `after` by `rule`, one of RULES."""

    before: Hashable
    after: Hashable
    rule: str


@dataclass(frozen=True, slots=True)
class Waits:
    """What one step still waits for: `blocking` forbids it, `provisional` lets it go on, marked tạm tính."""

    blocking: tuple[Edge, ...]
    provisional: tuple[Edge, ...]


def waits(step: Hashable, edges: Iterable[Edge], done: Collection[Hashable], regulation: Regulation) -> Waits:
    """The unfinished direct predecessors of a step. What is not rated for a reason counts as done."""
    unfinished = [edge for edge in edges if edge.after == step and edge.before not in done]
    by_way = {
        way: tuple(e for e in unfinished if _way(e, regulation) == way) for way in ("block", "provisional")
    }
    return Waits(by_way["block"], by_way["provisional"])


def sequence(edges: Iterable[Edge]) -> list[frozenset[Hashable]]:
    """The steps in waves: each wave may go on once the ones before are done. ValueError names a circle of steps."""
    sorter: TopologicalSorter[Hashable] = TopologicalSorter()
    for edge in edges:
        sorter.add(edge.after, edge.before)
    try:
        sorter.prepare()
    except CycleError as circle:
        raise ValueError(circle.args[1]) from circle
    waves = []
    while sorter.is_active():
        ready = sorter.get_ready()
        waves.append(frozenset(ready))
        sorter.done(*ready)
    return waves


def _way(edge: Edge, regulation: Regulation) -> str:
    if edge.rule not in RULES:
        raise ValueError(edge.rule)
    way: str = getattr(regulation.order, edge.rule)
    return way

"""Joins a paper to the hall's facts: parses the identifier, asks on today's date, lists what may be printed."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from evaluations.selectors import paper_access, paper_bodies, paper_meetings, papers_ballots
from reports.spec import Actor, Source, Target
from sonduong.kit import clock
from sonduong.kit.errors import NotVisible

WHOLE_YEAR = "ca-nam"


def number(target_id: str) -> int:
    """The number of a row; NotVisible for what is none."""
    if not (target_id.isascii() and target_id.isdigit() and len(target_id) < 19):
        raise NotVisible
    return int(target_id)


def of_case(
    act: str,
    read: Callable[..., Any],
    build: Callable[[Any], Any],
    *,
    kind: str = "cadre",
    listed: Callable[..., Any] = paper_access.named,
    **filters: Any,
) -> Source:
    """The source of a paper about one case: `read(actor, pk, on=)` gives facts, `build(facts)` the paper's values.

    `act` is the right that reading needs, `kind` the kind of case; `listed` offers cases, `filters` narrow its list.
    """

    def collect(actor: Actor, target_id: str) -> Any:
        return build(read(actor, number(target_id), on=clock.today()))

    def targets(actor: Actor) -> list[Target]:
        rows = listed(actor, act, on=clock.today(), **filters)
        return [Target(str(row.id), row.name, row.detail) for row in rows]

    def readable(actor: Actor, ids: Collection[str]) -> frozenset[str]:
        numbers = [int(one) for one in ids if one.isdigit()]
        return frozenset(map(str, paper_access.readable(actor, act, numbers, on=clock.today(), kind=kind)))

    return Source(collect, targets, readable, act, kind)


def of_voice(read: Callable[..., Any], build: Callable[[Any], Any], *, scored: bool) -> Source:
    """The source of a paper about one cadre at one meeting: "<case>-collective" or "<case>-superior"."""

    def collect(actor: Actor, target_id: str) -> Any:
        pk, _, voice = target_id.partition("-")
        return build(read(actor, number(pk), voice, on=clock.today()))

    def targets(actor: Actor) -> list[Target]:
        rows = paper_meetings.voice_choices(actor, scored=scored, on=clock.today())
        return [Target(f"{row.id}-{voice}", row.name, row.detail) for voice, row in rows]

    def readable(actor: Actor, ids: Collection[str]) -> frozenset[str]:
        numbers = [int(one.partition("-")[0]) for one in ids if one.partition("-")[0].isdigit()]
        seen = paper_access.readable(actor, paper_meetings.READ, numbers, on=clock.today())
        return frozenset(
            one for one in ids if one.partition("-")[0].isdigit() and int(one.partition("-")[0]) in seen
        )

    return Source(collect, targets, readable)


def of_ballot(act: str, read: Callable[..., Any], build: Callable[[Any], Any], *, counted: bool) -> Source:
    """The source of a paper about one ballot."""

    def collect(actor: Actor, target_id: str) -> Any:
        return build(read(actor, number(target_id), on=clock.today()))

    def targets(actor: Actor) -> list[Target]:
        rows = papers_ballots.printable_ballots(actor, act, counted=counted, on=clock.today())
        return [Target(str(row.id), row.name, row.detail) for row in rows]

    def readable(actor: Actor, ids: Collection[str]) -> frozenset[str]:
        numbers = [int(one) for one in ids if one.isdigit()]
        return frozenset(map(str, papers_ballots.readable_ballots(actor, act, numbers, on=clock.today())))

    return Source(collect, targets, readable)


def of_number(read: Callable[..., Any], listed: Callable[..., Any], build: Callable[[Any], Any]) -> Source:
    """The source of a paper that goes out under a number; a slash of the number is a tilde in addresses."""

    def collect(actor: Actor, target_id: str) -> Any:
        return build(read(actor, target_id.replace("~", "/"), on=clock.today()))

    def targets(actor: Actor) -> list[Target]:
        rows = listed(actor, on=clock.today())
        return [Target(row.id.replace("/", "~"), row.name, row.detail) for row in rows]

    def readable(actor: Actor, ids: Collection[str]) -> frozenset[str]:
        return frozenset(ids) & {target.id for target in targets(actor)}

    return Source(collect, targets, readable)


def of_list(
    choices: Callable[..., list[tuple[int, str]]],
    read: Callable[..., Any],
    build: Callable[[Any], Any],
    whole: str,
) -> Source:
    """The source of a list: "ca-nam" for everybody this person may see, or the number of a case for its part of it.

    `choices(actor, on=)` gives a case for each part and the part's name; `whole` names the list of everybody.
    """

    def collect(actor: Actor, target_id: str) -> Any:
        of_case = None if target_id == WHOLE_YEAR else number(target_id)
        return build(read(actor, of_case=of_case, on=clock.today()))

    def targets(actor: Actor) -> list[Target]:
        parts = [Target(str(pk), label) for pk, label in choices(actor, on=clock.today())]
        return [Target(WHOLE_YEAR, whole), *parts] if parts else []

    def readable(actor: Actor, ids: Collection[str]) -> frozenset[str]:
        numbers = [int(one) for one in ids if one.isdigit()]
        seen = paper_access.readable(actor, paper_meetings.READ, numbers, on=clock.today())
        everybody = {WHOLE_YEAR} if WHOLE_YEAR in ids and targets(actor) else frozenset()
        return frozenset(map(str, seen)) | everybody

    return Source(collect, targets, readable)


def of_year(read: Callable[..., Any], years: Callable[..., list[int]], build: Callable[[Any], Any]) -> Source:
    """The source of a paper about a whole year: the year's four figures."""

    def collect(actor: Actor, target_id: str) -> Any:
        return build(read(actor, target_id, on=clock.today()))

    def targets(actor: Actor) -> list[Target]:
        return [Target(str(year), f"Năm {year}") for year in years(actor, on=clock.today())]

    def readable(actor: Actor, ids: Collection[str]) -> frozenset[str]:
        return frozenset(ids) & {target.id for target in targets(actor)}

    return Source(collect, targets, readable)


def of_row(
    read: Callable[..., Any],
    build: Callable[[Any], Any],
    *,
    listed: Callable[..., list[paper_access.Named]],
    readable: Callable[..., frozenset[int]],
) -> Source:
    """The source of a paper about one row with rights of its own: `listed(actor, on=)`, `readable(actor, ids, on=)`."""

    def collect(actor: Actor, target_id: str) -> Any:
        return build(read(actor, number(target_id), on=clock.today()))

    def targets(actor: Actor) -> list[Target]:
        rows = listed(actor, on=clock.today())
        return [Target(str(row.id), row.name, row.detail) for row in rows]

    def still(actor: Actor, ids: Collection[str]) -> frozenset[str]:
        numbers = [int(one) for one in ids if one.isdigit()]
        return frozenset(map(str, readable(actor, numbers, on=clock.today())))

    return Source(collect, targets, still)


def of_body(build: Callable[[Any], Any], *kinds: str) -> Source:
    """The source of a paper about one organisation or collective of these kinds."""
    return of_row(
        partial(paper_bodies.body_facts, kinds=kinds),
        build,
        listed=partial(paper_bodies.named_bodies, kinds=kinds),
        readable=partial(paper_bodies.readable_bodies, kinds=kinds),
    )

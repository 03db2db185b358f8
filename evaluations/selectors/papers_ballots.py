"""What the ballot paper and the minutes of the count print of one ballot, as frozen facts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from evaluations import permissions
from evaluations.domain.process import Stage
from evaluations.enums import BallotState
from evaluations.models import Ballot, BallotLine
from evaluations.selectors import ballots, groups
from evaluations.selectors.voices import ESSENTIAL, voices_of
from sonduong.kit.errors import DomainError, NotVisible


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One subject. `choices`: levels offered; counts are empty on the ballot paper."""

    number: int
    name: str
    post: str
    proposed: str
    choices: tuple[str, ...]
    votes: tuple[int, ...]
    blank: int
    spoilt: int
    outcome: str


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """One quota group: `ceiling` by what is proposed (ballot) or by what passed (minutes); None where nobody is rated."""

    label: str
    lines: tuple[PaperLine, ...]
    excellent: int
    good: int
    ceiling: int | None
    is_kept: bool


@dataclass(frozen=True, slots=True)
class BallotFacts:
    """One ballot. `tellers`: names of those who entered figures, the agreeing ones among them; empty before the count."""

    id: int
    year: int
    body: str
    title: str
    round: int
    held_on: date
    opened_at: datetime
    counted_at: datetime | None
    entitled: int
    present: int
    issued: int | None
    collected: int | None
    valid: int | None
    roll: tuple[tuple[str, bool], ...]
    chair: str
    tellers: tuple[str, ...]
    groups: tuple[PaperGroup, ...]
    percent: int


@dataclass(frozen=True, slots=True)
class NamedBallot:
    """A ballot that may be printed."""

    id: int
    name: str
    detail: str


def ballot_facts(actor, pk: int, *, on: date) -> BallotFacts:
    """The ballot paper of a ballot: names by group and the levels offered. Nothing that was counted."""
    ballot, rows = _read(actor, pk, "ballot.prepare", on)
    return _facts(ballot, rows, counted=False)


def minutes_facts(actor, pk: int, *, on: date) -> BallotFacts:
    """The minutes of a counted ballot; DomainError `not_counted` before two tellers agree."""
    ballot, rows = _read(actor, pk, "ballot.read", on)
    if ballot.state != BallotState.COUNTED:
        raise DomainError("not_counted")
    return _facts(ballot, rows, counted=True)


def printable_ballots(actor, act: str, *, counted: bool, on: date) -> list[NamedBallot]:
    """The ballots for which this person may print a paper, newest first. `actor` None is the console."""
    rows = Ballot.objects.prefetch_related("lines__evaluation").order_by("-opened_at", "-pk")
    if counted:
        rows = rows.filter(state=BallotState.COUNTED)
    return [
        NamedBallot(row.pk, row.title, f"vòng {row.round}, {row.held_on:%d/%m/%Y}")
        for row in _allowed(actor, list(rows), act, on)
    ]


def readable_ballots(actor, act: str, ids: Collection[int], *, on: date) -> frozenset[int]:
    """Those of these ballots that this person may print today."""
    rows = Ballot.objects.filter(pk__in=ids).prefetch_related("lines__evaluation")
    return frozenset(row.pk for row in _allowed(actor, list(rows), act, on))


def _read(actor, pk: int, act: str, on: date) -> tuple[Ballot, list[BallotLine]]:
    rows = Ballot.objects.select_related("campaign", "body").filter(pk=pk)
    found = _allowed(
        actor,
        list(rows.prefetch_related("lines__evaluation__campaign", "lines__evaluation__person")),
        act,
        on,
    )
    if not found:
        raise NotVisible
    return found[0], list(found[0].lines.all())


def _allowed(actor, rows: list[Ballot], act: str, on: date) -> list[Ballot]:
    """A paper shows every line, so it is for those who may see every line; whoever is on it waits for publication."""
    if actor is None:
        return rows
    cases = {row.pk: [line.evaluation for line in row.lines.all()] for row in rows}
    roles = permissions.roles_on_each(actor, [case for group in cases.values() for case in group], on=on)

    def sees(case) -> bool:
        if case.person_id == actor.person_id:
            return case.stage == Stage.PUBLISHED
        return permissions.may(actor, act, case, roles[case.pk])

    return [row for row in rows if cases[row.pk] and all(sees(case) for case in cases[row.pk])]


def _facts(ballot: Ballot, rows: list[BallotLine], *, counted: bool) -> BallotFacts:
    rules = ballots.rules_of(ballot)
    voices = voices_of([row.evaluation for row in rows], parts=ESSENTIAL)
    found: dict[tuple[str, ...], list[PaperLine]] = {}
    states: dict[tuple[str, ...], dict[int, str]] = {}
    for row in rows:
        line = _line(row, voices[row.evaluation_id].proposed, counted)
        found.setdefault(row.evaluation.group, []).append(line)
        states.setdefault(row.evaluation.group, {})[row.evaluation_id] = (
            row.outcome if counted else line.proposed
        )
    changes = {pk: rating for group in states.values() for pk, rating in group.items() if rating}
    verdicts = groups.decided_states(ballot.campaign, changes=changes, groups=set(states))
    tellers = ballot.teller_counts.select_related("teller").order_by("entered_at", "pk") if counted else ()
    return BallotFacts(
        id=ballot.pk,
        year=ballot.campaign.year,
        body=ballot.body.name,
        title=ballot.title,
        round=ballot.round,
        held_on=ballot.held_on,
        opened_at=ballot.opened_at,
        counted_at=ballot.counted_at,
        entitled=ballot.entitled,
        present=ballot.present,
        issued=ballot.issued,
        collected=ballot.collected,
        valid=ballot.valid,
        roll=tuple((seat["name"], seat["present"]) for seat in ballot.roll),
        chair=_chair(ballot),
        tellers=tuple(count.teller.full_name for count in tellers),
        groups=tuple(_group(keys, lines, verdicts[keys]) for keys, lines in found.items()),
        percent=int(rules.quota["cadre"].share * 100),
    )


def _chair(ballot: Ballot) -> str:
    """Who presided: the first of those present, for the roll stands in the order chair, deputies, members."""
    return next((seat["name"] for seat in ballot.roll if seat["present"]), "")


def _group(keys: tuple[str, ...], lines: list[PaperLine], state: groups.GroupState) -> PaperGroup:
    result = state.result
    ceiling = result.allowed if state.rated else None
    return PaperGroup(groups.label_of(keys), tuple(lines), result.used, result.good, ceiling, result.is_kept)


def _line(row: BallotLine, proposed: str, counted: bool) -> PaperLine:
    case = row.evaluation
    counts = row.counts if counted else {}
    return PaperLine(
        number=row.order,
        name=case.name,
        post=f"{case.title}, {case.unit_name}",
        proposed=proposed,
        choices=tuple(row.choices) or ballots.LEVELS,
        votes=tuple(counts.get(level, 0) for level in ballots.LEVELS) if counted else (),
        blank=counts.get("blank", 0),
        spoilt=counts.get("spoilt", 0),
        outcome=row.outcome if counted else "",
    )

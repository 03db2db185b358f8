"""Paper ballots: opened on a frozen roll, counted by two tellers who must agree, voted again where no level passed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from evaluations import permissions, regulations
from evaluations.domain import balloting, votes
from evaluations.domain.process import Action, Stage
from evaluations.domain.ratings import LEVELS
from evaluations.domain.regulation import Regulation
from evaluations.enums import BallotState
from evaluations.models import Ballot, BallotLine, Evaluation, TellerCount
from evaluations.selectors import ballots as seen
from evaluations.services.stages import Move, cases_move
from sonduong.kit import audit
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock


@dataclass(frozen=True, slots=True)
class Sitting:
    """The meeting at which is voted. `present`: persons of the roll who came; None = everybody on it."""

    title: str
    held_on: date
    present: frozenset[int] | None = None
    is_extraordinary: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """What one teller reads off the papers. `lines`: {line id: {level, "blank", "spoilt": number}}."""

    issued: int
    collected: int
    valid: int
    lines: Mapping[int, Mapping[str, int]]


@transaction.atomic
def ballot_open(*, evaluation_ids: Sequence[int], sitting: Sitting, actor, at: datetime) -> Ballot:
    """Put cases that wait for the vote on one ballot; the authority's seats of that day are the roll (BAL-1, 3.3.3).

    Refuses cases at another stage or on an open ballot, and a roll without quorum for any line.
    """
    cases = _locked(evaluation_ids, actor, at)
    for case in cases:
        if case.stage != Stage.BALLOT:
            raise DomainError("no_such_step", name=case.name, stage=case.stage)
    ballot = _create(cases, sitting, actor=actor, at=at)
    story = {"ballot": ballot.pk, "round": 1, "extraordinary": sitting.is_extraordinary}
    audit.record_many(actor=actor, acts=[audit.Act("ballot.open", case, story) for case in cases], at=at)
    return ballot


@transaction.atomic
def ballot_vote_again(
    *, evaluation_ids: Sequence[int], sitting: Sitting, reason: str, actor, at: datetime
) -> Ballot:
    """A next round for counted cases of one ballot: the leading levels where none passed, else all four (REG-4, BAL-4)."""
    cases = _locked(evaluation_ids, actor, at)
    lines = {
        line.evaluation_id: line
        for line in seen.last_lines([case.pk for case in cases]).select_related("ballot")
    }
    previous = {lines[case.pk].ballot_id for case in cases if case.pk in lines}
    if len(previous) != 1 or len(lines) != len(cases):
        raise DomainError("not_one_ballot")
    moves = [
        Move(case.pk, Action.VOTE_AGAIN, reason=reason, data={"ballot": previous.copy().pop()})
        for case in cases
    ]
    cases = cases_move(moves=moves, actor=actor, at=at)
    return _create(cases, sitting, actor=actor, at=at, again=lines)


def _locked(evaluation_ids: Sequence[int], actor, at: datetime) -> list[Evaluation]:
    cases = lock(Evaluation.objects.filter(pk__in=evaluation_ids).select_related("campaign"))
    if not cases or len(cases) != len(set(evaluation_ids)) or len({case.campaign_id for case in cases}) != 1:
        raise NotVisible
    roles = permissions.roles_on_each(actor, cases, on=at.date())
    for case in cases:
        if not permissions.may(actor, "ballot.prepare", case, roles[case.pk]):
            raise DomainError("not_your_role", clause="3.3.3")
    return cases


def _create(
    cases: list[Evaluation],
    sitting: Sitting,
    *,
    actor,
    at: datetime,
    again: Mapping[int, BallotLine] | None = None,
) -> Ballot:
    campaign = cases[0].campaign
    busy = BallotLine.objects.filter(evaluation__in=cases, ballot__state=BallotState.OPEN).select_related(
        "evaluation"
    )
    if line := busy.first():
        raise DomainError("already_on_ballot", name=line.evaluation.name)
    roll = seen.roll_of(campaign, on=sitting.held_on, present=sitting.present)
    rules = regulations.load(campaign.regulation_code)
    _check_quorum(cases, roll, rules)
    previous = next(iter(again.values())).ballot if again else None
    ballot = Ballot.objects.create(
        campaign=campaign,
        body_id=campaign.authority_id,
        round=previous.round + 1 if previous else 1,
        previous=previous,
        title=sitting.title,
        is_extraordinary=sitting.is_extraordinary,
        held_on=sitting.held_on,
        roll=roll,
        entitled=len(roll),
        present=sum(seat["present"] for seat in roll),
        opened_by=actor,
        opened_at=at,
    )
    BallotLine.objects.bulk_create(_lines(ballot, cases, again or {}, rules), batch_size=500)
    return ballot


def _lines(
    ballot: Ballot, cases: list[Evaluation], again: Mapping[int, BallotLine], rules: Regulation
) -> list[BallotLine]:
    seats = {seat["person"] for seat in ballot.roll}
    ordered = sorted(cases, key=lambda case: (case.group, case.name_key, case.pk))
    return [
        BallotLine(
            ballot=ballot,
            evaluation=case,
            order=order,
            absent_subject=case.person_id in seats - balloting.roll_of_case(seats, case.person_id, rules),
            choices=_choices(again.get(case.pk), rules),
        )
        for order, case in enumerate(ordered, start=1)
    ]


def _choices(before: BallotLine | None, rules: Regulation) -> list[str]:
    """The levels to be offered where they are not all four: by stage, or those that led in the round before."""
    if before is None or before.outcome:
        first = balloting.offered(1, rules)
        return [] if first == LEVELS else [level.value for level in first]
    again = seen.result_of(before, before.ballot, rules).again
    return [] if again == LEVELS else [level.value for level in again]


def _check_quorum(cases: list[Evaluation], roll: list[dict[str, Any]], rules: Regulation) -> None:
    came = {seat["person"] for seat in roll if seat["present"]}
    everybody = {seat["person"] for seat in roll}
    for case in cases:
        voters = balloting.roll_of_case(everybody, case.person_id, rules)
        present = len(voters & came)
        if not votes.has_quorum(entitled=len(voters), present=present, share=rules.voting.quorum):
            raise DomainError("no_quorum", name=case.name, entitled=len(voters), present=present)


@transaction.atomic
def teller_count_enter(*, ballot_id: int, count: Count, actor, at: datetime) -> Ballot:
    """Keep what this teller read; when it equals another teller's figures the ballot is counted and closed (BAL-2, BAL-3).

    No figure goes into the audit trail before the ballot is closed, nor to another teller before both have entered.
    """
    found = lock(Ballot.objects.filter(pk=ballot_id))
    if not found:
        raise NotVisible
    ballot = found[0]
    lines = list(ballot.lines.select_related("evaluation"))
    _check_teller(lines, actor, at)
    if ballot.state != BallotState.OPEN:
        raise DomainError("ballot_counted")
    _check_count(ballot, lines, count)
    mine, _ = TellerCount.objects.update_or_create(
        ballot=ballot,
        teller_id=actor.person_id,
        defaults={
            "issued": count.issued,
            "collected": count.collected,
            "valid": count.valid,
            "counts": {str(line): dict(row) for line, row in count.lines.items()},
            "entered_at": at,
        },
    )
    others = ballot.teller_counts.exclude(pk=mine.pk)
    agrees = any(not seen.difference(mine, other) for other in others)
    audit.record(actor=actor, act="ballot.count", target=ballot, data={"agreed": agrees}, at=at)
    if agrees:
        _close(ballot, lines, mine, actor, at)
    return ballot


def _check_teller(lines: Collection[BallotLine], actor, at: datetime) -> None:
    cases = [line.evaluation for line in lines]
    roles = permissions.roles_on_each(actor, cases, on=at.date())
    for case in cases:
        if case.person_id == actor.person_id:
            raise DomainError("own_ballot")
        if not permissions.may(actor, "ballot.count", case, roles[case.pk]):
            raise NotVisible


def _check_count(ballot: Ballot, lines: Sequence[BallotLine], count: Count) -> None:
    if not 0 <= count.valid <= count.collected <= count.issued <= ballot.present:
        raise DomainError("count_heads", present=ballot.present)
    for line in lines:
        row = count.lines.get(line.pk)
        if row is None or set(row) - seen.columns_of(line):
            raise DomainError("count_row_missing", name=line.evaluation.name)
        left_out = seen.subject_present(line, ballot)
        if not votes.row_fits(row, valid=count.valid, subject_present=left_out):
            raise DomainError("count_row_sum", name=line.evaluation.name, expected=count.valid - left_out)


def _close(ballot: Ballot, lines: Sequence[BallotLine], agreed: TellerCount, actor, at: datetime) -> None:
    rules = regulations.load(ballot.campaign.regulation_code)
    ballot.issued, ballot.collected, ballot.valid = agreed.issued, agreed.collected, agreed.valid
    ballot.state, ballot.counted_at = BallotState.COUNTED, at
    ballot.save(update_fields=["issued", "collected", "valid", "state", "counted_at"])
    for line in lines:
        line.counts = agreed.counts[str(line.pk)]
        line.outcome = seen.result_of(line, ballot, rules).rating or ""
    BallotLine.objects.bulk_update(lines, ["counts", "outcome"], batch_size=500)
    met = frozenset({"count_agreed"})
    story = {"ballot": ballot.pk, "round": ballot.round}
    moves = [
        Move(line.evaluation_id, Action.CLOSE_COUNT, met, data=story | {"outcome": line.outcome})
        for line in lines
    ]
    cases_move(moves=moves, actor=actor, at=at)

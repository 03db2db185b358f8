"""Ballots as pages: the list, the open ballot, the tally by quota group with ceilings, caps and choices."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evaluations import permissions
from evaluations.domain.caps import standing
from evaluations.domain.process import Stage
from evaluations.domain.ratings import Rating
from evaluations.enums import BallotState, Kind
from evaluations.models import Ballot, BallotLine, Evaluation
from evaluations.phrases.caps import cap_sentence, other_places
from evaluations.selectors import ballots, groups
from evaluations.selectors.caps import regulation_of
from evaluations.selectors.cases import cases_list
from evaluations.selectors.decisions import DecisionFacts, facts_of
from evaluations.selectors.voices import ESSENTIAL, Voices, voices_of
from sonduong.kit.errors import NotVisible


@dataclass(frozen=True, slots=True)
class Waiting:
    """A case that waits for a vote, with the level proposed to the authority."""

    case: Evaluation
    proposed: str


@dataclass(frozen=True, slots=True)
class BallotRow:
    """A ballot in the list."""

    ballot: Ballot
    lines: int
    entered: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class BallotDesk:
    """The page of all ballots: what waits, what is open or counted, who would be on the roll."""

    waiting: tuple[Waiting, ...]
    rows: tuple[BallotRow, ...]
    roll: tuple[dict, ...]
    may_prepare: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One subject on the ballot as this person may see it.

    `options`: the levels that may be decided for it now, the one that passed first; `typed_…`: from a refused form.
    """

    row: BallotLine
    case: Evaluation
    proposed: str
    outcome: str
    counts: tuple[tuple[str, int], ...]
    opens: bool
    leading: tuple[str, ...]
    problem: str
    score: Decimal | None
    stage: str
    decided: str
    options: tuple[str, ...]
    typed_rating: str
    typed_reason: str


@dataclass(frozen=True, slots=True)
class Group:
    """One quota group on the ballot: its lines, and where it stands if every outcome became the decision."""

    label: str
    lines: tuple[Line, ...]
    state: groups.GroupState | None

    @property
    def needs_attention(self) -> bool:
        """Whether the committee has more to do here than to confirm what passed."""
        over = self.state is not None and not self.state.result.is_kept
        return over or any(
            line.stage == Stage.DECISION and (line.problem or not line.outcome) for line in self.lines
        )


@dataclass(frozen=True, slots=True)
class BallotPage:
    """One ballot with what this person may see and do."""

    ballot: Ballot
    groups: tuple[Group, ...]
    entered: int
    may_count: bool
    may_prepare: bool
    rights: frozenset[str]

    @property
    def is_open(self) -> bool:
        return self.ballot.state == BallotState.OPEN

    @property
    def undecided(self) -> tuple[Line, ...]:
        return tuple(line for group in self.groups for line in group.lines if line.stage == Stage.DECISION)


def desk_of(user, *, on: date) -> BallotDesk:
    """The page of all ballots for this person: waiting cases only for whoever prepares ballots."""
    cases = cases_list(user, "ballot.prepare", on=on, kind=Kind.CADRE, stage=Stage.BALLOT.value)
    busy = set(
        BallotLine.objects.filter(evaluation__in=cases, ballot__state=BallotState.OPEN).values_list(
            "evaluation_id", flat=True
        )
    )
    free = [case for case in cases if case.pk not in busy]
    voices = voices_of(free, parts=ESSENTIAL)
    roll = ballots.roll_of(free[0].campaign, on=on) if free else []
    return BallotDesk(
        waiting=tuple(
            Waiting(case, voices[case.pk].proposed)
            for case in sorted(free, key=lambda c: (c.group, c.name_key))
        ),
        rows=tuple(_rows()),
        roll=tuple(roll),
        may_prepare=permissions.standing_of(user, on=on).holds("org_office"),
    )


def _rows() -> Iterable[BallotRow]:
    for ballot in Ballot.objects.prefetch_related("lines", "teller_counts").order_by("-opened_at", "-pk"):
        yield BallotRow(
            ballot, len(ballot.lines.all()), len(ballot.teller_counts.all()), ballot.state == BallotState.OPEN
        )


def ballot_page(user, pk: int, *, on: date, typed: Mapping[str, str] | None = None) -> BallotPage:
    """One ballot; lines of the own case are left out until published. NotVisible where nothing is left to see.

    `typed`: the fields of a refused form, shown again.
    """
    ballot = Ballot.objects.select_related("campaign", "body", "previous").filter(pk=pk).first()
    if ballot is None:
        raise NotVisible
    rows = list(ballot.lines.select_related("evaluation__campaign", "evaluation__person"))
    cases = [row.evaluation for row in rows]
    roles = permissions.roles_on_each(user, cases, on=on)

    def may(act: str, case: Evaluation) -> bool:
        return permissions.may(user, act, case, roles[case.pk])

    seen = [row for row in rows if may("ballot.read", row.evaluation)]
    if not seen:
        raise NotVisible
    rights = frozenset(
        act for act in ("ballot.prepare", "decision.record", "ballot.count") if may(act, seen[0].evaluation)
    )
    is_counted = ballot.state == BallotState.COUNTED
    return BallotPage(
        ballot=ballot,
        groups=_groups(ballot, seen, is_counted, own_ids(user, ballot), may, typed or {}),
        entered=ballot.teller_counts.count(),
        may_count=len(seen) == len(rows)
        and all(may("ballot.count", case) for case in cases)
        and not is_counted,
        may_prepare="ballot.prepare" in rights,
        rights=rights,
    )


def own_ids(user, ballot: Ballot) -> frozenset[int]:
    """The person's own unpublished case of that year: no figure may let its rating be worked out."""
    own = Evaluation.objects.filter(campaign=ballot.campaign_id, person_id=user.person_id)
    return frozenset(own.exclude(stage=Stage.PUBLISHED).values_list("pk", flat=True))


def _groups(
    ballot: Ballot,
    rows: Collection[BallotLine],
    is_counted: bool,
    own: frozenset[int],
    may,
    typed: Mapping[str, str],
) -> tuple[Group, ...]:
    cases = [row.evaluation for row in rows]
    voices = voices_of(cases, parts=ESSENTIAL)
    facts = facts_of(cases)
    states = _states(ballot, rows, own) if is_counted else {}
    rules = regulation_of(cases[0])
    found: dict[tuple[str, ...], list[Line]] = {}
    for row in rows:
        case = row.evaluation
        leading = ballots.result_of(row, ballot, rules).again if is_counted and not row.outcome else ()
        opens = may("case.see", case)
        line = _line(row, voices[case.pk], facts[case.pk], is_counted, leading, opens, typed)
        found.setdefault(case.group, []).append(line)
    return tuple(
        Group(groups.label_of(keys), tuple(lines), states.get(keys)) for keys, lines in found.items()
    )


def _states(
    ballot: Ballot, rows: Collection[BallotLine], own: frozenset[int]
) -> Mapping[tuple[str, ...], groups.GroupState]:
    changes = {
        row.evaluation_id: row.outcome
        for row in rows
        if row.outcome and row.evaluation.stage == Stage.DECISION
    }
    keys = {row.evaluation.group for row in rows}
    found = groups.decided_states(ballot.campaign, changes=changes, groups=keys)
    return {key: state for key, state in found.items() if not own & {member.id for member in state.members}}


def _line(
    row: BallotLine,
    voices: Voices,
    facts: DecisionFacts,
    is_counted: bool,
    leading,
    opens: bool,
    typed: Mapping[str, str],
) -> Line:
    case = row.evaluation
    counted = ((ballots.WORDS[column], row.counts.get(column, 0)) for column in ballots.COLUMNS)
    return Line(
        row=row,
        case=case,
        proposed=voices.proposed,
        outcome=row.outcome if is_counted else "",
        counts=tuple(counted) if is_counted else (),
        opens=opens,
        leading=tuple(leading),
        problem=_problem(row.outcome, facts, case) if is_counted and row.outcome else "",
        score=voices.overall,
        stage=case.stage,
        decided=case.rating,
        options=_options(row, facts) if is_counted and case.stage == Stage.DECISION else (),
        typed_rating=typed.get(f"rating-{case.pk}", ""),
        typed_reason=typed.get(f"reason-{case.pk}", ""),
    )


def _options(row: BallotLine, facts: DecisionFacts) -> tuple[str, ...]:
    """What may be decided: the level that passed or a lower one; every level where the authority chooses."""
    if row.outcome:
        return ballots.LEVELS[ballots.LEVELS.index(row.outcome) :]
    return ballots.LEVELS if facts.outcome_known else ()


def _problem(outcome: str, facts: DecisionFacts, case: Evaluation) -> str:
    """Why the level that passed cannot be decided as it stands, "" where it can."""
    verdict = standing(Rating(outcome), facts.caps)
    unknown = [cap for cap in facts.caps if cap.rating is None or cap in verdict.waiting]
    found = [*verdict.broken, *unknown]
    if found:
        return cap_sentence(found[0], regulation_of(case))
    if facts.differ_from(outcome):
        places = other_places(facts.other_posts)
        return f"Nơi khác đề xuất mức khác ({places}): ghi lý do của Ban Thường vụ (lưu ý 2, mục II.2)."
    return ""

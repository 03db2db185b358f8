"""The participation matrix (CYC-6): which body of the register owes which answer about which subject, and what has come."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from evaluations import permissions
from evaluations.enums import Kind, OpinionSource
from evaluations.models import Campaign, Evaluation, Opinion
from evaluations.permissions import Standing
from evaluations.plans.participation import Duty, Participant, duties
from evaluations.selectors.cases import current_campaign
from organizations.models import Unit

COMMUNE, COMMUNE_TIER = "Xã, thị trấn", "Xã"
BODIES = (Kind.PARTY_ORGANIZATION, Kind.COLLECTIVE)
WRITERS = ("unit_office", "head", "consulted_agency", "org_office")


@dataclass(slots=True)
class Answer:
    """One cell of the matrix: what one body owes about one subject. `opinion` None: not answered yet."""

    body: str
    body_name: str
    unit_id: int
    place: str
    office_id: int | None
    case: Evaluation
    duty: Duty
    opinion: Opinion | None = None

    @property
    def key(self) -> tuple[int, str, int]:
        """(case, body, unit): what identifies it in forms and services."""
        return self.case.pk, self.body, self.unit_id

    @property
    def is_open(self) -> bool:
        """Whether the subject still takes comments."""
        return bool(self.case.stage == "participants")


@dataclass(frozen=True, slots=True)
class _Places:
    """Units by code, and by (grassroots organisation, kind) for communes; `own`: those of whoever asks."""

    by_code: Mapping[str, Unit]
    of_commune: Mapping[tuple[int | None, str], Unit]
    own: tuple[Unit, ...]

    def is_commune(self, case: Evaluation) -> bool:
        return (case.grassroots_id, COMMUNE) in self.of_commune


def matrix(
    campaign: Campaign,
    *,
    on: date,
    cases: Iterable[Evaluation] | None = None,
    filled: bool = True,
    words: bool = True,
    places: _Places | None = None,
) -> list[Answer]:
    """Every answer owed in the campaign (or about `cases`), with what was given if `filled`; three queries at most.

    Without `words` the answers given are only known to be there: their texts and grids are not read.

    A body whose unit is not in the register owes nothing; nobody answers about the own organisation.
    """
    plan = duties(campaign.plan_code)
    if cases is None:
        codes = set().union(*(duty.subjects for duty in plan))
        cases = Evaluation.objects.filter(campaign=campaign, kind__in=BODIES, subject_code__in=codes)
        cases = cases.exclude(rating="not_rated").select_related("campaign").order_by("name_key", "pk")
    cases = list(cases)
    places = places or _places(plan, on)
    given = _given(cases, words) if filled else {}
    rows = [answer for case in cases for answer in _owed(case, plan, places)]
    for row in rows:
        row.opinion = given.get(row.key)
    return rows


def _places(plan: Iterable[Duty], on: date, mine: Collection[int] = ()) -> _Places:
    bodies = {body for duty in plan for body in duty.bodies}
    codes = {code for body in bodies for code in body.units}
    kinds = {body.commune_unit for body in bodies} - {""}
    by_code: dict[str, Unit] = {}
    of_commune: dict[tuple[int | None, str], Unit] = {}
    asked = Q(code__in=codes) | Q(kind__in=kinds, tier=COMMUNE_TIER) | Q(pk__in=mine)
    units = tuple(Unit.objects.on(on).filter(asked))
    for unit in units:
        if unit.code in codes:
            by_code[unit.code] = unit
        elif unit.kind in kinds and unit.tier == COMMUNE_TIER:
            of_commune[unit.party_organization_id, unit.kind] = unit
    return _Places(by_code, of_commune, tuple(unit for unit in units if unit.pk in mine))


def _owed(case: Evaluation, plan: Iterable[Duty], places: _Places) -> Iterable[Answer]:
    for duty in plan:
        if case.subject_code not in duty.subjects or (duty.communes_only and not places.is_commune(case)):
            continue
        for body in duty.bodies:
            for unit in _units(body, case, places):
                yield _answer(body, unit, case, duty, places)


def _answer(body: Participant, unit: Unit, case: Evaluation, duty: Duty, places: _Places) -> Answer:
    office = places.of_commune.get((case.grassroots_id, COMMUNE)) if body.commune_unit else None
    name = body.name if len(body.units) < 2 else f"{body.name}: {unit.name}"
    place, office_id = (office.name, office.pk) if office else ("", None)
    return Answer(body.code, name, unit.pk, place, office_id, case, duty)


def _units(body: Participant, case: Evaluation, places: _Places) -> Iterable[Unit]:
    if body.commune_unit:
        unit = places.of_commune.get((case.grassroots_id, body.commune_unit))
        return [unit] if unit else []
    units = [places.by_code[code] for code in body.units if code in places.by_code]
    return [unit for unit in units if not _is_own(unit, case)]


def _is_own(unit: Unit, case: Evaluation) -> bool:
    own = case.grassroots_id is not None and unit.party_organization_id == case.grassroots_id
    return case.unit_id == unit.pk or own


def _given(cases: Iterable[Evaluation], words: bool) -> dict[tuple[int, str, int | None], Opinion]:
    rows = Opinion.objects.filter(
        evaluation__in=[case.pk for case in cases], source=OpinionSource.PARTICIPANT
    )
    rows = rows if words else rows.only("evaluation_id", "body", "unit_id")
    return {(row.evaluation_id, row.body, row.unit_id): row for row in rows}


def writes_for(me: Standing, answer: Answer) -> bool:
    """Whether this person answers for the body: its office, head or contact; a commune's office records for its bodies."""
    mine = frozenset().union(*(me.units(role) for role in WRITERS))
    return answer.unit_id in mine or (
        answer.office_id is not None and answer.office_id in me.units("unit_office")
    )


def waiting(me: Standing, campaign: Campaign, *, on: date) -> list[Answer]:
    """The answers that this person's bodies owe now, about subjects that take comments; no query for who writes for no unit."""
    answers = _of_writer(me, campaign, on=on, words=False, stage="participants")
    return [answer for answer in answers if answer.opinion is None]


def _of_writer(
    me: Standing, campaign: Campaign, *, on: date, words: bool = True, **conditions
) -> list[Answer]:
    """What the bodies of this person owe, reading only the subjects about which they are asked."""
    mine = frozenset().union(*(me.units(role) for role in WRITERS))
    if not mine:
        return []
    plan = duties(campaign.plan_code)
    places = _places(plan, on, mine)
    codes = {unit.code for unit in places.own}
    asked = [duty.subjects for duty in plan for body in duty.bodies if codes & set(body.units)]
    communes = {unit.party_organization_id for unit in places.own if unit.tier == COMMUNE_TIER} - {None}
    cases = Evaluation.objects.filter(campaign=campaign, kind__in=BODIES, **conditions)
    cases = cases.filter(Q(grassroots__in=communes) | Q(subject_code__in=set().union(*asked)))
    cases = cases.exclude(rating="not_rated").select_related("campaign").order_by("name_key", "pk")
    rows = matrix(campaign, on=on, cases=cases, words=words, places=places)
    return [row for row in rows if writes_for(me, row)]


@dataclass(frozen=True, slots=True)
class Desk:
    """What one person's bodies owe, body by body; `chosen` is the body on the page."""

    bodies: dict[tuple[str, int], list[Answer]]
    chosen: tuple[str, int] | None

    @property
    def answers(self) -> list[Answer]:
        """The answers of the chosen body."""
        return self.bodies.get(self.chosen, []) if self.chosen else []


def desk(user, *, on: date, chosen: tuple[str, int] | None = None) -> Desk:
    """The bodies for which this person answers, with all their subjects; the first body is chosen if none is."""
    campaign = current_campaign()
    me = permissions.standing_of(user, on=on)
    found: dict[tuple[str, int], list[Answer]] = defaultdict(list)
    for answer in _of_writer(me, campaign, on=on) if campaign else []:
        found[answer.body, answer.unit_id].append(answer)
    if chosen not in found:
        chosen = next(iter(found), None)
    return Desk(dict(found), chosen)


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One body's row in the office's matrix: how many it owes, has answered, and what is missing."""

    name: str
    due: date
    deliver_to: str
    owed: int
    given: int
    missing: tuple[str, ...]


def overview(user, *, on: date) -> list[BodyLine]:
    """The office's matrix: all bodies for the org office and inspection, else those that answer about the person's subjects."""
    campaign = current_campaign()
    if campaign is None:
        return []
    me = permissions.standing_of(user, on=on)
    wide = me.holds("org_office") or me.holds("inspection")
    lines: dict[tuple, list[Answer]] = defaultdict(list)
    for answer in matrix(campaign, on=on, words=False):
        if wide or me.leads(answer.case.decider_id):
            name = f"{answer.body_name}: {answer.place}" if answer.place else answer.body_name
            lines[name, answer.unit_id, answer.duty.due, answer.duty.deliver_to].append(answer)
    return [_line(key, answers) for key, answers in sorted(lines.items(), key=lambda pair: pair[0][2])]


def _line(key: tuple, answers: list[Answer]) -> BodyLine:
    missing = tuple(answer.case.name for answer in answers if answer.opinion is None)
    return BodyLine(key[0], key[2], key[3], len(answers), len(answers) - len(missing), missing)


__all__ = ["Answer", "BodyLine", "Desk", "desk", "matrix", "overview", "waiting", "writes_for"]

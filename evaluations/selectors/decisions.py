"""Decisions as facts and as pages: what a decision rests on, who is told, who reads which part."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from evaluations.domain.caps import Cap
from evaluations.domain.posts import Post, settle
from evaluations.domain.process import Stage
from evaluations.domain.ratings import Rating
from evaluations.models import Appraisal, BallotLine, Evaluation
from evaluations.phrases.caps import cap_sentence, other_places
from evaluations.selectors.ballots import last_lines, result_of, rules_of
from evaluations.selectors.caps import caps_of, regulation_of
from evaluations.selectors.cases import case_get
from evaluations.selectors.scores import figures_of
from organizations.models import Appointment, Assignment, Seat, User
from sonduong.kit.errors import NotVisible
from sonduong.notices.services import Line


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """What a decision about one case rests on; `other_posts` = what further places of work proposed (RUL-10);
    `score`: the combined score, read only where the regulation has bands for it.

    `outcome_known`: a level passed, or none did and the regulation leaves the choice to the authority.
    """

    line: BallotLine | None
    appraisal: Appraisal | None
    outcome_known: bool
    caps: Sequence[Cap]
    other_posts: Sequence[dict[str, Any]]
    score: Decimal | None = None

    @property
    def posts(self) -> list[Post]:
        """The further places with what they proposed."""
        return [Post(post["post"], Rating(post["rating"])) for post in self.other_posts]

    def differ_from(self, rating: str) -> bool:
        """Whether another place proposed another level, so that the authority has to settle it (RUL-10)."""
        return settle([Post("", Rating(rating)), *self.posts]).needs_authority


def facts_of(cases: Collection[Evaluation]) -> dict[int, DecisionFacts]:
    """Tally, draft and caps of each case; a constant number of queries."""
    ids = [case.pk for case in cases]
    lines = {
        line.evaluation_id: line for line in last_lines(ids).select_related("ballot__campaign", "evaluation")
    }
    drafts = {row.evaluation_id: row for row in Appraisal.objects.filter(evaluation__in=ids)}
    caps, scored = caps_of(cases), scores_against_bands(cases)
    return {
        pk: DecisionFacts(
            lines.get(pk),
            drafts.get(pk),
            _outcome_known(lines.get(pk)),
            caps[pk],
            drafts[pk].other_posts if pk in drafts else (),
            scored.get(pk),
        )
        for pk in ids
    }


def scores_against_bands(cases: Collection[Evaluation]) -> dict[int, Decimal]:
    """The combined score of the scored cases; nothing where the regulation has no bands (E46, E47)."""
    scored = [case for case in cases if case.is_scored and regulation_of(case).scores.bands]
    found = figures_of(scored) if scored else {}
    return {pk: one.overall for pk, one in found.items() if one.overall is not None}


def _outcome_known(line: BallotLine | None) -> bool:
    if line is None or line.outcome:
        return line is not None
    return result_of(line, line.ballot, rules_of(line.ballot)).to_authority


def notices_for(cases: Sequence[Evaluation], *, on: date) -> list[Line]:
    """A notice for each person, for those who manage in the unit, and one for all to the superior (II.2 note 3).

    The level stands in the page behind the link, not in the notice. Five queries.
    """
    units = {case.unit_id for case in cases if case.unit_id}
    people: dict[int, set[int]] = {}
    for row in _managers(cases, units, on):
        people.setdefault(row[0], set()).add(row[1])
    above = _superiors(cases, on)
    subjects = {case.person_id for case in cases}
    logins = _logins({person for group in people.values() for person in group} | subjects | set(above))
    lines = [_summary(logins[person], cases, count) for person, count in above.items() if person in logins]
    for case in cases:
        link = reverse("evaluations:result", args=[case.pk])
        if case.person_id in logins:
            title = f"Đã có kết quả đánh giá, xếp loại năm {case.campaign.year} của đồng chí"
            lines.append(Line(logins[case.person_id], f"result:{case.pk}", title, link))
        for person in sorted(people.get(case.pk, set()) - {case.person_id}):
            if person in logins:
                title = f"Đã công bố kết quả đánh giá, xếp loại năm {case.campaign.year}: {case.name}, {case.unit_name}"
                lines.append(Line(logins[person], f"result:{case.pk}", title, link))
    return lines


def _summary(login: int, cases: Sequence[Evaluation], count: int) -> Line:
    title = f"Đã công bố kết quả đánh giá, xếp loại năm {cases[0].campaign.year} của {count} cán bộ cấp dưới trực tiếp"
    cause = f"results:{min(case.pk for case in cases)}-{max(case.pk for case in cases)}:{len(cases)}"
    return Line(login, cause, title, reverse("evaluations:publication"))


def _superiors(cases: Sequence[Evaluation], on: date) -> dict[int, int]:
    """Members of the superior collectives, with how many of these cases stand under them."""
    under = Counter(case.superior_collective_id for case in cases if case.superior_collective_id)
    counts: Counter[int] = Counter()
    rows = Seat.objects.on(on).filter(collective__in=under).values_list("collective_id", "person_id")
    for collective, person in rows:
        counts[person] += under[collective]
    return dict(counts)


def _managers(cases: Sequence[Evaluation], units: Collection[int], on: date) -> list[tuple[int, int]]:
    """(case, person) pairs: the unit's personnel office, its head, the members of the collective of the same level."""
    offices = (
        Assignment.objects.on(on)
        .filter(role="unit_office", unit__in=units)
        .values_list("unit_id", "person_id")
    )
    heads = (
        Appointment.objects.on(on).filter(is_head=True, unit__in=units).values_list("unit_id", "person_id")
    )
    in_unit: dict[int, set[int]] = {}
    for unit, person in [*offices, *heads]:
        in_unit.setdefault(unit, set()).add(person)
    seats: dict[int, set[int]] = {}
    rows = Seat.objects.on(on).filter(
        collective__in={case.collective_id for case in cases if case.collective_id}
    )
    for collective, person in rows.values_list("collective_id", "person_id"):
        seats.setdefault(collective, set()).add(person)
    return [
        (case.pk, person)
        for case in cases
        for person in in_unit.get(case.unit_id, set()) | seats.get(case.collective_id, set())
    ]


def _logins(people: Collection[int]) -> dict[int, int]:
    rows = User.objects.filter(person_id__in=people, is_active=True)
    return dict(rows.values_list("person_id", "pk"))


@dataclass(frozen=True, slots=True)
class Draft:
    """One decision about to be recorded: the tally, the caps in words, what other places proposed, the office's draft."""

    case: Evaluation
    outcome: str
    caps: tuple[str, ...]
    others: str
    initial: dict[str, Any]


def draft_of(user, pk: int, *, on: date) -> Draft:
    """The decision of one case that waits for it; NotVisible for whoever may not record it."""
    case = case_get(user, pk, "decision.record", on=on)
    if case.stage != Stage.DECISION:
        raise NotVisible
    facts = facts_of([case])[case.pk]
    outcome = facts.line.outcome if facts.line else ""
    initial: dict[str, Any] = {
        "rating": outcome,
        "decided_on": facts.line.ballot.held_on if facts.line else on,
    }
    if facts.appraisal:
        initial |= {name: getattr(facts.appraisal, name) for name in ("strengths", "weaknesses", "prospects")}
    caps = tuple(cap_sentence(cap, regulation_of(case)) for cap in facts.caps)
    return Draft(case, outcome, caps, other_places(facts.other_posts), initial)

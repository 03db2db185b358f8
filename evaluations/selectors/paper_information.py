"""What Mẫu 10 gathers of one cadre and Mẫu 09 of many, as frozen facts; a part that the reader may not see is empty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from evaluations import regulations
from evaluations.domain.feedback import Shown
from evaluations.enums import OpinionSource, Voice
from evaluations.models import Evaluation, FeedbackRoll, Opinion, Proposal
from evaluations.selectors import caps, paper_access
from evaluations.selectors.groups import label_of
from evaluations.selectors.paper_cases import Identity, authority_place, identity, org_office_name
from evaluations.selectors.voices import ESSENTIAL, Voices, voices_of
from organizations.models import PartyMembership, Person, RecordedRating
from sonduong.kit.errors import DomainError, NotVisible

YEARS_BACK = 3  # Mẫu 10 asks for the ratings of the years just before


@dataclass(frozen=True, slots=True)
class Proposed:
    """What one collective proposed: mean and number of sheets (None: not scored), level, votes for it, present."""

    mean: Decimal | None
    sheets: int
    rating: str
    votes: int | None
    present: int
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Step 2a: invited and answered, votes by level where there are enough; `closed_without`: why there was none."""

    invited: int
    answered: int | None
    counts: Mapping[str, int]
    closed_without: str


@dataclass(frozen=True, slots=True)
class InformationFacts:
    """Mẫu 10. Empty strings, None and () stand for what is not there yet or not for this reader."""

    who: Identity
    birth_date: date | None
    ethnicity: str
    admitted_on: date | None
    past: tuple[tuple[int, str], ...]
    own_score: Decimal | None
    self_rating: str
    asked: Asked | None
    collective: Proposed | None
    superior: Proposed | None
    overall: Decimal | None
    workplace: str
    residence: str
    trust_vote: str
    breakthrough: str
    agencies: tuple[tuple[str, str], ...]
    collective_rating: tuple[str, str]
    unit_rating: tuple[str, str]
    office_rating: str
    decided_rating: str
    decided_is_provisional: bool
    decided_on: date | None
    office: str
    authority: str


@dataclass(frozen=True, slots=True)
class ListedFacts:
    """A line of Mẫu 09 with the codes that name person, unit and collective."""

    code: str
    name: str
    post: str
    own: str
    collective: str
    superior: str
    score: Decimal | None
    rating: str
    note: str
    unit_code: str
    collective_code: str


@dataclass(frozen=True, slots=True)
class ListFacts:
    """Mẫu 09: (keys, label, lines) for every group; `share`: the ceiling in percent; `is_whole`: the org office's list."""

    year: int
    groups: tuple[tuple[tuple[str, ...], str, tuple[ListedFacts, ...]], ...]
    share: Decimal
    counts_excellent: bool
    is_whole: bool
    unit: str
    office: str
    authority: str


def information_facts(actor, pk: int, *, on: date) -> InformationFacts:
    """Mẫu 10 of a case as this reader may see it."""
    case = paper_access.case_of(actor, pk, "proposal.read", on=on)
    voices = voices_of([case])[case.pk]
    member = PartyMembership.objects.filter(person_id=case.person_id).exclude(admitted_on=None).first()
    past = RecordedRating.objects.filter(
        person_id=case.person_id,
        kind="person",
        year__range=(case.campaign.year - YEARS_BACK, case.campaign.year - 1),
    )
    appraisal = voices.appraisal if paper_access.may(actor, "appraisal.read", case) else None
    decision = voices.decision if paper_access.sees_decision(actor, case) else None
    workplace, residence, agencies = _opinions(actor, case, voices)
    above = _bodies(case)
    return InformationFacts(
        who=identity(case),
        birth_date=case.person.birth_date,
        ethnicity=case.person.ethnicity,
        admitted_on=member.admitted_on if member else None,
        past=tuple(past.order_by("year").values_list("year", "rating")),
        own_score=voices.self_score,
        self_rating=voices.self_rating,
        asked=_asked(case, voices) if paper_access.may(actor, "feedback.read", case) else None,
        collective=_proposed(voices.proposal(Voice.COLLECTIVE)),
        superior=_proposed(voices.proposal(Voice.SUPERIOR)),
        overall=voices.overall,
        workplace=workplace,
        residence=residence,
        trust_vote=appraisal.trust_vote if appraisal else "",
        breakthrough=appraisal.breakthrough_result if appraisal else "",
        agencies=agencies,
        collective_rating=above["collective"],
        unit_rating=above["unit"],
        office_rating=appraisal.proposed_rating if appraisal else "",
        decided_rating=decision.rating if decision else "",
        decided_is_provisional=decision is not None and decision.is_provisional,
        decided_on=decision.decided_on if decision else None,
        office=org_office_name(case, on=on),
        authority=authority_place(case.campaign),
    )


def _opinions(actor, case: Evaluation, voices: Voices) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    if not paper_access.may(actor, "opinion.read", case):
        return "", "", ()
    work, home = voices.opinion(OpinionSource.WORKPLACE), voices.opinion(OpinionSource.RESIDENCE)
    agencies = tuple((str(one.unit or one.organization), one.rating) for one in voices.agencies)
    return _said(work), _said(home), agencies


def _said(opinion: Opinion | None) -> str:
    if opinion is None:
        return ""
    return opinion.text or (f"Miễn: {opinion.exempt_reason}" if opinion.exempt_reason else "")


def _asked(case: Evaluation, voices: Voices) -> Asked | None:
    held = voices.round
    if held is None or held.closed_at is None:
        return None
    if held.closed_without:
        return Asked(0, None, {}, held.closed_without)
    if paper := held.on_paper:
        return Asked(paper["issued"], paper["valid"], paper["counts"], "")
    invited = FeedbackRoll.objects.filter(round=held).count()
    opened = voices.feedback
    if opened is None or opened.shown == Shown.NOTHING:
        return Asked(invited, None, {}, "")
    return Asked(invited, opened.answered, opened.counts, "")


def _proposed(row: Proposal | None) -> Proposed | None:
    if row is None:
        return None
    votes = row.votes.get(row.rating)
    return Proposed(row.mean_score, row.sheets, row.rating, votes, row.present, row.is_provisional)


def _bodies(case: Evaluation) -> dict[str, tuple[str, str]]:
    """Name and rating of the year of the collective and the unit that cap the case (RUL-7)."""
    ids = {caps.COLLECTIVE: case.collective_id, caps.UNIT: case.unit_id}
    ratings = caps.body_ratings({(kind, pk) for kind, pk in ids.items() if pk}, case.campaign)
    names = {caps.COLLECTIVE: case.collective, caps.UNIT: case.unit}
    return {
        kind: (str(names[kind]), str(ratings.get((kind, pk), ""))) if pk else ("", "")
        for kind, pk in ids.items()
    }


def list_facts(actor, *, of_case: int | None, on: date) -> ListFacts:
    """Mẫu 09 of what this reader may see: the group of a case, or with None the whole year by groups."""
    filters = {}
    if of_case is not None:
        case = paper_access.case_of(actor, of_case, "case.see", on=on)
        keys = zip(("title_group", "tier", "sector", "field"), case.group, strict=True)
        filters = dict(keys)
    cases = paper_access.printable(actor, "proposal.read", on=on, **filters)
    if not cases:
        raise NotVisible if of_case is None else DomainError("paper_list_empty")
    voices = voices_of(cases, parts=ESSENTIAL)
    codes = dict(Person.objects.filter(evaluations__in=cases).values_list("pk", "code"))
    groups: dict[tuple[str, ...], list[ListedFacts]] = {}
    for one in cases:
        groups.setdefault(one.group, []).append(_listed(actor, one, voices[one.pk], codes[one.person_id]))
    first = cases[0]
    rule = regulations.load(first.campaign.regulation_code).quota[first.kind]
    units = {one.unit_name for one in cases}
    return ListFacts(
        first.campaign.year,
        tuple((keys, label_of(keys), tuple(lines)) for keys, lines in sorted(groups.items())),
        Decimal(rule.share.numerator * 100) / Decimal(rule.share.denominator),
        "excellent" in rule.base,
        actor is None or paper_access.may(actor, "appraisal.read", first),
        units.pop() if len(units) == 1 else "",
        org_office_name(first, on=on),
        authority_place(first.campaign),
    )


def list_choices(actor, *, on: date) -> list[tuple[int, str]]:
    """Every group of which this reader sees somebody: one of its cases, which names it, and its label."""
    cases = paper_access.printable(actor, "proposal.read", on=on)
    groups = {case.group: case.pk for case in reversed(cases)}
    return [(pk, label_of(keys)) for keys, pk in sorted(groups.items())]


def _listed(actor, case: Evaluation, voices: Voices, code: str) -> ListedFacts:
    peers, above = voices.proposal(Voice.COLLECTIVE), voices.proposal(Voice.SUPERIOR)
    sees_office = paper_access.may(actor, "appraisal.read", case)
    office = voices.appraisal.proposed_rating if voices.appraisal and sees_office else ""
    last = above or peers
    is_provisional = last is not None and last.is_provisional
    return ListedFacts(
        code,
        case.name,
        f"{case.title}, {case.unit_name}" if case.unit_name else case.title,
        voices.self_rating,
        peers.rating if peers else "",
        above.rating if above else "",
        voices.overall,
        office or (last.rating if last else ""),
        case.not_rated_reason or ("Tạm tính" if is_provisional else ""),
        case.unit.code if case.unit else "",
        case.collective.code if case.collective else "",
    )

"""What the papers of step 2 print (Mẫu 02B, 03, 07, 08 of 11-QĐ/HU) for one reader: the right first, then the figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evaluations.domain.feedback import ROWS, Shown
from evaluations.enums import Voice
from evaluations.models import ConferenceItem, Evaluation, FeedbackRoll, FeedbackRound, Proposal
from evaluations.phrases.caps import cap_sentence
from evaluations.selectors import paper_access, score_papers
from evaluations.selectors.caps import regulation_of
from evaluations.selectors.feedback import opened_many
from evaluations.selectors.paper_access import Named
from evaluations.selectors.paper_cases import Identity, authority_place, identity, org_office_name
from evaluations.selectors.score_paper_values import CombinedRow, MeanPaper, ProposalPaper
from sonduong.kit.errors import DomainError, NotVisible

VOICES = (Voice.COLLECTIVE.value, Voice.SUPERIOR.value)
READ = "proposal.read"


@dataclass(frozen=True, slots=True)
class Combined:
    """Mẫu 08 for one place, or for all that the reader may see; `place` is empty for the whole."""

    year: int
    place: str
    rows: tuple[CombinedRow, ...]
    includes_own: bool
    is_pooled: bool
    office: str
    authority: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of Mẫu 02B. `counts` empty where too few answered; `texts`: {row key: (strengths, weaknesses)}."""

    who: Identity
    issued: int
    collected: int | None
    valid: int | None
    counts: Mapping[str, int]
    texts: Mapping[str, tuple[str, str]]
    other: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Invitation:
    """The head of an empty sheet of Mẫu 02B."""

    who: Identity
    until: date | None


def _case(actor, pk: int, act: str, on: date) -> Evaluation:
    return paper_access.case_of(actor, pk, act, on=on)


def mean_facts(actor, pk: int, voice: str, *, on: date) -> MeanPaper:
    """Mẫu 07 of one cadre at the meeting of that voice; DomainError("paper_not_yet") before its means are open."""
    case = _case(actor, pk, READ, on)
    found = score_papers.mean_paper(case, voice) if voice in VOICES and case.is_scored else None
    if found is None or not found.rows:
        raise DomainError("paper_not_yet", name=case.name)
    return found


def proposal_facts(actor, pk: int, voice: str, *, on: date) -> tuple[ProposalPaper, tuple[str, ...]]:
    """Mẫu 03 of that voice and its caps in words; DomainError("paper_not_yet") before there is one."""
    case = _case(actor, pk, READ, on)
    found = score_papers.proposal_paper(case, voice) if voice in VOICES else None
    if found is None:
        raise DomainError("paper_not_yet", name=case.name)
    rules = regulation_of(case)
    return found, tuple(cap_sentence(cap, rules) for cap in found.caps)


def combined_facts(actor, *, of_case: int | None, on: date) -> Combined:
    """Mẫu 08 of the unit of a case, or with None of everybody whom this reader may see."""
    filters = {} if of_case is None else {"unit": _case(actor, of_case, "case.see", on).unit_id}
    cases = [case for case in paper_access.printable(actor, READ, on=on, **filters) if case.is_scored]
    if not cases:
        raise NotVisible if of_case is None else DomainError("paper_list_empty")
    rules = regulation_of(cases[0]).scores
    return Combined(
        cases[0].campaign.year,
        cases[0].unit_name if of_case is not None else "",
        tuple(score_papers.combined_rows(cases)),
        rules.includes_self,
        rules.combination == "pooled",
        org_office_name(cases[0], on=on),
        authority_place(cases[0].campaign),
    )


def combined_choices(actor, *, on: date) -> list[tuple[int, str]]:
    """Every unit of which this reader sees a scored cadre: one of its cases, which names it, and the unit's name."""
    units: dict[str, int] = {}
    for case in paper_access.printable(actor, READ, on=on):
        if case.is_scored:
            units.setdefault(case.unit_name, case.pk)
    return [(pk, name) for name, pk in sorted(units.items())]


def voice_choices(actor, *, scored: bool, on: date) -> list[tuple[str, Named]]:
    """(voice, case) for every meeting whose means are open (`scored`, Mẫu 07) or whose proposal stands (Mẫu 03)."""
    cases = {case.pk: case for case in paper_access.printable(actor, READ, on=on)}
    if scored:
        rows = ConferenceItem.objects.filter(evaluation__in=cases, paper_totals={}).exclude(
            means_opened_at=None
        )
        pairs = rows.values_list("evaluation_id", "conference__kind")
    else:
        pairs = Proposal.objects.filter(evaluation__in=cases, superseded_at=None).values_list(
            "evaluation_id", "voice"
        )
    place = {pk: number for number, pk in enumerate(cases)}
    found = sorted(set(pairs), key=lambda pair: (place[pair[0]], VOICES.index(pair[1])))
    return [(voice, Named(pk, cases[pk].name, Voice(voice).label)) for pk, voice in found]


def summary_facts(actor, pk: int, *, on: date) -> Summary:
    """The summary of 02B; DomainError("paper_not_yet") before the round is closed, with its reason when there was none."""
    case = _case(actor, pk, "feedback.read", on)
    held = FeedbackRound.objects.filter(evaluation=case).exclude(closed_at=None).first()
    if held is None or held.closed_without:
        raise DomainError("paper_not_yet", name=case.name)
    said = held.summary
    texts = {
        row: (said.get("strengths", {}).get(row, ""), said.get("weaknesses", {}).get(row, "")) for row in ROWS
    }
    issued, collected, valid, counts = _sheets(case, held)
    return Summary(
        identity(case), issued, collected, valid, counts, texts, said.get("other", ""), held.held_on
    )


def _sheets(case: Evaluation, held: FeedbackRound) -> tuple[int, int | None, int | None, Mapping[str, int]]:
    if paper := held.on_paper:
        return paper["issued"], paper["collected"], paper["valid"], paper["counts"]
    invited = FeedbackRoll.objects.filter(round=held).count()
    opened = opened_many([case])[case.pk]
    if opened.shown == Shown.NOTHING:
        return invited, None, None, {}
    return invited, opened.answered, opened.answered, opened.counts


def invitation_facts(actor, pk: int, *, on: date) -> Invitation:
    """An empty 02B made out for one cadre, for handing round on paper."""
    case = _case(actor, pk, "feedback.prepare", on)
    held = FeedbackRound.objects.filter(evaluation=case).first()
    return Invitation(identity(case), held.answers_until if held else None)

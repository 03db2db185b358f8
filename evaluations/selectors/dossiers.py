"""One case as this person may see it: timeline, every voice in its row, papers with lights, caps, past years, decision."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from evaluations import permissions
from evaluations.domain.dossier import Light
from evaluations.domain.process import Role, Stage, stages_of
from evaluations.enums import Kind, OpinionSource, StageChoice, Voice
from evaluations.models import Evaluation
from evaluations.phrases.caps import cap_line
from evaluations.selectors.appraisals import papers_of, submit_guards
from evaluations.selectors.ballots import last_lines
from evaluations.selectors.caps import caps_of, regulation_of
from evaluations.selectors.cases import case_get, process_of
from evaluations.selectors.voices import Voices, consulted_units, unanswered, voices_of
from organizations.enums import RatedKind
from organizations.models import RecordedRating
from sonduong.kit.errors import NotVisible

STRIP_YEARS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One voice: who, on which paper, when, score, level, the gist. `waiting` says what has not come yet."""

    who: str
    paper: str
    on: date | None = None
    score: Decimal | None = None
    rating: str = ""
    text: str = ""
    waiting: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One step of the timeline; `state`: done, now, next."""

    label: str
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything of one case that its reader may see, ready to be shown."""

    case: Evaluation
    voices: Voices
    marks: tuple[Mark, ...]
    rows: tuple[Row, ...]
    papers: tuple
    paper_counts: dict[str, int]
    caps: tuple[tuple[str, str], ...]
    tightest: str
    history: tuple[tuple[int, str], ...]
    rights: frozenset[str]
    missing: tuple[str, ...]
    decision: object
    ballot_id: int | None


FILE_KEEPERS = frozenset(
    {
        Role.UNIT_OFFICE,
        Role.SUPERIOR_OFFICE,
        Role.ORG_OFFICE,
        Role.STANDING_MEMBER,
        Role.STANDING_CHAIR,
        Role.INSPECTION,
    }
)
ACTS = (
    "self_review.read",
    "feedback.read",
    "opinion.read",
    "proposal.read",
    "appraisal.read",
    "appraisal.write",
    "ballot.read",
    "decision.read",
    "decision.record",
    "case.exempt_head",
)


def dossier_get(user, pk: int, *, on: date) -> Dossier:
    """The page of one case; NotVisible for whoever has no part in it. A constant number of queries."""
    case = case_get(user, pk, "case.see", on=on)
    if case.kind != Kind.CADRE:
        raise NotVisible
    rights = frozenset(act for act in ACTS if permissions.may(user, act, case, case.roles))
    voices = voices_of([case])[case.pk]
    line = last_lines([case.pk]).select_related("ballot").first() if "ballot.read" in rights else None
    caps = caps_of([case])[case.pk] if "proposal.read" in rights else []
    papers = _papers(user, case, voices)
    return Dossier(
        case=case,
        voices=voices,
        marks=marks_of(case, voices),
        rows=tuple(_rows(case, voices, rights, on)),
        papers=papers,
        paper_counts=_count(papers),
        caps=tuple(cap_line(cap, regulation_of(case)) for cap in caps),
        tightest=next((cap.rating.value for cap in caps if cap.rating), ""),
        history=history_of(case) if "self_review.read" in rights else (),
        rights=rights,
        missing=_missing(case, voices, rights, on),
        decision=_decision(voices, rights),
        ballot_id=line.ballot_id if line else None,
    )


def _papers(user, case: Evaluation, voices: Voices) -> tuple:
    """The list of papers for whoever keeps the file; the subject sees it without the office's notes (E55)."""
    if case.roles & FILE_KEEPERS and case.person_id != user.person_id:
        return papers_of(case, voices)
    if case.person_id is not None and case.person_id == user.person_id:
        shown = replace(voices, decision=_decision(voices, frozenset({"decision.read"})))
        return papers_of(case, shown, notes=False)
    return ()


def _count(papers) -> dict[str, int]:
    return {light.value: sum(1 for state in papers if state.light is light) for light in Light}


def _decision(voices: Voices, rights: frozenset[str]):
    """The decision once it is published; the authority and its office see it before."""
    decision = voices.decision
    if decision is None or "decision.read" not in rights:
        return None
    return decision if decision.published_at or "appraisal.read" in rights else None


def _missing(case: Evaluation, voices: Voices, rights: frozenset[str], on: date) -> tuple[str, ...]:
    """The guards that keep the org office from submitting this case."""
    if case.stage != Stage.APPRAISAL or "appraisal.write" not in rights:
        return ()
    met = submit_guards([case], [voices.appraisal] if voices.appraisal else [])[case.pk]
    return tuple(guard for guard in ("received", "appraised") if guard not in met)


def history_of(case: Evaluation) -> tuple[tuple[int, str], ...]:
    """The person's ratings of the years before, oldest first, "" where nothing is known (E58)."""
    first = case.campaign.year - STRIP_YEARS
    rows = RecordedRating.objects.filter(
        person_id=case.person_id, kind=RatedKind.PERSON, year__gte=first, year__lt=case.campaign.year
    )
    known = dict(rows.values_list("year", "rating"))
    return tuple((year, known.get(year, "")) for year in range(first, case.campaign.year))


def marks_of(case: Evaluation, voices: Voices) -> tuple[Mark, ...]:
    """The timeline: the stages of this case's own process with the day each was left."""
    order = list(Stage)
    here = order.index(Stage(case.stage))
    left = _left(voices)
    marks = []
    for stage in stages_of(process_of(case)):
        place = order.index(stage)
        is_done = place < here or case.stage == Stage.PUBLISHED
        state = "done" if is_done else "now" if place == here else "next"
        at = left.get(stage) if is_done else None
        note = (
            f"{_local(at):%d/%m}" if at else f"từ {_local(case.stage_since):%d/%m}" if state == "now" else ""
        )
        marks.append(Mark(StageChoice(stage).label, state, note))
    return tuple(marks)


def _left(voices: Voices) -> dict[Stage, date | datetime | None]:
    peers, above = voices.proposal(Voice.COLLECTIVE), voices.proposal(Voice.SUPERIOR)
    decision = voices.decision
    return {
        Stage.SELF_REVIEW: voices.review.submitted_at if voices.review else None,
        Stage.SUBORDINATES: voices.round.closed_at if voices.round else None,
        Stage.COLLECTIVE: peers.proposed_at if peers else None,
        Stage.SUPERIOR: above.proposed_at if above else None,
        Stage.APPRAISAL: voices.appraisal.submitted_at if voices.appraisal else None,
        Stage.BALLOT: decision.ballot.counted_at if decision and decision.ballot else None,
        Stage.DECISION: decision.decided_on if decision else None,
        Stage.PUBLICATION: decision.published_at if decision else None,
        Stage.PUBLISHED: decision.published_at if decision else None,
    }


def _local(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


def _rows(case: Evaluation, voices: Voices, rights: frozenset[str], on: date):
    if "self_review.read" in rights:
        yield _self_row(case, voices, rights)
    if "feedback.read" in rights and case.is_scored:
        yield _feedback_row(voices)
    if "opinion.read" in rights:
        yield _opinion_row(voices, OpinionSource.WORKPLACE, "Cấp ủy nơi công tác")
        yield _opinion_row(voices, OpinionSource.RESIDENCE, "Cấp ủy nơi cư trú")
        if former := voices.opinion(OpinionSource.FORMER):
            yield Row(
                "Nơi sinh hoạt trước",
                str(former.organization or former.unit),
                former.given_at,
                text=former.text,
            )
    if "proposal.read" in rights:
        yield _proposal_row(voices, Voice.COLLECTIVE, "Tập thể lãnh đạo cùng cấp", "chưa đề xuất")
        if case.superior_collective_id:
            yield _proposal_row(voices, Voice.SUPERIOR, "Cấp trên trực tiếp", "chưa đề xuất")
    if "opinion.read" in rights:
        yield from _agency_rows(case, voices, on)
    if "appraisal.read" in rights:
        yield _appraisal_row(voices)
    if decision := _decision(voices, rights):
        yield Row(
            "Cấp có thẩm quyền", "quyết định", decision.decided_on, None, decision.rating, decision.strengths
        )


def _self_row(case: Evaluation, voices: Voices, rights: frozenset[str]) -> Row:
    paper = "Mẫu 01, 06" if case.is_scored else "Mẫu 01"
    if voices.review is None:
        return Row("Bản thân", paper, waiting="chưa nộp bản tự kiểm điểm")
    review = voices.review
    gist = next((text for text in review.answers.values() if isinstance(text, str) and text.strip()), "")
    return Row("Bản thân", paper, review.submitted_at, voices.self_score, review.self_rating, gist)


def _feedback_row(voices: Voices) -> Row:
    if voices.round is None or voices.round.closed_at is None:
        return Row("Cấp dưới trực tiếp", "Mẫu 02B", waiting="chưa đóng góp ý")
    if voices.round.closed_without:
        return Row("Cấp dưới trực tiếp", "Mẫu 02B", voices.round.closed_at, text=voices.round.closed_without)
    counts = voices.round.on_paper.get("counts") or (voices.feedback.counts if voices.feedback else {})
    words = {"excellent": "HTXSNV", "good": "HTTNV", "completed": "HTNV", "failed": "KHTNV"}
    said = ", ".join(f"{word} {counts[level]}" for level, word in words.items() if counts.get(level))
    return Row(
        "Cấp dưới trực tiếp",
        "Mẫu 02B, tổng hợp",
        voices.round.closed_at,
        text=said or "dưới số phiếu được xem",
    )


def _opinion_row(voices: Voices, source: str, who: str) -> Row:
    opinion = voices.opinion(source)
    if opinion is None:
        return Row(who, "ý kiến theo Quy định 213", waiting="chưa có ý kiến")
    place = str(opinion.organization or opinion.unit)
    if opinion.exempt_reason:
        return Row(who, place, opinion.given_at, text=f"Miễn: {opinion.exempt_reason}")
    return Row(who, place, opinion.given_at, None, opinion.rating, opinion.text)


def _proposal_row(voices: Voices, voice: str, who: str, waiting: str) -> Row:
    proposal = voices.proposal(voice)
    if proposal is None:
        return Row(who, "Mẫu 03", waiting=waiting)
    paper = f"Mẫu 03, {proposal.sheets} phiếu chấm" if proposal.sheets else "Mẫu 03"
    note = " (tạm tính)" if proposal.is_provisional else ""
    return Row(
        who, paper + note, proposal.proposed_at, proposal.mean_score, proposal.rating, proposal.weaknesses
    )


def _agency_rows(case: Evaluation, voices: Voices, on: date):
    for opinion in voices.agencies:
        yield Row(str(opinion.unit), "ý kiến thẩm định", opinion.given_at, None, opinion.rating, opinion.text)
    if case.stage != Stage.APPRAISAL:
        return
    for name in unanswered([case], {case.pk: voices}, consulted_units(on=on))[case.pk]:
        yield Row(name, "ý kiến thẩm định", waiting="chưa trả lời")


def _appraisal_row(voices: Voices) -> Row:
    appraisal = voices.appraisal
    if appraisal is None or appraisal.appraised_at is None:
        return Row("Cơ quan Tổ chức - Nội vụ", "thẩm định", waiting="chưa thẩm định xong")
    return Row(
        "Cơ quan Tổ chức - Nội vụ",
        "thẩm định, dự thảo nhận xét",
        appraisal.appraised_at,
        voices.overall,
        appraisal.proposed_rating,
        appraisal.findings or appraisal.strengths,
    )

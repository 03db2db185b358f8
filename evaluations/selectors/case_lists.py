"""Lists of cases as somebody may see them: filtered in the database, paged, with the levels said so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet, Subquery

from evaluations import permissions
from evaluations.enums import Voice
from evaluations.models import Campaign, Evaluation
from evaluations.selectors.voices import ESSENTIAL, Voices, voices_of
from sonduong.kit.text import fold

PER_PAGE = 50
FIELDS = {"buoc": "stage", "nhom": "title_group", "don_vi": "unit_id"}


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of the list; a level that this person may not read yet is ""."""

    case: Evaluation
    self_rating: str
    collective: str
    superior: str
    proposed: str
    overall: Decimal | None
    decided: str


def _seen(user, on: date) -> QuerySet[Evaluation]:
    newest = Campaign.objects.order_by("-year").values("pk")[:1]
    return permissions.cadres_seen(user, on=on).filter(campaign=Subquery(newest))


def choices(user, *, on: date) -> dict[str, list[tuple[str, str]]]:
    """The title groups and units among the cases seen, for the filters; one query."""
    found = list(_seen(user, on).order_by().values_list("title_group", "unit_id", "unit_name").distinct())
    units = {(str(pk), name) for _, pk, name in found if pk is not None}
    return {
        "nhom": [(name, name) for name in sorted({group for group, _, _ in found}) if name],
        "don_vi": sorted(units, key=lambda row: row[1]),
    }


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where a case stands among the cases of its title group that this person sees; None where there is no next."""

    place: int
    count: int
    previous: int | None
    next: int | None


def neighbours_of(user, case: Evaluation, *, on: date) -> Neighbours:
    """The cases before and after this one in the list of its title group."""
    cases = _seen(user, on).filter(title_group=case.title_group).order_by("name_key", "pk")
    ids = list(cases.values_list("pk", flat=True))
    place = ids.index(case.pk) if case.pk in ids else 0
    after = ids[place + 1] if place + 1 < len(ids) else None
    return Neighbours(place + 1, max(len(ids), 1), ids[place - 1] if place else None, after)


def case_page(user, chosen: Mapping[str, str], *, number: str | None, on: date) -> Page:
    """One page of `CaseRow`s in name order; `chosen` are the cleaned filters."""
    cases = _seen(user, on)
    for name, field in FIELDS.items():
        if name in chosen:
            cases = cases.filter(**{field: chosen[name]})
    if words := chosen.get("q"):
        cases = cases.filter(person__search_key__contains=fold(words))
    ordered = cases.select_related("campaign", "person").order_by("name_key", "pk")
    page = Paginator(ordered, PER_PAGE).get_page(number)
    page.object_list = _rows(user, list(page.object_list), on)
    return page


def _rows(user, cases: list[Evaluation], on: date) -> list[CaseRow]:
    roles = permissions.roles_on_each(user, cases, on=on)
    voices = voices_of(cases, parts=ESSENTIAL)

    def may(act: str, case: Evaluation) -> bool:
        return permissions.may(user, act, case, roles[case.pk])

    return [_row(case, voices[case.pk], may) for case in cases if may("case.see", case)]


def _row(case: Evaluation, voices: Voices, may) -> CaseRow:
    reads_proposal, reads_office = may("proposal.read", case), may("appraisal.read", case)
    peers, above = voices.proposal(Voice.COLLECTIVE), voices.proposal(Voice.SUPERIOR)
    decision = voices.decision
    is_open = decision and may("decision.read", case) and (decision.published_at or reads_office)
    return CaseRow(
        case=case,
        self_rating=voices.self_rating if may("self_review.read", case) else "",
        collective=peers.rating if peers and reads_proposal else "",
        superior=above.rating if above and reads_proposal else "",
        proposed=voices.appraisal.proposed_rating if voices.appraisal and reads_office else "",
        overall=voices.overall if reads_proposal else None,
        decided=decision.rating if is_open else "",
    )

"""A published result: what its reader may see of it, the office's queue of publication, the units' announcements."""

from dataclasses import dataclass
from datetime import date

from evaluations import permissions
from evaluations.domain.caps import Known, Standing, standing
from evaluations.domain.process import Role, Stage
from evaluations.domain.ratings import Rating
from evaluations.enums import Kind
from evaluations.models import CellProposal, Decision, Evaluation
from evaluations.phrases.caps import cap_sentence
from evaluations.selectors.caps import caps_of, facts_of, regulation_of
from evaluations.selectors.cases import case_get, cases_list
from evaluations.selectors.dossiers import Row, dossier_get
from sonduong.kit.errors import NotVisible

# Who reads the comment beside the level: the person and those who manage and use the person (E56, II.2 note 3).
COMMENT_READERS = frozenset(
    {
        Role.CADRE,
        Role.UNIT_OFFICE,
        Role.COLLECTIVE_CHAIR,
        Role.DIRECT_SUPERIOR,
        Role.SUPERIOR_CHAIR,
        Role.SUPERIOR_OFFICE,
        Role.ORG_OFFICE,
        Role.STANDING_MEMBER,
        Role.STANDING_CHAIR,
        Role.INSPECTION,
    }
)

# The same on a member's or a body's case: the person, the cell, the committee and whoever records for it.
PARTY_READERS = COMMENT_READERS | {
    Role.MEMBER,
    Role.CELL_OFFICE,
    Role.GRASSROOTS_COMMITTEE,
    Role.DECIDER_OFFICE,
    Role.SUBJECT_OFFICE,
    Role.CIVIL_SERVANT,
    Role.HEAD,
}


@dataclass(frozen=True, slots=True)
class Result:
    """One published result. `reasons`: caps that bound; `rows`: the voices this reader may see; `proposal`: of a member's
    cell; `civil`: a member's civil result of the year, None where there is no civil side; `standing`: of the level today.
    """

    case: Evaluation
    decision: Decision
    is_own: bool
    reads_comment: bool
    reasons: tuple[str, ...]
    rows: tuple[Row, ...]
    may_announce: bool
    may_correct: bool
    corrected: tuple[Decision, ...]
    proposal: CellProposal | None = None
    civil: Known | None = None
    standing: Standing | None = None


def result_get(user, pk: int, *, on: date) -> Result:
    """The result of one case; NotVisible before publication and for whoever may not read it."""
    case = case_get(user, pk, "decision.read", on=on)
    decision = Decision.objects.filter(evaluation=case, superseded_at=None).exclude(published_at=None).first()
    if decision is None:
        raise NotVisible
    is_own = case.person_id == user.person_id
    readers = COMMENT_READERS if case.kind == Kind.CADRE else PARTY_READERS
    reads_comment = bool(case.roles & readers)
    of_member = reads_comment and case.kind == Kind.MEMBER
    caps = caps_of([case])[case.pk] if reads_comment else []
    return Result(
        case=case,
        decision=decision,
        is_own=is_own,
        reads_comment=reads_comment,
        reasons=tuple(cap_sentence(cap, regulation_of(case)) for cap in caps),
        rows=dossier_get(user, pk, on=on).rows if reads_comment and case.kind == Kind.CADRE else (),
        may_announce=permissions.may(user, "decision.announce", case, case.roles),
        may_correct=permissions.may(user, "decision.record", case, case.roles),
        corrected=tuple(case.decisions.exclude(superseded_at=None)) if reads_comment else (),
        proposal=_proposal(case) if of_member else None,
        civil=facts_of([case])[case.pk].civil if of_member else None,
        standing=standing(Rating(decision.rating), caps) if reads_comment else None,
    )


def _proposal(case: Evaluation) -> CellProposal | None:
    rows = CellProposal.objects.select_related("meeting").filter(evaluation=case, superseded_at=None)
    return rows.first()


@dataclass(frozen=True, slots=True)
class Queue:
    """The page of publication: what the office has to publish, what units have to announce, what was published."""

    to_publish: tuple[Decision, ...]
    published: tuple[Decision, ...]
    announcing: frozenset[int]

    @property
    def to_announce(self) -> int:
        return sum(
            1 for row in self.published if row.announced_on is None and row.evaluation_id in self.announcing
        )


def queue_of(user, *, on: date) -> Queue:
    """Decisions by what this person has to do with them; a constant number of queries."""
    waiting = {
        case.pk
        for case in cases_list(user, "decision.record", on=on, kind=Kind.CADRE, stage=Stage.PUBLICATION.value)
    }
    cases = cases_list(user, "decision.read", on=on, kind=Kind.CADRE, stage=Stage.PUBLISHED.value)
    read = {case.pk for case in cases}
    announcing = frozenset(
        case.pk for case in cases if permissions.may(user, "decision.announce", case, case.roles)
    )
    rows = Decision.objects.filter(evaluation__in=waiting | read, superseded_at=None)
    rows = rows.select_related("evaluation").order_by("evaluation__name_key", "evaluation_id")
    found = list(rows)
    return Queue(
        to_publish=tuple(row for row in found if row.evaluation_id in waiting),
        published=tuple(row for row in found if row.evaluation_id in read),
        announcing=announcing,
    )

"""Who must review and who is rated: the young, the exempt and suspended, the dead and gone (RUL-11, RUL-12; E14 to E20)."""

from dataclasses import dataclass
from datetime import date

from evaluations.domain.dates import distinct_days, has_lasted, year_of
from evaluations.domain.regulation import Regulation

ACTIVE, SUSPENDED_FROM_COMMITTEE = "active", "suspended_from_committee"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of a subject's standing in `year`.

    `since`: admitted (member) or established (organisation, collective); None: not known, not judged. `state`: active,
    or one of the regulation's `not_rated_states`, or suspended from committee work alone. `worked_months`: full months
    worked in the year, for the civil side. `maternity`: periods of leave, both days included.
    """

    kind: str
    year: int
    since: date | None = None
    state: str = ACTIVE
    worked_months: int | None = None
    maternity: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whether the subject reviews and whether it is rated; `reason` is a code and `setting` the path it stands on."""

    reviews: bool
    is_rated: bool
    reason: str = ""
    setting: str = ""


def eligibility(candidate: Candidate, regulation: Regulation) -> Eligibility:
    """Decide; the first reason found is told: state, then age, then work done."""
    rules = regulation.eligibility
    if candidate.state in rules.not_rated_states:
        return Eligibility(False, False, candidate.state, "eligibility.not_rated_states")
    if candidate.state == SUSPENDED_FROM_COMMITTEE and not rules.suspended_committee_member_is_rated:
        path = "eligibility.suspended_committee_member_is_rated"
        return Eligibility(False, False, SUSPENDED_FROM_COMMITTEE, path)
    if is_young(candidate.kind, candidate.since, candidate.year, regulation):
        reviews = candidate.kind == "member" and rules.young_member_reviews
        return Eligibility(reviews, False, "young", YOUNG[candidate.kind])
    worked = candidate.worked_months
    if candidate.kind == "civil_servant" and worked is not None and worked < rules.civil_months:
        return Eligibility(True, False, "short_work", "eligibility.civil_months")
    whole_year = year_of(candidate.year)
    away = distinct_days(candidate.maternity, whole_year)
    if away > (whole_year[1] - whole_year[0]).days and rules.whole_year_maternity == "not_rated":
        return Eligibility(False, False, "maternity", "eligibility.whole_year_maternity")
    return Eligibility(True, True)


YOUNG = {
    "member": "eligibility.member_months",
    "party_organization": "eligibility.organization_months",
    "collective": "eligibility.collective_months",
}


def is_young(kind: str, since: date | None, year: int, regulation: Regulation) -> bool:
    """Younger on the counting day of the year than the months that its kind needs; unknown birth is not young."""
    if since is None or kind not in YOUNG:
        return False
    months: int = regulation.settings[YOUNG[kind]].value
    return not has_lasted(since, months, date(year, *regulation.eligibility.counted_to))

"""Whether a decision may stand: against the tally, several posts, the caps, the comment text, the ceiling of each group."""

from collections.abc import Mapping, Sequence

from evaluations import regulations
from evaluations.domain.caps import standing
from evaluations.domain.posts import Post, settle
from evaluations.domain.quota import Entry
from evaluations.domain.ratings import Rating, above
from evaluations.models import Evaluation
from evaluations.phrases.caps import cap_sentence, other_places
from evaluations.selectors import groups
from evaluations.selectors.caps import regulation_of
from evaluations.services.ceilings import NO_OVERRIDE, Group, Override, raised, refuse_breach
from evaluations.services.score_bands import refuse_against_band
from sonduong.kit.errors import DomainError

TEXTS = ("strengths", "weaknesses", "prospects")


def check(item, case: Evaluation, facts) -> None:
    """Refuse a decision about one cadre that the tally, the caps or the form forbid."""
    rating = Rating(item.rating)
    reason = item.reason.strip()
    outcome = facts.line.outcome if facts.line else ""
    departs = bool(outcome) and rating != outcome
    if departs and (not reason or above(rating, Rating(outcome))):
        raise DomainError("departs_without_reason", name=case.name)
    if not facts.outcome_known and rating is not Rating.NOT_RATED:
        return
    if facts.outcome_known and not outcome and not reason:
        raise DomainError("departs_without_reason", name=case.name)
    posts = [Post(case.title, rating), *facts.posts]
    if settle(posts, rating if reason else None).needs_authority:
        raise DomainError("other_posts_open", name=case.name, places=other_places(facts.other_posts))
    if rating is Rating.NOT_RATED:
        if not reason:
            raise DomainError("departs_without_reason", name=case.name)
        return
    _check_caps(rating, case, facts)
    if facts.score is not None and not reason:
        refuse_against_band(case, item.rating, facts.score, at="decision")
    found = texts(item, facts)
    if not (found["strengths"] and found["weaknesses"]):
        raise DomainError("texts_missing", name=case.name)


def _check_caps(rating: Rating, case: Evaluation, facts) -> None:
    verdict = standing(rating, facts.caps)
    if verdict.broken:
        sentence = cap_sentence(verdict.broken[0], regulation_of(case))
        raise DomainError("cap_broken", name=case.name, rating=rating.value, cap=sentence)
    unknown = [cap for cap in facts.caps if cap.rating is None or cap in verdict.waiting]
    if unknown:
        raise DomainError(
            "rating_missing", name=case.name, bodies=tuple(dict.fromkeys(cap.source for cap in unknown))
        )


def met(item, facts) -> frozenset[str]:
    """The guards of DECIDE that hold once `check` and `check_ceilings` have let the decision pass."""
    known = facts.outcome_known or item.rating == Rating.NOT_RATED
    return frozenset({"quota_kept", "caps_kept"} | ({"outcome_known"} if known else set()))


def texts(item, facts) -> dict[str, str]:
    """The comment text of Mẫu 01 part III: as given, else as drafted by the org office."""
    found = {}
    for name in TEXTS:
        given = getattr(item, name)
        found[name] = (
            getattr(facts.appraisal, name) if given is None and facts.appraisal else given or ""
        ).strip()
    return found


def check_ceilings(
    changes: Mapping[int, str], cases: Sequence[Evaluation], override: Override = NO_OVERRIDE
) -> frozenset[int]:
    """Refuse when a group would hold more excellent than its ceiling in the whole resulting state (RUL-3, RUL-5).

    Returns whose decision stands on the override.
    """
    campaign, kind = cases[0].campaign, cases[0].kind
    regulation = regulations.load(campaign.regulation_code)
    touched = {case.group for case in cases}
    carried: frozenset[int] = frozenset()
    for state in groups.decided_states(campaign, changes=changes, groups=touched).values():
        seats = {member.id: Entry(member.rating, member.is_head) for member in state.members}
        names = tuple(member.name for member in state.excellent)
        made = raised((pk, rating) for pk, rating in changes.items() if pk in seats)
        carried |= refuse_breach(Group(state.label, kind, seats, names, made), regulation, override)
    return carried

"""What a full ceiling does to a decision: it blocks, or gives way to a reason and a document where the regulation lets it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from evaluations.domain.quota import Entry, Ruling, decided, in_pool
from evaluations.domain.ratings import Rating
from evaluations.domain.regulation import Regulation
from evaluations.models import Decision
from evaluations.phrases.quota import formula, percent
from sonduong.kit.errors import DomainError


@dataclass(frozen=True, slots=True)
class Override:
    """Why, and under which document, the authority goes beyond the plain share."""

    reason: str = ""
    document: str = ""

    @property
    def is_given(self) -> bool:
        return bool(self.reason.strip() and self.document.strip())

    @property
    def columns(self) -> dict[str, str]:
        """As a decision keeps it."""
        return {"override_reason": self.reason.strip(), "override_document": self.document.strip()}

    @property
    def story(self) -> dict[str, dict[str, str]]:
        """As the audit trail tells it; nothing where the ceiling was not passed."""
        return {"override": self.columns} if self.is_given else {}


NO_OVERRIDE = Override()


@dataclass(frozen=True, slots=True)
class Group:
    """One ceiling in the resulting state. `seats`: everybody under it by case; `names`: who would be excellent;
    `raised`: whom this act makes so.
    """

    label: str
    kind: str
    seats: Mapping[int, Entry]
    names: tuple[str, ...]
    raised: frozenset[int]


def refuse_breach(group: Group, regulation: Regulation, override: Override) -> frozenset[int]:
    """Refuse (ceiling_broken, override_missing) a state above its ceiling; return whose decision stands on the override.

    A group that an earlier decision took beyond the share with reason and document needs them again only for somebody
    else made excellent.
    """
    rule = regulation.quota[group.kind]
    stands = rule.may_override and not group.raised and _was_overridden(group.seats)
    pool = in_pool(rule, group.seats.values())
    ruling, plain, widest = decided(rule, pool, with_reason=override.is_given or stands)
    if ruling is Ruling.BLOCKED:
        raise DomainError(
            "ceiling_broken",
            kind=group.kind,
            group=group.label,
            excellent=widest.used,
            allowed=widest.allowed,
            formula=formula(rule, widest, with_reason=rule.may_override),
            too_many=widest.too_many,
            names=group.names,
            clause=regulation.cite(f"quota.{group.kind}.share"),
        )
    if ruling is Ruling.NEEDS_REASON:
        raise DomainError(
            "override_missing",
            group=group.label,
            excellent=plain.used,
            allowed=plain.allowed,
            percent=percent(rule.share),
            widest=percent(rule.share_with_reason),
            clause=regulation.cite(f"quota.{group.kind}.share_with_reason"),
        )
    return group.raised if ruling is Ruling.BY_REASON else frozenset()


def raised(ratings: Iterable[tuple[int, str]]) -> frozenset[int]:
    """Who of these is made excellent."""
    return frozenset(pk for pk, rating in ratings if rating == Rating.EXCELLENT)


def _was_overridden(ids: Collection[int]) -> bool:
    rows = Decision.objects.filter(evaluation__in=ids, superseded_at=None)
    return rows.exclude(override_document="").exists()

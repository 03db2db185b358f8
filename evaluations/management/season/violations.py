"""The season's check at the end: no ceiling, no cap and no order of the regulation is broken, whoever was rated."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from evaluations import regulations
from evaluations.domain.caps import standing
from evaluations.domain.quota import check_group
from evaluations.domain.ratings import Rating, is_level
from evaluations.enums import Kind
from evaluations.models import Decision, Evaluation
from evaluations.selectors.bodies import kind_of
from evaluations.selectors.caps import caps_of
from evaluations.selectors.groups import decided_states


def count(campaign) -> int:
    """Groups above their ceiling, ratings above a cap that was known, members rated before their civil result."""
    rated = _rated(campaign)
    return (
        sum(bool(state.result.too_many) for state in decided_states(campaign).values())
        + _broken_groups(campaign, Kind.MEMBER, rated, lambda case: case.grassroots_id)
        + _broken_groups(campaign, Kind.PARTY_ORGANIZATION, rated, _cells_of)
        + len(above_caps(rated))
        + _out_of_order(campaign)
    )


def _rated(campaign) -> list[Evaluation]:
    rows = Evaluation.objects.filter(campaign=campaign).exclude(rating="")
    return list(rows.select_related("campaign", "person").order_by("pk"))


def _cells_of(case: Evaluation) -> int | None:
    return case.grassroots_id if kind_of(case).quota else None


def _broken_groups(
    campaign, kind: Kind, rated: Iterable[Evaluation], group: Callable[[Evaluation], int | None]
) -> int:
    rule = regulations.load(campaign.regulation_code).quota[kind]
    groups: dict[int, list[Rating]] = defaultdict(list)
    for case in rated:
        if case.kind == kind and (place := group(case)) is not None:
            groups[place].append(Rating(case.rating))
    return sum(bool(check_group(rule, ratings).too_many) for ratings in groups.values())


def above_caps(rated: Collection[Evaluation]) -> list[Evaluation]:
    """People whose level is above a cap as it is known today (RUL-6, 7, 12, 19)."""
    people = [case for case in rated if case.person_id and is_level(Rating(case.rating))]
    caps = caps_of(people)
    return [case for case in people if standing(Rating(case.rating), caps[case.pk]).broken]


def _out_of_order(campaign) -> int:
    """Members decided on before the civil result of the same person that this campaign gave (RUL-9)."""
    given = Decision.objects.filter(evaluation__campaign=campaign, superseded_at=None)
    civil = given.filter(evaluation__kind=Kind.CIVIL_SERVANT)
    days = dict(civil.values_list("evaluation__person_id", "decided_at"))
    members = given.filter(evaluation__kind=Kind.MEMBER, evaluation__person__in=days)
    return sum(days[person] > at for person, at in members.values_list("evaluation__person_id", "decided_at"))

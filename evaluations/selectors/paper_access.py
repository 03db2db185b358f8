"""Which cases somebody may print a paper about; the console (actor None, manage.py paper) prints every one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from evaluations import permissions
from evaluations.domain.process import Stage
from evaluations.enums import Kind
from evaluations.models import Evaluation
from evaluations.selectors import cases
from sonduong.kit.errors import NotVisible
from sonduong.kit.roles import matrix


@dataclass(frozen=True, slots=True)
class Named:
    """A case that may be printed: its number, the name, and what tells namesakes apart."""

    id: int
    name: str
    detail: str


def case_of(
    actor,
    pk: int,
    act: str,
    *,
    on: date,
    kind: str = Kind.CADRE.value,
    related: Sequence[str] = cases.RELATED,
) -> Evaluation:
    """The case of that kind with these relations if this person may do `act` to it, else NotVisible."""
    case = Evaluation.objects.select_related(*related).filter(pk=pk, kind=kind).first()
    if case is None:
        raise NotVisible
    if actor is None:
        return case
    kept = getattr(actor, "kept_roles", {})
    case.roles = kept[pk] if pk in kept else permissions.roles_on_each(actor, [case], on=on)[pk]
    if not permissions.may(actor, act, case, case.roles):
        raise NotVisible
    return case


def keep_roles(actor, ids: Collection[int], *, on: date) -> None:
    """Find out once who this person is for many cases, for a batch that prints them one by one."""
    rows = Evaluation.objects.filter(pk__in=ids)
    actor.standing = permissions.standing_of(actor, on=on)
    actor.kept_roles = permissions.roles_on_each(actor, rows, on=on)


def may(actor, act: str, case: Evaluation) -> bool:
    """Whether a part of the paper that needs `act` is for this reader; `case` comes from case_of or printable."""
    return actor is None or permissions.may(actor, act, case, case.roles)


def sees_decision(actor, case: Evaluation) -> bool:
    """A decision shows once published; before that to those who prepare and take it."""
    if not may(actor, "decision.read", case):
        return False
    return actor is None or case.stage == Stage.PUBLISHED or may(actor, "appraisal.read", case)


def printable(actor, act: str, *, on: date, kind: str = Kind.CADRE.value, **filters) -> list[Evaluation]:
    """The cases of that kind in the current campaign to which this person may do `act`, in name order."""
    if actor is not None:
        return cases.cases_list(actor, act, on=on, kind=kind, **filters)
    rows = Evaluation.objects.filter(campaign=cases.current_campaign(), kind=kind, **filters)
    return list(rows.select_related(*cases.RELATED).order_by("name_key", "pk"))


def named(actor, act: str, *, on: date, **filters) -> list[Named]:
    """The same as choices of a list."""
    return [_named(case) for case in printable(actor, act, on=on, **filters)]


def named_members(actor, act: str, *, on: date) -> list[Named]:
    """Members whom this person has at hand: the own case and those of the cells and committees that the person serves.

    Whoever sees every member of the district opens the one that is meant from that member's page.
    """
    if actor is None:
        return named(actor, act, on=on, kind=Kind.MEMBER.value)
    me = permissions.standing_of(actor, on=on)
    near = Q(cell_id__in=me.organizations("cell_secretary")) | Q(person_id=actor.person_id)
    near |= Q(grassroots_id__in=me.organizations("grassroots_committee"))
    ids = Evaluation.objects.filter(near, person__isnull=False, campaign=cases.current_campaign()).values(
        "pk"
    )
    return named(actor, act, on=on, kind=Kind.MEMBER.value, pk__in=ids)


def _named(case: Evaluation) -> Named:
    return Named(case.pk, case.name, ", ".join(part for part in (case.title, case.unit_name) if part))


def readable(
    actor, act: str, ids: Collection[int], *, on: date, kind: str = Kind.CADRE.value
) -> frozenset[int]:
    """Those of these cases of that kind to which this person may do `act` today."""
    rows = list(Evaluation.objects.filter(pk__in=ids, kind=kind).select_related("campaign"))
    if actor is None:
        return frozenset(case.pk for case in rows)
    roles = permissions.roles_on_each(actor, rows, on=on)
    return frozenset(case.pk for case in rows if permissions.may(actor, act, case, roles[case.pk]))


@dataclass(frozen=True, slots=True)
class Own:
    """The person's own case: what it is and which acts it is open to today."""

    id: int
    detail: str
    kind: str
    acts: frozenset[str]


def own(actor, *, on: date) -> list[Own]:
    """The person's own cases of the current campaign; nothing for a login without a person."""
    rows = list(
        Evaluation.objects.filter(
            campaign=cases.current_campaign(), person__isnull=False, person_id=actor.person_id
        ).order_by("kind", "pk")
    )
    roles = permissions.roles_on_each(actor, rows, on=on)
    return [
        Own(
            case.pk,
            _named(case).detail,
            case.kind,
            frozenset(act for act in matrix().acts if permissions.may(actor, act, case, roles[case.pk])),
        )
        for case in rows
    ]

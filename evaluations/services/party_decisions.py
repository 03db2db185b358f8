"""Decisions on members and cells under their ceilings, and their publication (RUL-1, RUL-2, DEC-1)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from evaluations.domain.caps import barred, standing
from evaluations.domain.process import Action
from evaluations.domain.quota import Entry
from evaluations.domain.ratings import LEVELS, Rating
from evaluations.enums import Kind
from evaluations.models import CellProposal, Decision, Evaluation
from evaluations.selectors.boards import group_rows
from evaluations.selectors.caps import caps_of, regulation_of
from evaluations.selectors.cells import standings_of
from evaluations.services.ceilings import NO_OVERRIDE, Group, Override, raised, refuse_breach
from evaluations.services.decisions import Document
from evaluations.services.stages import Move, cases_move
from organizations.models import User
from sonduong.kit.errors import DomainError, NotVisible
from sonduong.kit.locks import lock
from sonduong.notices.services import Line, notices_send


@dataclass(frozen=True, slots=True)
class PartyDecision:
    """What was decided on one member or body; `reason` where it departs from what was proposed; `override` where it
    stands on one.
    """

    evaluation_id: int
    rating: str
    reason: str = ""
    override: Override = NO_OVERRIDE


@transaction.atomic
def party_decisions_record(
    *,
    items: Sequence[PartyDecision],
    decided_on: date,
    met: frozenset[str],
    override: Override = NO_OVERRIDE,
    actor,
    at: datetime,
) -> list[Decision]:
    """Decide on subjects of one ceiling, all or none, with its whole group locked (BAL-4, RUL-1, RUL-2).

    `met`: guards that the caller has found true beside the ceiling and the caps (cell_voted, vote_recorded). A cap that
    is known blocks; one whose source is not rated yet leaves the decision provisional (C1–C4). Raises `DomainError`:
    no_such_step, not_your_role, rating_unknown, above_cap, rating_missing, member_not_rated,
    ceiling_broken, override_missing.
    """
    group, cases = _lock_group([item.evaluation_id for item in items])
    provisional = _check_caps(items, cases, on=at.date())
    carried = _check_quota(items, group, override)
    done = met | {"quota_kept", "caps_kept"}
    kept = [replace(item, override=override) if item.evaluation_id in carried else item for item in items]
    return decisions_write(
        items=kept, decided_on=decided_on, met=done, provisional=provisional, actor=actor, at=at
    )


def decisions_write(
    *,
    items: Sequence[PartyDecision],
    decided_on: date,
    met: frozenset[str],
    provisional: frozenset[int] = frozenset(),
    actor,
    at: datetime,
) -> list[Decision]:
    """Move the cases, set their level and keep the decisions; ceilings and caps are the caller's to check."""
    moves = [
        Move(
            item.evaluation_id,
            Action.DECIDE,
            met,
            item.reason,
            {"rating": item.rating, "decided_on": str(decided_on)} | item.override.story,
        )
        for item in items
    ]
    moved = cases_move(moves=moves, actor=actor, at=at)
    for case, item in zip(moved, items, strict=True):
        case.rating = item.rating
    Evaluation.objects.bulk_update(moved, ["rating"], batch_size=500)
    return Decision.objects.bulk_create(
        [
            Decision(
                evaluation_id=item.evaluation_id,
                rating=item.rating,
                reason=item.reason.strip(),
                is_provisional=item.evaluation_id in provisional,
                decided_on=decided_on,
                decided_by=actor,
                decided_at=at,
                **item.override.columns,
            )
            for item in items
        ],
        batch_size=500,
    )


def _lock_group(ids: Sequence[int]) -> tuple[list[Evaluation], dict[int, Evaluation]]:
    """Every subject of the ceiling, locked in key order; the cases asked for must share it."""
    asked = list(Evaluation.objects.filter(pk__in=ids).select_related("campaign"))
    if (
        len(asked) != len(set(ids))
        or len({(case.kind, case.grassroots_id, case.campaign_id) for case in asked}) != 1
    ):
        raise NotVisible
    one = asked[0]
    rows = group_rows(one.campaign, Kind(one.kind), one.grassroots_id).select_related(
        "campaign", "person", "cell", "grassroots"
    )
    group = lock(rows)
    by_id = {case.pk: case for case in group}
    if not set(ids) <= by_id.keys():
        raise NotVisible
    return group, {pk: by_id[pk] for pk in ids}


def _check_caps(items: Sequence[PartyDecision], cases: dict[int, Evaluation], *, on: date) -> frozenset[int]:
    """Refuse a level above a known cap, one that must wait, and whoever is not rated this year (RUL-11); return the cases
    whose caps may still change.
    """
    members = [case for case in cases.values() if case.kind == Kind.MEMBER]
    caps, standings = caps_of(members), standings_of(members, on=on)
    for case in members:
        if not standings[case.pk].is_rated:
            raise DomainError("member_not_rated", name=case.name, reason=standings[case.pk].reason)
    provisional = set()
    for item in items:
        if item.rating not in LEVELS:
            raise DomainError("rating_unknown")
        answer = standing(Rating(item.rating), caps.get(item.evaluation_id, []))
        case = cases[item.evaluation_id]
        if answer.broken:
            raise DomainError("above_cap", name=case.name, caps=answer.broken, regulation=regulation_of(case))
        if first := barred(answer.waiting, regulation_of(case)):
            raise DomainError("rating_missing", name=case.name, bodies=tuple(cap.source for cap in first))
        if answer.is_provisional:
            provisional.add(item.evaluation_id)
    return frozenset(provisional)


def _check_quota(
    items: Sequence[PartyDecision], group: Sequence[Evaluation], override: Override
) -> frozenset[int]:
    """The ceiling on the whole resulting state: what was decided before, with these decisions laid over it (RUL-5).

    Returns whose decision stands on the override.
    """
    levels = {item.evaluation_id: item.rating for item in items}
    ratings = {case.pk: case.rating for case in group} | levels
    seats = {case.pk: Entry(Rating(ratings[case.pk]), case.is_head) for case in group if ratings[case.pk]}
    names = tuple(case.name for case in group if ratings[case.pk] == Rating.EXCELLENT)
    place = group[0].grassroots.name if group[0].grassroots else ""
    one = Group(place, group[0].kind, seats, names, raised(levels.items()))
    return refuse_breach(one, regulation_of(group[0]), override)


@transaction.atomic
def members_decide_in_cell(
    *,
    evaluation_ids: Sequence[int],
    decided_on: date,
    override: Override = NO_OVERRIDE,
    actor,
    at: datetime,
) -> list[Decision]:
    """A chi bộ cơ sở decides on its own members what its meeting voted (III.1.2.a)."""
    votes = dict(
        CellProposal.objects.filter(evaluation__in=evaluation_ids, superseded_at=None).values_list(
            "evaluation_id", "rating"
        )
    )
    if missing := [pk for pk in evaluation_ids if pk not in votes]:
        name = Evaluation.objects.get(pk=missing[0]).name
        raise DomainError("not_ready", name=name, missing=("cell_voted",), clause="III.1.2.a")
    items = [PartyDecision(pk, votes[pk]) for pk in evaluation_ids]
    return party_decisions_record(
        items=items,
        decided_on=decided_on,
        met=frozenset({"cell_voted"}),
        override=override,
        actor=actor,
        at=at,
    )


@transaction.atomic
def party_decisions_publish(
    *, evaluation_ids: Sequence[int], document: Document, actor, at: datetime
) -> list[Evaluation]:
    """Number and publish the decisions and tell each person (II.2 note 3)."""
    numbered = all([document.number.strip(), document.signer_name.strip(), document.signer_post.strip()])
    met = frozenset({"numbered"}) if numbered else frozenset()
    story = {"number": document.number.strip(), "issued_on": document.issued_on.isoformat()}
    moved = cases_move(
        moves=[Move(pk, Action.PUBLISH, met, data=story) for pk in evaluation_ids], actor=actor, at=at
    )
    Decision.objects.filter(evaluation__in=evaluation_ids, superseded_at=None).update(
        number=document.number.strip(),
        issued_on=document.issued_on,
        signer_name=document.signer_name.strip(),
        signer_post=document.signer_post.strip(),
        published_at=at,
    )
    logins = dict(
        User.objects.filter(person__in=[c.person_id for c in moved if c.person_id]).values_list(
            "person_id", "pk"
        )
    )
    lines = [
        Line(
            logins[case.person_id],
            f"result/{case.pk}",
            f"Kết quả xếp loại năm của đồng chí: {case.name}",
            f"/cong-bo/{case.pk}/",
        )
        for case in moved
        if case.person_id in logins
    ]
    notices_send(lines=lines, at=at)
    return moved

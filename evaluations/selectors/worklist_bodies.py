"""What somebody owes about organisations and collectives: reports to write, answers to give, hearings and votes to record."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Q, QuerySet

from evaluations import permissions
from evaluations.domain.process import Stage
from evaluations.models import Campaign, Evaluation
from evaluations.permissions import Standing
from evaluations.permissions.party import SPEAKERS
from evaluations.selectors import participation
from evaluations.selectors.worklist_party import PartyTask

# Stages at which the decider's recorder acts → the card.
RECORDED = {
    Stage.PARTICIPANTS: "body_hear",
    Stage.APPRAISAL: "body_hear",
    Stage.DECISION: "body_vote",
    Stage.PUBLICATION: "body_vote",
}


def body_tasks(user, campaign: Campaign, plan, *, on: date) -> Iterator[PartyTask]:
    """At most one card of each kind; their pages list the bodies. Seven queries at most, fewer for whoever leads nothing."""
    me = permissions.standing_of(user, on=on)
    rows = Evaluation.objects.filter(campaign=campaign, kind__in=participation.BODIES).order_by()
    led = [pk for pk in me.seats if me.leads(pk)]
    organizations = frozenset().union(*(me.organizations(role) for role in SPEAKERS))
    counts = dict.fromkeys(("body_report", "body_comment", "body_hear", "body_vote", "body_second_count"), 0)
    if led or organizations:
        mine = Q(party_organization__in=organizations) | Q(subject_collective__in=led)
        counts["body_report"] = rows.filter(mine, stage=Stage.SELF_REVIEW.value).count()
    deciders = records_for(me, campaign)
    if deciders:
        waiting = rows.filter(decider__in=deciders, stage__in=[stage.value for stage in RECORDED])
        for stage, number in waiting.values_list("stage").annotate(n=Count("pk")):
            counts[RECORDED[Stage(stage)]] += number
    if sits := [pk for pk in me.seats if pk not in deciders]:
        counts["body_second_count"] = _second_counts(user, rows.filter(decider__in=sits))
    counts["body_comment"] = len(participation.waiting(me, campaign, on=on))
    for code, number in counts.items():
        if number:
            yield PartyTask(code, None, "", number, plan.due(code))


def _second_counts(user, rows: QuerySet) -> int:
    """The secret ballots that one other person has counted so far: a second is needed (BAL-2)."""
    standing = Q(body_votes__superseded_at=None, body_votes__is_secret=True)
    rows = rows.filter(stage=Stage.DECISION.value).annotate(
        counted=Count("body_votes", filter=standing),
        own=Count("body_votes", filter=standing & Q(body_votes__entered_by=user)),
    )
    return rows.filter(counted=1, own=0).count()


def records_for(me: Standing, campaign: Campaign) -> list[int]:
    """The deciders for which this person records: the org office for the authority, chairs and deputies for theirs."""
    own = [pk for pk in me.seats if me.leads(pk) and pk != campaign.authority_id]
    return [*own, campaign.authority_id] if me.holds("org_office") else own

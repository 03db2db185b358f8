"""The year in a few lines, for whoever stands at the door: no name, no unit, nothing that is not in the plan itself."""

from dataclasses import dataclass
from datetime import datetime

from evaluations import plans
from evaluations.models import Campaign


@dataclass(frozen=True, slots=True)
class YearOutline:
    """`phases`: (state, phase) with state "done", "now" or "next" at the instant that was asked for."""

    year: int
    plan_number: str
    phases: tuple[tuple[str, plans.Phase], ...]


def _state(phase: plans.Phase, at: datetime) -> str:
    if phase.due <= at:
        return "done"
    return "now" if phase.start and phase.start <= at else "next"


def year_outline(*, at: datetime) -> YearOutline | None:
    """The newest campaign's phases; None before the first campaign."""
    campaign = Campaign.objects.order_by("-year").first()
    if campaign is None:
        return None
    plan = plans.load(campaign.plan_code)
    return YearOutline(campaign.year, plan.number, tuple((_state(phase, at), phase) for phase in plan.phases))

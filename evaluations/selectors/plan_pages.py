"""The year's plan as a page: the running campaign, its regulation in words, its criteria, what can be started."""

from dataclasses import dataclass
from datetime import date

from evaluations import permissions, plans, regulations
from evaluations.enums import Kind
from evaluations.models import Campaign
from evaluations.selectors.cases import current_campaign
from evaluations.selectors.enrolment import default_authority
from organizations.models import LeadershipCollective
from sonduong.kit.roles import matrix


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the page of the year shows."""

    campaign: Campaign | None
    enrolled: int
    regulation: object
    duties: tuple
    criteria: tuple
    may_start: bool


def plan_page(user, *, on: date) -> PlanPage:
    """The newest campaign, or none yet."""
    campaign = current_campaign()
    may_start = bool(permissions.roles_of(user, on=on) & matrix().acts["campaign.start"].roles)
    if campaign is None:
        return PlanPage(None, 0, None, (), (), may_start)
    plan = plans.load(campaign.plan_code)
    return PlanPage(
        campaign=campaign,
        enrolled=campaign.evaluations.filter(kind=Kind.CADRE).count(),
        regulation=regulations.load(campaign.regulation_code),
        duties=plan.milestones,
        criteria=tuple(campaign.criteria_sets.order_by("code")),
        may_start=may_start,
    )


def start_choices() -> dict[str, list[tuple[str, str]]]:
    """Plans, regulations and authorities to choose from."""
    shelf = [(code, regulations.load(code).name) for code in regulations.codes()]
    bodies = LeadershipCollective.objects.filter(kind="standing_committee").order_by("name")
    return {
        "plan_code": [
            (path.stem, plans.load(path.stem).number) for path in sorted(plans.HERE.glob("*.toml"))
        ],
        "regulation_code": shelf,
        "authority_id": [(str(body.pk), body.name) for body in bodies],
    }


def start_values(on: date) -> dict[str, object]:
    """First values of the form."""
    authority = default_authority()
    return {
        "year": on.year,
        "name": f"Kiểm điểm, đánh giá, xếp loại chất lượng năm {on.year}",
        "plan_number": "16-KH/HU",
        "plan_code": "kh16-2020",
        "regulation_code": regulations.DEFAULT,
        "authority_id": str(authority.pk) if authority else "",
    }

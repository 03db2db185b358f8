"""The only way to obtain a case: hidden and missing look the same."""

from evaluations import permissions
from evaluations.domain import process, process_party
from evaluations.enums import Kind
from evaluations.models import Campaign, Evaluation
from sonduong.kit.errors import NotVisible

RELATED = (
    "campaign",
    "person",
    "unit",
    "collective",
    "superior_collective",
    "cell",
    "grassroots",
    "criteria_set",
)


def current_campaign() -> Campaign | None:
    """The newest year's review, or None before the first."""
    return Campaign.objects.order_by("-year").first()


def process_of(case: Evaluation) -> tuple[process.Step, ...]:
    """The table that this case follows."""
    if case.kind == Kind.CADRE:
        return process.VARIANTS[case.is_scored, case.superior_collective_id is not None]
    return process_party.PARTY_VARIANTS[_party_variant(case)]


def _party_variant(case: Evaluation) -> str:
    if case.kind == Kind.CIVIL_SERVANT:
        return "civil"
    if case.kind == Kind.MEMBER:
        return (
            "member_of_base_cell" if case.subject_code == "member_of_base_cell" else "member_under_committee"
        )
    return "body_decided_outside" if case.decider_id is None else "body"


def case_get(user, pk: int, act: str, *, on) -> Evaluation:
    """The case if `user` may do `act` to it on that day, else NotVisible. Its roles are in `case.roles`."""
    case = Evaluation.objects.select_related(*RELATED).filter(pk=pk).first()
    if case is None:
        raise NotVisible
    case.roles = permissions.roles_on_each(user, [case], on=on)[case.pk]
    if not permissions.may(user, act, case, case.roles):
        raise NotVisible
    return case


def cases_list(user, act: str, *, on, **filters) -> list[Evaluation]:
    """The cases to which `user` may do `act`, with `case.roles`, in name order."""
    campaign = current_campaign()
    if campaign is None:
        return []
    visible = permissions.visible_cases(user, on=on).filter(campaign=campaign, **filters)
    cases = list(
        visible.select_related("campaign", "unit", "collective", "superior_collective").order_by(
            "name_key", "pk"
        )
    )
    roles = permissions.roles_on_each(user, cases, on=on)
    for case in cases:
        case.roles = roles[case.pk]
    return [case for case in cases if permissions.may(user, act, case, case.roles)]

"""What the register's pages tell about cases, of which the register itself knows nothing: consequences and links."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.urls import reverse

from evaluations import permissions
from evaluations.enums import StageChoice
from evaluations.models import Evaluation
from evaluations.selectors.cases import current_campaign
from organizations.services.effects import Link, guide, watcher

SHOWN = 10


@watcher
def running_cases(people: Collection[int], units: Collection[int]) -> list[str]:
    """One sentence for each running case of these people, and one count for the units; facts frozen at enrolment stay."""
    campaign = current_campaign()
    if campaign is None:
        return []
    running = Evaluation.objects.filter(campaign=campaign).exclude(stage=StageChoice.PUBLISHED)
    own = running.filter(person__in=people).order_by("name_key", "pk")
    sentences = [
        f"Hồ sơ đánh giá năm {campaign.year} của {case.name} đang ở bước {case.get_stage_display()}: tên, chức vụ, đơn vị "
        "trong hồ sơ giữ như ngày mở đợt; người góp ý, tham gia hội nghị theo ngày hiện hành."
        for case in own[:SHOWN]
    ]
    others = running.filter(Q(unit__in=units) & ~Q(person__in=people)).count()
    if others:
        sentences.append(f"{others} hồ sơ khác ở các đơn vị này vẫn theo đơn vị của ngày mở đợt.")
    return sentences


@guide
def cases_of_person(user, person_id: int, on: date) -> list[Link]:
    """The person's cases that this user may know of, newest first; the result only once it is published to the user."""
    rows = permissions.visible_cases(user, on=on).filter(person=person_id).select_related("campaign")
    cases = list(rows.order_by("-campaign__year", "kind"))
    roles = permissions.roles_on_each(user, cases, on=on)
    return [
        Link(
            reverse("evaluations:dossier", args=[case.pk]),
            f"{case.get_kind_display()} năm {case.campaign.year}",
            case.get_stage_display(),
        )
        for case in cases
        if permissions.may(user, "case.see", case, roles[case.pk])
    ]

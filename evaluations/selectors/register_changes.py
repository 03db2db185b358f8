"""What the register's pages tell about cases, of which the register itself knows nothing: consequences and links."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.urls import reverse

from evaluations import permissions
from evaluations.domain.process import Stage
from evaluations.enums import Kind, StageChoice
from evaluations.models import Evaluation
from evaluations.selectors.cases import current_campaign
from organizations.services.effects import Link, guide, watcher

SHOWN = 10
# Where a member's case follows a transfer (services/transfers.py).
FOLLOWS = frozenset({Stage.SELF_REVIEW, Stage.CELL_MEETING})


@watcher
def running_cases(people: Collection[int], units: Collection[int]) -> list[str]:
    """One sentence for each running case of these people, and one count for the units; facts frozen at enrolment stay."""
    campaign = current_campaign()
    if campaign is None:
        return []
    running = Evaluation.objects.filter(campaign=campaign).exclude(stage=StageChoice.PUBLISHED)
    own = running.filter(person__in=people).order_by("name_key", "pk")
    sentences = [
        f"Hồ sơ đánh giá năm {campaign.year} của {case.name} đang ở bước {case.get_stage_display()}: {_meaning(case)}"
        for case in own[:SHOWN]
    ]
    others = running.filter(Q(unit__in=units) & ~Q(person__in=people)).count()
    if others:
        sentences.append(f"{others} hồ sơ khác ở các đơn vị này vẫn theo đơn vị của ngày mở đợt.")
    return sentences


def _meaning(case: Evaluation) -> str:
    """What stays as it was on the day of enrolment, and where a member who moves is rated (RUL-13, E23)."""
    if case.kind != Kind.MEMBER:
        return "tên, chức vụ, đơn vị trong hồ sơ giữ như ngày mở đợt; người góp ý, tham gia hội nghị theo ngày hiện hành."
    if case.stage in FOLLOWS:
        return "nếu chuyển sinh hoạt đảng thì chi bộ nơi đến đánh giá, xếp loại; ở nơi cũ từ 06 tháng thì lấy nhận xét nơi cũ."
    return "chi bộ đã gửi đề xuất; nếu chuyển sinh hoạt đảng, cấp ủy trả lại đề xuất thì hồ sơ mới theo về chi bộ nơi đến."


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

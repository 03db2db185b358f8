"""What a change of the register means for this year's cases: told before it is saved (the register knows no cases)."""

from collections.abc import Collection

from django.db.models import Q

from evaluations.enums import StageChoice
from evaluations.models import Evaluation
from evaluations.selectors.cases import current_campaign
from organizations.services.effects import watcher

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

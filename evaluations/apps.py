"""The app of this house."""

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from evaluations import regulations


@register
def regulations_are_sound(**_: object) -> list[CheckMessage]:
    """A regulation with mistakes stops the start, with all of them listed (REG-2)."""
    return [Error(problem, id="evaluations.E001") for problem in regulations.problems()]


class EvaluationsConfig(AppConfig):
    name = "evaluations"
    verbose_name = "Đánh giá"

    def ready(self) -> None:
        """Tell the register's pages what a change means for running cases, and let members' cases follow a transfer."""
        from evaluations.selectors import register_changes  # noqa: F401, PLC0415 -- registers itself, needs models
        from evaluations.services.transfers import members_follow  # noqa: PLC0415 -- needs models
        from organizations.services.effects import follower  # noqa: PLC0415 -- needs models

        follower(lambda people, actor, at: members_follow(people=people, actor=actor, at=at) and None)

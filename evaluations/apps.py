"""The app of this house."""

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    name = "evaluations"
    verbose_name = "Đánh giá"

    def ready(self) -> None:
        """Tell the register's pages what a change means for running cases."""
        from evaluations.selectors import register_changes  # noqa: F401, PLC0415 -- registers itself, needs models

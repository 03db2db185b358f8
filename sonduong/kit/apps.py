"""The tools that every house uses."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "sonduong.kit"
    label = "kit"
    verbose_name = "Công cụ"

    def ready(self) -> None:
        from sonduong.kit import checks  # noqa: F401, PLC0415 -- checks register themselves once the apps are there

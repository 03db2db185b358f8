"""The tools that every house uses."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "sonduong.kit"
    label = "kit"
    verbose_name = "Công cụ"

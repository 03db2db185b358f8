"""The messenger: who is told what; knows no campaign."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "sonduong.notices"
    label = "notices"
    verbose_name = "Thông báo"

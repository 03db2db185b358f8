"""The queue's door: the Celery app, where its settings come from, and what happens by the clock."""

import os

from celery import Celery
from celery.schedules import crontab

from sonduong import broker  # noqa: F401 -- registers spool://

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sonduong.settings")

app = Celery("sonduong")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# Few and fixed. What is due on which day is data of the campaign; these only ask.
app.conf.beat_schedule = {
    "wake workers for waiting jobs and for jobs whose worker died": {
        "task": "sonduong.kit.tasks.sweep_jobs",
        "schedule": 60,
        "options": {"expires": 55},
    },
    "let roles follow the business day": {
        "task": "organizations.tasks.project_roles",
        "schedule": crontab(minute="*/5"),
        "options": {"expires": 280},
    },
    "let members' cases follow a transfer whose day has come": {
        "task": "evaluations.tasks.follow",
        "schedule": crontab(minute=10),
        "options": {"expires": 3000},
    },
    "remind people of milestones": {
        "task": "evaluations.tasks.remind",
        "schedule": crontab(minute="*/5"),
        "options": {"expires": 280},
    },
}

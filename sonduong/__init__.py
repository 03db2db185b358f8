"""The gate: settings, addresses, the queue and the tools that every house uses."""

from sonduong.celery import app as celery_app

__all__ = ["celery_app"]

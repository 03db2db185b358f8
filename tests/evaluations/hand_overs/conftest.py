"""The office of the conference tests serves here too."""

from tests.evaluations.conferences.conftest import office

__all__ = ["office"]

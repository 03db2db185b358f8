"""The addresses of the hall, one file for each part of the year."""

from django.urls import include, path

app_name = "evaluations"
PARTS = (
    "home",
    "self_review",
    "feedback",
    "opinions",
    "conferences",
    "hand_overs",
    "criteria",
    "dossiers",
    "appraisals",
    "ballots",
    "decisions",
    "cells",
    "bodies",
    "civil",
    "campaigns",
    "regulations",
)

urlpatterns = [path("", include(f"evaluations.urls.{part}")) for part in PARTS]

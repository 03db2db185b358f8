"""Addresses of the year's plan: starting the campaign, readiness."""

from django.urls import path

from evaluations.views import campaigns

urlpatterns = [
    path("ke-hoach/", campaigns.plan, name="plan"),
    path("ke-hoach/mo-dot/", campaigns.start, name="campaign-start"),
    path("ke-hoach/san-sang/", campaigns.readiness, name="readiness"),
]

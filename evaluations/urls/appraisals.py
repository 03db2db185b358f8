"""Addresses of the org office's appraisal."""

from django.urls import path

from evaluations.views import appraisals

urlpatterns = [
    path("tham-dinh/", appraisals.appraisal_list, name="appraisals"),
    path("tham-dinh/<int:pk>/", appraisals.appraisal, name="appraisal"),
]

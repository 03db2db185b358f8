"""Addresses of step 2a."""

from django.urls import path

from evaluations.views import feedback, feedback_office

urlpatterns = [
    path("gop-y/", feedback.invited, name="feedback"),
    path("gop-y/<int:pk>/", feedback.answer, name="feedback-answer"),
    path("gop-y/<int:pk>/danh-sach/", feedback_office.manage, name="feedback-manage"),
]

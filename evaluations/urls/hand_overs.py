"""Addresses of files between offices."""

from django.urls import path

from evaluations.views import hand_overs

urlpatterns = [
    path("ho-so/ban-giao/", hand_overs.desk, name="hand-overs"),
    path("ho-so/ban-giao/gui/", hand_overs.send, name="hand-overs-send"),
    path("ho-so/ban-giao/nhan/", hand_overs.receive, name="hand-overs-receive"),
    path("ho-so/ban-giao/tra/", hand_overs.send_back, name="hand-overs-return"),
]

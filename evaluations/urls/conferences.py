"""Addresses of meetings and proposals."""

from django.urls import path

from evaluations.views import conference_room as room
from evaluations.views import conferences

urlpatterns = [
    path("hoi-nghi/", conferences.listing, name="conferences"),
    path("hoi-nghi/moi/<slug:kind>/<int:collective_id>/", conferences.new, name="conference-new"),
    path("hoi-nghi/<int:pk>/", conferences.table, name="conference"),
    path("hoi-nghi/<int:pk>/cham/<int:case_id>/", conferences.sheet, name="conference-sheet"),
    path("hoi-nghi/<int:pk>/gui/", conferences.send, name="conference-send"),
    path("hoi-nghi/<int:pk>/doi-chieu/", room.compare, name="conference-voices"),
    path("hoi-nghi/<int:pk>/tai-lieu/<int:case_id>/", room.papers, name="conference-material"),
    path("hoi-nghi/<int:pk>/de-nghi/", room.listed, name="conference-proposals"),
    path("hoi-nghi/<int:pk>/de-nghi/<int:case_id>/", room.proposal, name="conference-proposal"),
    path("hoi-nghi/<int:pk>/bien-ban/", room.run, name="conference-run"),
    path("hoi-nghi/<int:pk>/doi-gio/", room.reschedule, name="conference-reschedule"),
    path("hoi-nghi/<int:pk>/diem-danh/", room.attendance, name="conference-attendance"),
    path("hoi-nghi/<int:pk>/ket-thuc-cham/", room.end_scoring, name="conference-end-scoring"),
    path("hoi-nghi/<int:pk>/phieu-giay/", room.paper_totals, name="conference-paper"),
    path("hoi-nghi/<int:pk>/ket-thuc/", room.close, name="conference-close"),
]

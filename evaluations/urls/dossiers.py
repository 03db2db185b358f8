"""Addresses of the list of cases, of one case and of the progress matrix."""

from django.urls import path

from evaluations.views import dossiers, progress

urlpatterns = [
    path("ho-so/", dossiers.dossier_list, name="dossiers"),
    path("ho-so/<int:pk>/", dossiers.dossier, name="dossier"),
    path("ho-so/<int:pk>/tran-nguoi-dung-dau/", dossiers.head_exempt, name="head-exempt"),
    path("tien-do/", progress.matrix, name="progress"),
]

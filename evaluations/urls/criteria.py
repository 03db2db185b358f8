"""Addresses of criteria sets and of reports about provincially managed cadres."""

from django.urls import path

from evaluations.views import block_reports, criteria

urlpatterns = [
    path("bo-tieu-chi/", criteria.listing, name="criteria-sets"),
    path("bo-tieu-chi/nhap/", criteria.import_file, name="criteria-import"),
    path("bo-tieu-chi/<int:pk>/", criteria.edit, name="criteria-set"),
    path("bo-tieu-chi/<int:pk>/tep/", criteria.workbook, name="criteria-set-file"),
    path("cap-tinh-quan-ly/", block_reports.listing, name="block-reports"),
    path("cap-tinh-quan-ly/<int:pk>/", block_reports.report, name="block-report"),
    path("cap-tinh-quan-ly/<int:pk>/bao-cao/", block_reports.forward, name="block-report-forward"),
    path("cap-tinh-quan-ly/<int:pk>/ket-qua/", block_reports.outcomes, name="block-outcomes"),
]

"""Addresses of the self-review."""

from django.urls import path

from evaluations.views import review_notes, review_office, self_reviews

urlpatterns = [
    path("tu-danh-gia/", review_office.office, name="self-reviews"),
    path("tu-danh-gia/<int:pk>/", self_reviews.write, name="self-review"),
    path("tu-danh-gia/<int:pk>/luu/", self_reviews.save, name="self-review-save"),
    path("tu-danh-gia/<int:pk>/tran/", self_reviews.limits, name="self-review-limits"),
    path("tu-danh-gia/<int:pk>/doc-lai/", review_office.read, name="self-review-read"),
    path("tu-danh-gia/<int:pk>/nop/", self_reviews.submit, name="self-review-submit"),
    path("tu-danh-gia/<int:pk>/rut-lai/", self_reviews.withdraw, name="self-review-withdraw"),
    path("tu-danh-gia/<int:pk>/hoan-thien/", self_reviews.complete, name="self-review-complete"),
    path("tu-danh-gia/<int:pk>/tra-lai/", review_office.send_back, name="self-review-return"),
    path("tu-danh-gia/<int:pk>/ban-giay/", review_office.paper, name="self-review-paper"),
    path("tu-danh-gia/<int:pk>/tep/", review_office.evidence_add, name="evidence-add"),
    path("tu-danh-gia/<int:pk>/goi-y/", review_notes.points, name="suggested-points"),
    path("tu-danh-gia/<int:pk>/khac-phuc/", review_notes.remediation, name="remediation"),
    path("tu-danh-gia/<int:pk>/tep/<slug:purpose>/", review_office.evidence_attach, name="evidence-attach"),
    path("tu-danh-gia/tep/<uuid:pk>/", review_office.evidence, name="evidence"),
    path("tu-danh-gia/tep/<uuid:pk>/go/", review_office.evidence_remove, name="evidence-remove"),
]

"""Addresses of organisations, collectives, the bodies that comment on them, reports upward, what follows them."""

from django.urls import path

from evaluations.views import bodies, body_votes, following, participation, upward

urlpatterns = [
    path("tap-the/", bodies.index, name="bodies"),
    path("tap-the/bieu-quyet/", body_votes.votes, name="body-votes"),
    path("tap-the/bieu-quyet/quyet-dinh/", body_votes.decide, name="body-decide"),
    path("tap-the/bieu-quyet/cong-bo/", body_votes.publish, name="body-publish"),
    path("tap-the/<int:pk>/", bodies.body, name="body"),
    path("tap-the/<int:pk>/viec/", bodies.act, name="body-act"),
    path("tham-gia/", participation.desk, name="participation"),
    path("tham-gia/bang/", participation.matrix, name="participation-matrix"),
    path("tham-gia/<int:pk>/", participation.answer, name="participation-answer"),
    path("bao-cao/", upward.index, name="upwards"),
    path("bao-cao/<int:pk>/", upward.report, name="upward"),
    path("van-ban/", following.documents, name="documents"),
    path("van-ban/<int:pk>/", following.document, name="document"),
    path("van-ban/<int:pk>/<slug:code>/", following.document_send, name="document-send"),
    path("phu-trach/", following.followed, name="followed"),
    path("phu-trach/<int:pk>/rut/", following.note_withdraw, name="note-withdraw"),
]

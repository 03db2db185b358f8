"""Addresses of publication and of the result."""

from django.urls import path

from evaluations.views import decisions

urlpatterns = [
    path("bo-phieu/<int:pk>/quyet-dinh/<int:case_pk>/", decisions.text, name="decision-text"),
    path("cong-bo/", decisions.publication, name="publication"),
    path("cong-bo/thong-bao/", decisions.announce, name="announce"),
    path("cong-bo/<int:pk>/dinh-chinh/", decisions.correction, name="correction"),
    path("cong-bo/<int:pk>/", decisions.result, name="result"),
]

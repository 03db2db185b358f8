"""The addresses of this house."""

app_name = "reports"
urlpatterns = []

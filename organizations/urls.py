"""The addresses of the register."""

app_name = "organizations"
urlpatterns: list = []

from django.urls import include, path

from config import health

urlpatterns = [
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("account/", include("accounts.urls")),
    path("", include("organisations.urls")),
    path("", include("assessments.urls")),
    path("", include("dashboards.urls")),
    path("", include("workshops.urls")),
]

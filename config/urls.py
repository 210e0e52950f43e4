from django.urls import include, path

urlpatterns = [
    path("account/", include("accounts.urls")),
    path("", include("organisations.urls")),
    path("", include("assessments.urls")),
]

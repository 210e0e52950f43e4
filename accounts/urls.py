from django.urls import include, path

from accounts.views import demonstration

urlpatterns = [
    path("demonstration/", demonstration.demonstration_sign_in, name="demonstration_sign_in"),
    path("", include("allauth.account.urls")),
]

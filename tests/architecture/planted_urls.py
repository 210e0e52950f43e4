"""The service with two mistakes planted: a page without its guards, and an address that the table does not know."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import include, path


@login_not_required
def unguarded(request, **ids):
    return HttpResponse("Everything about everybody")


planted = [
    path("organisations/<uuid:organisation_id>/people/", unguarded, name="people"),
    path("left-open/", unguarded, name="left_open"),
]
urlpatterns = [path("", include((planted, "organisations"))), path("", include("config.urls"))]

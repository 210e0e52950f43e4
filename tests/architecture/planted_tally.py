"""The service with one mistake planted: a page that says how a ballot goes before it is revealed."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import include, path

from workshops.models import Vote


@login_not_required
def early(request, workshop_id):
    votes = Vote.objects.filter(ballot__step__workshop=workshop_id, value=5)
    return HttpResponse(f"{votes.count()} fives so far")


urlpatterns = [
    path("workshops/<uuid:workshop_id>/early/", early, name="early"),
    path("", include("config.urls")),
]

"""The service with one mistake planted: a page of one's own side that takes a number from the partner's answers."""

from django.http import HttpResponse
from django.urls import include, path

from assessments.models import Answer


def leaking(request, partnership_id):
    answers = Answer.objects.filter(
        response__partnership=partnership_id, response__assessment__organisation__name="Eastvale Care"
    )
    return HttpResponse(f"{answers.filter(value=5).count()} fives at your partner")


urlpatterns = [
    path("results/partnerships/<uuid:partnership_id>/leak/", leaking, name="leak"),
    path("", include("config.urls")),
]

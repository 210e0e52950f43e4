from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.presenters.home import present_home
from assessments.selectors.home import home_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    page = present_home(home_of(request.user, timezone.now()), request.user)
    return render(request, "assessments/home.html", {"page": page, "reads_areas": page.reads_areas})

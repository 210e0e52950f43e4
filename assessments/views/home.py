"""Being written."""

from django.http import Http404


def home(request, **ids):
    raise Http404

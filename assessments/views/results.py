"""Being written."""

from django.http import Http404


def organisation_result(request, **ids):
    raise Http404


def partnership_result(request, **ids):
    raise Http404

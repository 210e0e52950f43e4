"""Being written."""

from django.http import Http404


def taster(request, **ids):
    raise Http404


def taster_origin(request, **ids):
    raise Http404


def taster_result(request, **ids):
    raise Http404

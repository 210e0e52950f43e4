"""Being written."""

from django.http import Http404


def components(request, **ids):
    raise Http404

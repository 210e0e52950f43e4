"""Being written."""

from django.http import Http404


def start(request, **ids):
    raise Http404


def method(request, **ids):
    raise Http404


def accessibility(request, **ids):
    raise Http404


def privacy(request, **ids):
    raise Http404

"""Being written."""

from django.http import Http404


def create_partnership(request, **ids):
    raise Http404


def partnership(request, **ids):
    raise Http404


def edit_partnership(request, **ids):
    raise Http404


def end_partnership(request, **ids):
    raise Http404

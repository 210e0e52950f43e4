"""Being written."""

from django.http import Http404


def organisation_list(request, **ids):
    raise Http404


def create_organisation(request, **ids):
    raise Http404


def organisation(request, **ids):
    raise Http404

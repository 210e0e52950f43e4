"""Being written."""

from django.http import Http404


def explain_organisation(request, **ids):
    raise Http404


def explain_partnership(request, **ids):
    raise Http404

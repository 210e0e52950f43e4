"""Being written."""

from django.http import Http404


def accept_invitation(request, **ids):
    raise Http404

"""Being written."""

from django.http import Http404


def demonstration_sign_in(request, **ids):
    raise Http404

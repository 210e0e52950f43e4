"""Being written."""

from django.http import Http404


def check_answers(request, **ids):
    raise Http404


def submit_response(request, **ids):
    raise Http404


def submitted(request, **ids):
    raise Http404


def reopen_response(request, **ids):
    raise Http404


def response_version(request, **ids):
    raise Http404

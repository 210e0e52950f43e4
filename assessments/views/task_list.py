"""Being written."""

from django.http import Http404


def task_list(request, **ids):
    raise Http404


def about_you(request, **ids):
    raise Http404

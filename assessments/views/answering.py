"""Being written."""

from django.http import Http404


def answer_page(request, **ids):
    raise Http404


def save_answers(request, **ids):
    raise Http404

"""Being written."""

from django.http import Http404


def people(request, **ids):
    raise Http404


def invite_people(request, **ids):
    raise Http404


def withdraw_invitation(request, **ids):
    raise Http404


def change_role(request, **ids):
    raise Http404


def remove_member(request, **ids):
    raise Http404

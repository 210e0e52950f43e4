"""Being written."""

from django.http import Http404


def campaign_list(request, **ids):
    raise Http404


def create_campaign(request, **ids):
    raise Http404


def campaign(request, **ids):
    raise Http404


def choose_partnerships(request, **ids):
    raise Http404


def invite_partner(request, **ids):
    raise Http404


def switch_team_view(request, **ids):
    raise Http404


def start_assessment(request, **ids):
    raise Http404

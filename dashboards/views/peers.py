"""An organisation's own result beside unnamed others of its kind, for whoever may see that result."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from assessments.models import Campaign
from assessments.presenters.turnout import round_state
from assessments.selectors.results import result_of_organisation
from assessments.views.organisation_pages import organisation_and_rounds
from assessments.views.partnership_pages import chosen
from dashboards import charts
from dashboards.presenters.peers import other_rounds, present_peers
from dashboards.selectors.peers import latest_with_figures, peer_groups
from organisations.models import Organisation
from organisations.rules import can
from organisations.selectors.visible import vouching_organisations

SCALE, BANDS = (1.0, 5.0), (3.0, 4.0)


@never_cache
@require_safe
def peers(request: HttpRequest, organisation_id) -> HttpResponse:
    """`?of=` names one of the groups and `?campaign=` a round; unasked, the latest that has figures is shown."""
    organisation, rounds = organisation_and_rounds(request, organisation_id)
    context = {"organisation": organisation}
    if rounds:
        asked_for = request.GET.get("campaign")
        campaign = chosen(rounds, asked_for) if asked_for else latest_with_figures(rounds, organisation)
        groups = peer_groups(campaign, organisation)
        context |= {"campaign": campaign, "instrument": campaign.instrument.definition}
        context["round_state"] = _state(campaign, organisation)
        result = result_of_organisation(request.user, campaign, organisation)
        wanted = [group for group in groups if group.area == request.GET.get("of")]
        group = (wanted or [group for group in groups if group.content] or groups[-1:])[0]
        shown = present_peers(result.factors, group, organisation.get_kind_display())
        context |= {"peers": shown, "group": group, "groups": groups}
        context["other_rounds"] = other_rounds(rounds, campaign)
        context |= _next_steps(request, organisation)
        if any(mark.value is not None for mark in shown.marks):
            context["chart"] = charts.rows("chart-peers", shown.marks, ends=SCALE, borders=BANDS)
    return render(request, "dashboards/peers.html", context)


def _next_steps(request: HttpRequest, organisation: Organisation) -> dict[str, bool]:
    """Offers are for whom an organisation has vouched for; saying what to learn about is for its leads."""
    may_learn = vouching_organisations(request.user).exists()
    may_wish = may_learn and can(request.user, Permission.LEARNING_ARRANGE, organisation)
    return {"may_learn": may_learn, "may_wish": may_wish}


def _state(campaign: Campaign, organisation: Organisation) -> str:
    now = timezone.now()
    return round_state(campaign, now, open_here=campaign.is_open_for(organisation.pk, now))

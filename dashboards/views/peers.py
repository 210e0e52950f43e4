"""An organisation's own result beside unnamed others of its kind, for whoever may see that result."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.selectors.results import result_of_organisation
from assessments.views.organisation_pages import organisation_page
from dashboards import charts
from dashboards.presenters.peers import present_peers
from dashboards.selectors.peers import peer_groups

SCALE, BANDS = (1.0, 5.0), (3.0, 4.0)


@never_cache
@require_safe
def peers(request: HttpRequest, organisation_id) -> HttpResponse:
    """`?of=` names one of the groups; whatever else it says, the first that has figures is shown."""
    context, campaign = organisation_page(request, organisation_id)
    if campaign:
        organisation = context["organisation"]
        result = result_of_organisation(request.user, campaign, organisation)
        groups = peer_groups(campaign, organisation)
        wanted = [group for group in groups if group.area == request.GET.get("of")]
        group = (wanted or [group for group in groups if group.content] or groups[-1:])[0]
        shown = present_peers(result.factors, group, organisation.get_kind_display())
        context |= {"peers": shown, "group": group, "groups": groups}
        if any(mark.value is not None for mark in shown.marks):
            context["chart"] = charts.rows("chart-peers", shown.marks, ends=SCALE, borders=BANDS)
    return render(request, "dashboards/peers.html", context)

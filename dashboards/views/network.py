"""Which organisations of an area work together: ties that both sides have registered, or one has released."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.views.exporting import attachment
from dashboards.enums import Panel
from dashboards.outputs.area_files import CSV_TYPE, JSON_TYPE
from dashboards.outputs.network_files import network_csv as as_csv
from dashboards.outputs.network_files import network_metadata
from dashboards.outputs.network_page import network_page, organisation_table
from dashboards.presenters.area_page import file_links
from dashboards.selectors.area_places import organisations_in, tree_on
from dashboards.selectors.network import Network, network_of
from dashboards.views.area_frame import AreaFrame, area_frame

A_PAGE = 100


@never_cache
@require_safe
def network(request: HttpRequest, area_code: str) -> HttpResponse:
    frame = area_frame(request, area_code, Panel.NETWORK)
    context = frame.context | {"comments": frame.comments_of(request.user, Panel.NETWORK)}
    found = _network(request, frame)
    if found:
        shown = network_page(found)
        listed = Paginator(shown.rows, A_PAGE).get_page(request.GET.get("page"))
        context |= {"shown": shown, "list_page": listed}
        context["organisations"] = organisation_table(listed.object_list, frame.place.area.name)
        context["files"] = file_links(frame.place.area.code, Panel.NETWORK, context["page"].query)[:2]
    return render(request, "dashboards/network.html", context)


@never_cache
@require_safe
def network_csv(request: HttpRequest, area_code: str) -> HttpResponse:
    frame = area_frame(request, area_code, Panel.NETWORK)
    content = as_csv(frame.place.area, frame.choice, _network(request, frame))
    return attachment(content, CSV_TYPE, f"{area_code}-network.csv")


@require_safe
def network_csv_metadata(request: HttpRequest, area_code: str) -> HttpResponse:
    frame = area_frame(request, area_code, Panel.NETWORK)
    content = network_metadata(frame.place.area, f"{area_code}-network.csv")
    return attachment(content, JSON_TYPE, f"{area_code}-network.csv-metadata.json")


def _network(request: HttpRequest, frame: AreaFrame) -> Network | None:
    """Of the round and by the boundaries that were chosen; None where no round has figures here."""
    choice, area = frame.choice, frame.place.area
    if choice is None:
        return None
    members = organisations_in(tree_on(frame.place, choice.boundaries), area.code)
    wanted = [one for one in members if choice.kind in ("", one.kind)]
    return network_of(request.user, area, choice.batch.campaign, wanted)

"""Areas: their figures as they were published. Nothing here reads an answer or a result."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.views.exporting import attachment
from dashboards.enums import Panel
from dashboards.outputs.area_codebook import area_codebook as codebook
from dashboards.outputs.area_files import CSV_TYPE, JSON_TYPE, panel_csv, panel_metadata
from dashboards.outputs.area_panels import panel_blocks
from dashboards.presenters.area_page import area_href, file_links, successions
from dashboards.presenters.area_summary import NOTHING_YET, WHEN, area_rows, inside, present_summary
from dashboards.presenters.facts import MAKERS
from dashboards.presenters.withheld import closed_in
from dashboards.selectors.area_figures import newest_of, publications_of
from dashboards.selectors.area_places import areas_of, before_and_after, tree_on
from dashboards.views.area_frame import AreaFrame, area_frame
from models_engine import load_instrument

NOTHING = {"nothing": NOTHING_YET, "when": WHEN}


@require_safe
def area_list(request: HttpRequest) -> HttpResponse:
    """404 for whoever has no role for any area; straight to the area for whoever has one only."""
    tree, areas = areas_of(request.user, timezone.localdate())
    if not areas:
        raise Http404("You have no role for an area.")
    if len(areas) == 1:
        return redirect(area_href(next(iter(areas)), ""))
    table = area_rows(tree, areas, newest_of(areas))
    return render(request, "dashboards/area_list.html", {"table": table, "reads_areas": True})


@require_safe
def area(request: HttpRequest, area_code: str) -> HttpResponse:
    frame = area_frame(request, area_code)
    context = frame.context | NOTHING | {"inside": _inside(frame)}
    context["successions"] = successions(*before_and_after(frame.place.area))
    if frame.publication:
        context["summary"] = present_summary(
            frame.place.area,
            frame.publication.content,
            context["instrument"],
            frame.since,
            context["page"].query,
        )
    return render(request, "dashboards/area.html", context)


@require_safe
def area_panel(request: HttpRequest, area_code: str, panel: str) -> HttpResponse:
    found = _panel(panel)
    frame = area_frame(request, area_code, found)
    context = frame.context | NOTHING | {"comments": frame.comments_of(request.user, found)}
    if frame.publication:
        content = frame.publication.content
        context["closed"] = closed_in(content, found)
        # Where nothing of the area is shown, the reason stands once and no empty tables under it. Whom the round
        # asked is never withheld.
        if frame.publication.has_figures or not context["closed"] or found == Panel.COVERAGE:
            context["blocks"] = panel_blocks(found, content, context["instrument"], frame.since)
        context["files"] = file_links(frame.place.area.code, found, context["page"].query)
    return render(request, "dashboards/area_panel.html", context)


@require_safe
def area_panel_csv(request: HttpRequest, area_code: str, panel: str) -> HttpResponse:
    found = _panel(panel)
    frame = _published(request, area_code, found)
    content = panel_csv(frame.place.area, frame.choice, found, frame.publication.content)
    return attachment(content, CSV_TYPE, f"{area_code}-{found}.csv")


@require_safe
def area_panel_metadata(request: HttpRequest, area_code: str, panel: str) -> HttpResponse:
    found = _panel(panel)
    frame = _published(request, area_code, found)
    content = panel_metadata(frame.place.area, frame.choice, found, f"{area_code}-{found}.csv")
    return attachment(content, JSON_TYPE, f"{area_code}-{found}.csv-metadata.json")


@require_safe
def area_codebook(request: HttpRequest) -> HttpResponse:
    """Definitions only, the same for everybody."""
    return attachment(codebook(load_instrument()), CSV_TYPE, "codebook.csv")


def _panel(slug: str) -> Panel:
    if slug not in MAKERS:
        raise Http404("There is no such panel.")
    return Panel(slug)


def _published(request: HttpRequest, area_code: str, panel: Panel) -> AreaFrame:
    frame = area_frame(request, area_code, panel)
    if frame.publication is None:
        raise Http404("Nothing is published that this file could hold.")
    return frame


def _inside(frame: AreaFrame):
    """The areas in this one on the day of the boundaries that are shown."""
    place, choice, query = frame.place, frame.choice, frame.context["page"].query
    tree = tree_on(place, choice.boundaries) if choice else place.tree
    children = tree.children(place.area.code)
    codes = {child.code for child in children}
    found = publications_of(codes, codes, choice.batch, choice.boundaries) if choice and codes else {}
    return inside(children, found, query, f"Areas in {place.area.name}")

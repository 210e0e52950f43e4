"""Who is in an area: names from the register, and nothing that anybody answered."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assessments.views.exporting import attachment
from dashboards.enums import Panel
from dashboards.outputs.area_files import CSV_TYPE, JSON_TYPE
from dashboards.outputs.organisation_files import organisations_csv, organisations_metadata
from dashboards.presenters.area_organisations import (
    organisations_sentence,
    organisations_table,
    round_lines,
)
from dashboards.presenters.area_page import file_links
from dashboards.selectors.area_places import (
    asked_in,
    organisation_in_sight,
    organisations_in,
    rounds_that_asked,
    tree_on,
)
from dashboards.views.area_frame import AreaFrame, area_frame
from organisations.presenters.organisation import fact_rows, succession_rows
from organisations.selectors.organisations import neighbours_of, places_of
from organisations.selectors.visible import visible_organisations

A_PAGE = 100


@require_safe
def area_organisations(request: HttpRequest, area_code: str) -> HttpResponse:
    frame = area_frame(request, area_code, Panel.ORGANISATIONS)
    organisations, asked = _members(frame)
    shown = Paginator(organisations, A_PAGE).get_page(request.GET.get("page"))
    context = frame.context | {
        "comments": frame.comments_of(request.user, Panel.ORGANISATIONS),
        "finding": organisations_sentence(organisations, asked),
        "table": organisations_table(shown.object_list, asked, frame.place.area.name),
        "list_page": shown,
        "files": file_links(area_code, Panel.ORGANISATIONS, frame.context["page"].query),
    }
    return render(request, "dashboards/area_organisations.html", context)


@require_safe
def area_organisations_csv(request: HttpRequest, area_code: str) -> HttpResponse:
    frame = area_frame(request, area_code, Panel.ORGANISATIONS)
    organisations, asked = _members(frame)
    content = organisations_csv(frame.place.area, organisations, asked)
    return attachment(content, CSV_TYPE, f"{area_code}-organisations.csv")


@require_safe
def area_organisations_metadata(request: HttpRequest, area_code: str) -> HttpResponse:
    frame = area_frame(request, area_code, Panel.ORGANISATIONS)
    content = organisations_metadata(frame.place.area, f"{area_code}-organisations.csv")
    return attachment(content, JSON_TYPE, f"{area_code}-organisations.csv-metadata.json")


@require_safe
def area_organisation(request: HttpRequest, organisation_id) -> HttpResponse:
    """The register's page for readers of an area; members have their own, with more."""
    today = timezone.localdate()
    found = organisation_in_sight(request.user, organisation_id, today)
    if found is None:
        raise Http404("There is no such organisation in an area that you can see.")
    organisation = found.organisation
    context = {
        "organisation": organisation,
        "facts": fact_rows(organisation, places_of(organisation, today), today),
        "successions": succession_rows(neighbours_of(organisation, request.user)),
        "rounds": round_lines(rounds_that_asked(organisation)),
        "is_open": organisation.is_open(today),
        "may_open": visible_organisations(request.user).filter(pk=organisation.pk).exists(),
        "reads_areas": True,
    }
    return render(request, "dashboards/area_organisation.html", context)


def _members(frame: AreaFrame):
    """The organisations of the area on the day of its boundaries, and which of them the round asked."""
    choice = frame.choice
    tree = tree_on(frame.place, choice.boundaries) if choice else frame.place.tree
    organisations = organisations_in(tree, frame.place.area.code)
    return organisations, asked_in(choice.batch.campaign_id, organisations) if choice else None

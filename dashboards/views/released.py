"""What organisations have released by name, shown to those alone to whom they released it. Every look is recorded."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from assessments.presenters.area_releases import present_named
from assessments.selectors.area_releases import readable_releases
from assessments.selectors.snapshots import Snapshot
from assessments.views.exporting import attachment
from dashboards.enums import Panel
from dashboards.outputs.area_files import CSV_TYPE, JSON_TYPE
from dashboards.outputs.released_results import released_by_round, released_metadata
from dashboards.outputs.released_results import released_csv as as_csv
from dashboards.presenters.area_page import file_links
from dashboards.presenters.released import released_on, why_nothing
from dashboards.selectors.released import released_to_area
from dashboards.services.record_viewing import record_viewing
from dashboards.views.area_frame import area_frame
from organisations.presenters.partners import partner_names
from organisations.rules import can_manage_circles
from organisations.selectors.area_people import holds_role_for
from organisations.selectors.circles import visible_circles


@never_cache
@require_safe
def released(request: HttpRequest, area_code: str) -> HttpResponse:
    frame, releases = _released(request, area_code)
    area = frame.place.area
    # What is released does not hang on a round, boundaries or a kind: nothing of that choice stands around it.
    page = replace(frame.context["page"], caption=area.name, basis="", remarks=())
    context = frame.context | {"page": page, "choose": None}
    context["rounds"] = released_by_round(releases)
    context["files"] = file_links(area.code, Panel.RELEASED, "")[:2] if releases else ()
    context["why_nothing"] = why_nothing(area, own_role=holds_role_for(request.user, area))
    context["circles"] = visible_circles(request.user).exists() or can_manage_circles(request.user)
    return render(request, "dashboards/released.html", context)


@never_cache
@require_safe
def released_csv(request: HttpRequest, area_code: str) -> HttpResponse:
    frame, releases = _released(request, area_code)
    return attachment(as_csv(releases), CSV_TYPE, f"{frame.place.area.code}-released.csv")


@require_safe
def released_csv_metadata(request: HttpRequest, area_code: str) -> HttpResponse:
    area = area_frame(request, area_code, Panel.RELEASED).place.area
    content = released_metadata(f"{area.name}: {Panel.RELEASED.label}", f"{area.code}-released.csv")
    return attachment(content, JSON_TYPE, f"{area.code}-released.csv-metadata.json")


@never_cache
@require_safe
def released_result(request: HttpRequest, area_release_id) -> HttpResponse:
    release = get_object_or_404(readable_releases(request.user), pk=area_release_id)
    instrument = release.campaign.instrument.definition
    record_viewing(by=request.user, subject=release, releases=[release])
    context = {
        "release": release,
        "partners": partner_names(release.partnership, release.organisation),
        "named": present_named(instrument, Snapshot.from_data(release.snapshot)),
        "released_on": released_on(release),
        "instrument": instrument,
        "reads_areas": release.area_id is not None,
    }
    return render(request, "dashboards/released_result.html", context)


def _released(request: HttpRequest, area_code: str):
    frame = area_frame(request, area_code, Panel.RELEASED)
    area = frame.place.area
    releases = released_to_area(request.user, area)
    if releases:
        record_viewing(by=request.user, subject=area.organisation, releases=releases)
    return frame, releases

"""Who else may see one side's result, by name: its area or a circle of people. Given and taken back by its leads."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from assessments.forms.release_to_area import ReleaseToAreaForm
from assessments.presenters.area_releases import present_named, standing_rows
from assessments.presenters.refusals import refusal_text
from assessments.presenters.spectrum import partnership_query
from assessments.rules import CannotChange, check_can_release, check_ready_for_release
from assessments.selectors.area_releases import area_releases_of, readers_for, visible_area_releases
from assessments.selectors.both_sides import both_sides
from assessments.selectors.releases import releasable
from assessments.services.release_to_area import release_to_area as release
from assessments.services.withdraw_area_release import withdraw_area_release as withdraw
from assessments.views.partners import releasing
from nhsuk_forms.posted import posted


@require_http_methods(["GET", "HEAD", "POST"])
def release_to_area(request: HttpRequest, partnership_id) -> HttpResponse:
    context, result = releasing(request, partnership_id)
    side, today = (result.campaign, result.organisation, result.partnership), timezone.localdate()
    context["standing"] = standing_rows(list(area_releases_of(*side)))
    try:
        check_ready_for_release(
            finished=both_sides(result).own.finished, partnership=result.partnership, day=today
        )
        form = ReleaseToAreaForm(posted(request), readers=readers_for(result.organisation, today))
        if form.is_valid():
            made = release(by=request.user, result=result, reader=form.cleaned_data["to"])
            messages.success(request, f"Your result is released to {made.reader}.")
            return redirect(request.get_full_path())
    except CannotChange as refusal:
        context["refused"] = refusal_text(refusal.reason, result.campaign)
        return render(request, "assessments/release_to_area.html", context, status=409)
    new = releasable(result)
    page = present_named(result.instrument, new.snapshot)
    context |= {"form": form, "page": page, "kept": new.kept}
    return render(request, "assessments/release_to_area.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw_area_release(request: HttpRequest, area_release_id) -> HttpResponse:
    found = get_object_or_404(visible_area_releases(request.user), pk=area_release_id)
    check_can_release(request.user, found.organisation)
    if withdraw(by=request.user, release=found):
        messages.success(
            request, f"Your release to {found.reader} is taken back. It is no longer shown there."
        )
    page = reverse("assessments:release_to_area", args=[found.partnership_id])
    return redirect(f"{page}?{partnership_query(found.campaign, found.organisation)}")

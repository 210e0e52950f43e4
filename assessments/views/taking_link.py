from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from assessments.forms.take_link import TakeLinkForm
from assessments.models import CampaignOrganisation
from assessments.presenters.anonymous import start_href
from assessments.presenters.privacy import LIMITS, WHAT_WE_DO_NOT, WHAT_WE_STORE
from assessments.presenters.refusals import refusal_text
from assessments.rules import CannotChange, check_can_take_link
from assessments.selectors.anonymous import has_link, part_of_link
from assessments.selectors.visible_responses import visible_anonymous_askings
from assessments.services.take_anonymous_link import take_anonymous_link as take
from nhsuk_forms.posted import posted
from organisations.rules import check


@sensitive_post_parameters("secret")
@require_http_methods(["GET", "HEAD", "POST"])
def take_anonymous_link(request: HttpRequest, campaign_id, organisation_id) -> HttpResponse:
    asking = get_object_or_404(
        visible_anonymous_askings(request.user), campaign_id=campaign_id, organisation_id=organisation_id
    )
    check(request.user, Permission.RESPONSE_ANSWER, asking.organisation)
    check_can_take_link(request.user, asking)
    form = TakeLinkForm(posted(request))
    if form.is_valid():
        try:
            taken = take(asking=asking, secret=form.link_secret, by=request.user)
        except CannotChange as refusal:
            messages.warning(request, refusal_text(refusal.reason, asking.campaign, asking.last_day))
            return redirect("assessments:home")
        # Pressed twice, the second time finds the link that the first registered.
        if taken or part_of_link(form.link_secret):
            return redirect(start_href(form.link_secret))
    context = _context(request, asking, form)
    status = 422 if form.errors else 200
    return render(request, "assessments/take_anonymous_link.html", context, status=status)


def _context(request: HttpRequest, asking: CampaignOrganisation, form: TakeLinkForm) -> dict:
    return {
        "form": form,
        "asking": asking,
        "link": request.build_absolute_uri(start_href(form.link_secret)),
        "taken": has_link(request.user, asking),
        "stored": WHAT_WE_STORE,
        "not_stored": WHAT_WE_DO_NOT,
        "limits": LIMITS,
    }

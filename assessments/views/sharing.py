"""What people of one organisation answer together: who fills in what, and who agrees to it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from assessments.enums import CampaignMode, ResponseStatus
from assessments.forms.agree_sheet import AgreeSheetForm
from assessments.forms.assign_sections import AssignSectionsForm
from assessments.forms.submit_agreed_sheet import SubmitAgreedSheetForm
from assessments.models import CampaignOrganisation
from assessments.presenters.check_answers import sheet_title
from assessments.presenters.refusals import refusal_text
from assessments.presenters.shared_sheets import assigned_text, begun_links, present_sections, subject_choices
from assessments.rules import CannotChange, check_can_send, check_is_open
from assessments.selectors.campaigns import askings_in_reach
from assessments.selectors.hands import hand_on
from assessments.selectors.shared_sheets import (
    agreed_sheets,
    asked_sheets,
    assignments_in,
    may_agree_about,
    visible_section_assignments,
    vouched_for_members,
)
from assessments.selectors.visible_responses import visible_responses
from assessments.services.agree_sheet import agree_sheet as begin
from assessments.services.assign_sections import assign_sections as assign
from assessments.services.submit_agreed_sheet import submit_agreed_sheet as submit
from assessments.services.withdraw_section import withdraw_section as withdraw
from nhsuk_forms.posted import posted
from organisations.rules import check


@require_http_methods(["GET", "HEAD", "POST"])
def assign_sections(request: HttpRequest, campaign_id, organisation_id) -> HttpResponse:
    asking = _asking(request, campaign_id, organisation_id, CampaignMode.SHARED, Permission.RESPONSE_ASSIGN)
    sheets = asked_sheets(asking, request.user)
    form = AssignSectionsForm(posted(request), asking=asking, sheets=sheets)
    if form.is_valid():
        try:
            new = assign(by=request.user, asking=asking, person=form.person, sections=form.sections)
        except CannotChange as refusal:
            return _refused(request, asking, refusal)
        messages.success(request, assigned_text(form.person, new))
        return redirect(request.path)
    context = {
        "form": form,
        "asking": asking,
        "groups": present_sections(asking, sheets, assignments_in(asking)),
    }
    return render(request, "assessments/assign_sections.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw_section(request: HttpRequest, assignment_id) -> HttpResponse:
    assignment = get_object_or_404(visible_section_assignments(request.user), pk=assignment_id)
    assessment = assignment.assessment
    check(request.user, Permission.RESPONSE_ASSIGN, assessment.organisation)
    get_object_or_404(vouched_for_members(assessment.organisation), person=request.user)
    withdraw(by=request.user, assignment=assignment)
    messages.success(request, f"{assignment.person} no longer has this section. What they filled in is kept.")
    keys = [assessment.campaign_id, assessment.organisation_id]
    return redirect(reverse("assessments:assign_sections", args=keys))


@require_http_methods(["GET", "HEAD", "POST"])
def agree_sheet(request: HttpRequest, campaign_id, organisation_id) -> HttpResponse:
    asking = _asking(request, campaign_id, organisation_id, CampaignMode.EACH, Permission.RESPONSE_AGREE)
    subjects = may_agree_about(asking, request.user)
    form = AgreeSheetForm(posted(request), choices=subject_choices(asking, subjects))
    try:
        check_is_open(asking, timezone.now())
        if form.is_valid():
            sheet, partnership = subjects[form.cleaned_data["subject"]]
            response = begin(by=request.user, asking=asking, sheet=sheet, partnership=partnership)
            return redirect(response.assessment)
    except CannotChange as refusal:
        return _refused(request, asking, refusal)
    context = {
        "form": form,
        "asking": asking,
        "subjects": subjects,
        "begun": begun_links(agreed_sheets(asking)),
    }
    return render(request, "assessments/agree_sheet.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def submit_agreed_sheet(request: HttpRequest, response_id) -> HttpResponse:
    response = _shared_response(request, response_id)
    form = SubmitAgreedSheetForm(posted(request), response=response, sender=request.user)
    if response.status != ResponseStatus.DRAFT:
        return redirect("assessments:submitted", response.pk)
    if form.is_valid():
        try:
            submit(response=response, people=form.cleaned_data["people"], by=request.user)
        except CannotChange as refusal:
            messages.warning(
                request,
                refusal_text(refusal.reason, response.assessment.campaign, response.assessment.last_day),
            )
            return redirect("assessments:check_answers", response.pk)
        return redirect("assessments:submitted", response.pk)
    context = {"form": form, "response": response, "subject": sheet_title(response)}
    return render(
        request, "assessments/submit_agreed_sheet.html", context, status=422 if form.errors else 200
    )


def _asking(request, campaign_id, organisation_id, mode, permission) -> CampaignOrganisation:
    """Only where the round asks in this way, and for people whom the organisation vouches for: for anybody else the
    page is not there."""
    asking = get_object_or_404(
        askings_in_reach(request.user),
        campaign=campaign_id,
        organisation=organisation_id,
        campaign__mode=mode,
    )
    check(request.user, permission, asking.organisation)
    get_object_or_404(vouched_for_members(asking.organisation), person=request.user)
    return asking


def _shared_response(request, response_id):
    response = get_object_or_404(visible_responses(request.user), pk=response_id)
    if not response.assessment.is_shared:
        raise Http404("One person's own answers are sent without others.")
    check(request.user, Permission.RESPONSE_AGREE, response.assessment.organisation)
    check_can_send(hand_on(request.user, response))
    return response


def _refused(request, asking, refusal) -> HttpResponse:
    messages.error(request, refusal_text(refusal.reason, asking.campaign, asking.last_day))
    return redirect(asking.campaign)

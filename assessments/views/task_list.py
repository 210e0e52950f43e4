from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from assessments.forms.about_you import AboutYouForm
from assessments.forms.held import forget, held
from assessments.presenters.plan import closed_line
from assessments.presenters.refusals import refusal_text
from assessments.presenters.task_list import present_task_list
from assessments.rules import CannotChange, check_works_on_shared_answers
from assessments.selectors.parts import parts_of
from assessments.selectors.plans import closed_since_last_round
from assessments.selectors.shared_sheets import together_in, works_on_shared_answers
from assessments.selectors.visible_responses import own_assessments, visible_askings, visible_assessments
from assessments.services.set_respondent_role import set_respondent_role
from assessments.services.start_assessment import start_assessment as start
from nhsuk_forms.posted import posted
from organisations.rules import check


@require_POST
def start_assessment(request: HttpRequest, campaign_id, organisation_id) -> HttpResponse:
    askings = visible_askings(request.user)
    asking = get_object_or_404(askings, campaign_id=campaign_id, organisation_id=organisation_id)
    check(request.user, Permission.RESPONSE_ANSWER, asking.organisation)
    if asking.campaign.is_anonymous:
        return redirect("assessments:take_anonymous_link", campaign_id, organisation_id)
    if asking.campaign.asks_for_one_answer:
        check_works_on_shared_answers(works_on_shared_answers(request.user, asking))
    try:
        assessment = start(asking=asking, by=request.user)
    except CannotChange as refusal:
        messages.warning(request, refusal_text(refusal.reason, asking.campaign, asking.last_day))
        return redirect("assessments:home")
    return redirect(assessment)


@require_safe
def task_list(request: HttpRequest, assessment_id) -> HttpResponse:
    assessment = get_object_or_404(visible_assessments(request.user), pk=assessment_id)
    check(request.user, Permission.RESPONSE_ANSWER, assessment.organisation)
    asking = visible_askings(request.user).filter(
        campaign=assessment.campaign, organisation=assessment.organisation
    )
    parts = parts_of([assessment], asking, request.user)[assessment.pk]
    page = present_task_list(
        assessment,
        asking.first(),
        parts,
        together_in(request.user, assessment),
        open_now=assessment.campaign.is_open_for(assessment.organisation_id, timezone.now()),
    )
    closed = closed_since_last_round(request.user, assessment.campaign, assessment.organisation)
    context = {"page": page, "closed_actions": closed_line(closed, assessment.organisation)}
    return render(request, "assessments/task_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def about_you(request: HttpRequest, assessment_id) -> HttpResponse:
    assessment = get_object_or_404(own_assessments(request.user), pk=assessment_id)
    check(request.user, Permission.RESPONSE_ANSWER, assessment.organisation)
    form = AboutYouForm(
        posted(request),
        initial={"role": assessment.respondent_role} | held(request.session, request.path),
        instrument=assessment.campaign.instrument.definition,
    )
    if form.is_valid():
        try:
            set_respondent_role(assessment=assessment, role=form.cleaned_data["role"], by=request.user)
        except CannotChange as refusal:
            messages.warning(request, refusal_text(refusal.reason, assessment.campaign, assessment.last_day))
        forget(request.session, request.path)
        return redirect(assessment)
    status = 422 if form.errors else 200
    return render(
        request, "assessments/about_you.html", {"form": form, "assessment": assessment}, status=status
    )

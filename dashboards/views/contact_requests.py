"""A request to learn from somebody, as the leads of its two sides see it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from dashboards.forms.learning import AnswerContactForm, LearningPartnershipForm
from dashboards.presenters.learning import contact_rows
from dashboards.rules import can_answer, can_register, can_take_back, check_takes_part
from dashboards.selectors.learning import visible_contact_requests
from dashboards.services.answer_contact_request import answer_contact_request as answer
from dashboards.services.register_learning_partnership import register_learning_partnership as register
from dashboards.services.withdraw_contact_request import withdraw_contact_request as withdraw
from nhsuk_forms.posted import posted
from organisations.rules import check


@never_cache
@require_safe
def contact_request(request: HttpRequest, contact_request_id) -> HttpResponse:
    contact = _found(request, contact_request_id)
    today = timezone.localdate()
    context = {
        "contact": contact,
        "rows": contact_rows(contact, today),
        "may_answer": can_answer(request.user, contact, today),
        "may_take_back": can_take_back(request.user, contact, today),
        "may_register": can_register(contact),
    }
    return render(request, "dashboards/contact_request.html", context)


@require_POST
def answer_contact_request(request: HttpRequest, contact_request_id) -> HttpResponse:
    contact = _found(request, contact_request_id)
    check(request.user, Permission.LEARNING_ARRANGE, contact.offer.organisation)
    form = AnswerContactForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "Press one of the two buttons: accept or decline.")
        return redirect(contact)
    try:
        answer(by=request.user, contact=contact, accepted=form.cleaned_data["answer"] == "accept")
    except ValidationError as refusal:
        messages.warning(request, refusal.message)
    else:
        messages.success(request, "Your answer is on its way.")
    return redirect(contact)


@require_POST
def withdraw_contact_request(request: HttpRequest, contact_request_id) -> HttpResponse:
    contact = _found(request, contact_request_id)
    check(request.user, Permission.LEARNING_ARRANGE, contact.organisation)
    if withdraw(by=request.user, contact=contact):
        messages.success(request, "Your request is taken back.")
    else:
        messages.warning(request, "It no longer waits for an answer.")
    return redirect(contact)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def register_learning_partnership(request: HttpRequest, contact_request_id) -> HttpResponse:
    """404 unless the request was accepted and has no partnership yet."""
    contact = _found(request, contact_request_id)
    if not can_register(contact):
        raise Http404("There is nothing to register.")
    form = LearningPartnershipForm(posted(request), contact=contact)
    if form.is_valid():
        try:
            partnership = register(by=request.user, contact=contact, **form.cleaned_data)
        except ValidationError as refusal:
            messages.warning(request, refusal.message)
            return redirect(contact)
        messages.success(request, f"{partnership.name} is registered. Choose it for a round next.")
        return redirect(partnership)
    context = {"form": form, "contact": contact}
    status = 422 if form.errors else 200
    return render(request, "dashboards/register_learning_partnership.html", context, status=status)


def _found(request: HttpRequest, pk):
    contact = get_object_or_404(visible_contact_requests(request.user), pk=pk)
    check_takes_part(request.user, contact)
    return contact

"""Find someone to learn from: offers, wishes and requests between leads. Nothing here reads a result."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from dashboards.forms.learning import OfferForm, RequestContactForm, WishForm
from dashboards.outputs.learn_from_page import learn_from_page
from dashboards.presenters.learning import condition_name
from dashboards.selectors.learning import offers_of_others, own_offers, own_wishes
from dashboards.services.make_offer import make_offer as offer_it
from dashboards.services.make_wish import make_wish as wish
from dashboards.services.request_contact import request_contact as ask
from dashboards.services.withdraw_offer import withdraw_offer as withdraw
from dashboards.services.withdraw_wish import withdraw_wish as take_back
from nhsuk_forms.posted import posted
from organisations.rules import check
from organisations.selectors.visible import vouching_organisations


@never_cache
@require_safe
def learn_from(request: HttpRequest) -> HttpResponse:
    page = learn_from_page(request.user, request.GET, timezone.localdate())
    if page is None:
        raise Http404("Offers are for people who belong to an organisation.")
    return render(request, "dashboards/learn_from.html", {"page": page, "form": page.form})


@require_http_methods(["GET", "HEAD", "POST"])
def make_offer(request: HttpRequest, organisation_id) -> HttpResponse:
    organisation = get_object_or_404(vouching_organisations(request.user), pk=organisation_id)
    check(request.user, Permission.LEARNING_ARRANGE, organisation)
    form = OfferForm(posted(request))
    if form.is_valid():
        try:
            offer_it(by=request.user, organisation=organisation, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("factor", refusal)
        else:
            messages.success(request, "Your offer is published. You can withdraw it at any time.")
            return redirect("dashboards:learn_from")
    context = {"form": form, "organisation": organisation}
    return render(request, "dashboards/make_offer.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw_offer(request: HttpRequest, offer_id) -> HttpResponse:
    offer = get_object_or_404(own_offers(request.user), pk=offer_id)
    check(request.user, Permission.LEARNING_ARRANGE, offer.organisation)
    withdraw(by=request.user, offer=offer)
    messages.success(request, "The offer is withdrawn. Nobody sees it any more.")
    return redirect("dashboards:learn_from")


@require_http_methods(["GET", "HEAD", "POST"])
def make_wish(request: HttpRequest, organisation_id) -> HttpResponse:
    organisation = get_object_or_404(vouching_organisations(request.user), pk=organisation_id)
    check(request.user, Permission.LEARNING_ARRANGE, organisation)
    form = WishForm(posted(request), initial={"factor": request.GET.get("factor", "")})
    if form.is_valid():
        wish(by=request.user, organisation=organisation, **form.cleaned_data)
        messages.success(request, "Saved. Offers about it are marked in the list.")
        return redirect("dashboards:learn_from")
    context = {"form": form, "organisation": organisation}
    return render(request, "dashboards/make_wish.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw_wish(request: HttpRequest, wish_id) -> HttpResponse:
    found = get_object_or_404(own_wishes(request.user), pk=wish_id)
    check(request.user, Permission.LEARNING_ARRANGE, found.organisation)
    take_back(by=request.user, wish=found)
    messages.success(request, "It is taken back.")
    return redirect("dashboards:learn_from")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def request_contact(request: HttpRequest, organisation_id, learning_offer_id) -> HttpResponse:
    organisation = get_object_or_404(vouching_organisations(request.user), pk=organisation_id)
    check(request.user, Permission.LEARNING_ARRANGE, organisation)
    offers = offers_of_others(request.user, timezone.localdate())
    offer = get_object_or_404(offers, pk=learning_offer_id)
    form = RequestContactForm(posted(request))
    if form.is_valid():
        try:
            contact = ask(by=request.user, organisation=organisation, offer=offer, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("text", refusal)
        else:
            messages.success(request, f"Your request is on its way to {offer.organisation}.")
            return redirect(contact)
    context = {"form": form, "organisation": organisation, "offer": offer}
    wishes = own_wishes(request.user).filter(organisation=organisation, factor=offer.factor)
    context |= {"condition": condition_name(offer.factor), "wished": wishes.exists()}
    return render(request, "dashboards/request_contact.html", context, status=422 if form.errors else 200)

"""The page on which leads find each other, from what they have written."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator

from accounts.models import User
from dashboards.forms.learning import FindOffersForm
from dashboards.presenters.learning import OwnSide, matching, offer_cards, own_sides
from dashboards.selectors.learning import (
    arranging_organisations,
    offers_of_others,
    own_offers,
    own_wishes,
    regions_on,
    visible_contact_requests,
)
from organisations.selectors.visible import vouching_organisations

A_PAGE = 25


@dataclass(frozen=True)
class LearnFromPage:
    form: FindOffersForm
    cards: Page
    is_narrowed: bool
    own: list[OwnSide]


def learn_from_page(user: User, address, today: date) -> LearnFromPage | None:
    """None for whoever belongs to no organisation that has vouched for them. `address` is what was sent by GET."""
    organisations = list(vouching_organisations(user).order_by("name"))
    if not organisations:
        return None
    regions, arranging = regions_on(today), list(arranging_organisations(user))
    form = FindOffersForm(address, regions=regions.all)
    wishes = list(own_wishes(user))
    found = matching(offers_of_others(user, today), form.wanted, regions)
    shown = Paginator(found, A_PAGE).get_page(address.get("page"))
    shown.object_list = offer_cards(shown.object_list, wishes, arranging, regions)
    contacts = list(visible_contact_requests(user)) if arranging else []
    own = own_sides(organisations, arranging, list(own_offers(user)), wishes, contacts, today)
    return LearnFromPage(form, shown, bool(form.wanted), own)

"""What leads write to find each other."""

from datetime import timedelta

import factory
from django.utils import timezone

from dashboards.models import ContactRequest, LearningOffer, LearningWish
from models_engine import load_instrument
from organisations.models import Organisation
from tests.factories.accounts import UserFactory
from tests.factories.organisations import OrganisationFactory


class LearningOfferFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LearningOffer

    organisation = factory.SubFactory(OrganisationFactory)
    factor = "SEA"
    text = "We have a list of whom to ask, and can show how we keep it."
    made_by = factory.SubFactory(UserFactory)


class LearningWishFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LearningWish

    organisation = factory.SubFactory(OrganisationFactory)
    factor = "SEA"
    made_by = factory.SubFactory(UserFactory)


class ContactRequestFactory(factory.django.DjangoModelFactory):
    """Waits for an answer, unless told otherwise."""

    class Meta:
        model = ContactRequest

    offer = factory.SubFactory(LearningOfferFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    text = "May two of us visit?"
    asked_by = factory.SubFactory(UserFactory)
    asked_at = factory.LazyFunction(timezone.now)
    last_day = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=28))


def learning_things(organisation: Organisation) -> dict:
    """One of everything that an address names: the organisation's own offer and wish, what it has asked another about
    that other's offer, and one more offer that it may ask about."""
    return {
        "offer_id": LearningOfferFactory(organisation=organisation, factor="INH").pk,
        "wish_id": LearningWishFactory(organisation=organisation, factor="SEA").pk,
        "learning_offer_id": LearningOfferFactory().pk,
        "contact_request_id": ContactRequestFactory(organisation=organisation).pk,
        "accepted": ContactRequestFactory(
            organisation=organisation,
            accepted=True,
            answered_at=timezone.now(),
            answered_by=UserFactory(),
        ).pk,
    }


def learning_rows(organisation: Organisation, rows: int) -> dict:
    """So many offers, wishes and requests of the organisation, and offers of others; the keys of the last of each."""
    for number in range(rows):
        factor = load_instrument().factors[number].code
        LearningOfferFactory(organisation=organisation, factor=factor)
        LearningWishFactory(organisation=organisation, factor=factor)
        LearningOfferFactory(factor=factor)
        ContactRequestFactory(organisation=organisation)
    return learning_things(organisation) | {"learning_offer_id": LearningOfferFactory().pk}

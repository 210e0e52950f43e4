import hashlib
from datetime import timedelta

import factory
from django.utils import timezone

from assessments.models import ContentExpert, ContentRound
from tests.factories.accounts import UserFactory
from tests.factories.assessments import InstrumentFactory


class ContentRoundFactory(factory.django.DjangoModelFactory):
    """Open now, unless told otherwise."""

    class Meta:
        model = ContentRound

    title = factory.Sequence(lambda n: f"Expert panel {n}")
    instrument = factory.SubFactory(InstrumentFactory, version=2)
    closes_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=21))
    created_by = factory.SubFactory(UserFactory)


class ContentExpertFactory(factory.django.DjangoModelFactory):
    """`secret` is what the link carries; the row keeps its hash."""

    class Meta:
        model = ContentExpert
        exclude = ["secret"]

    secret = factory.Sequence(lambda n: f"expert-secret-{n}")
    round = factory.SubFactory(ContentRoundFactory)
    email = factory.Sequence(lambda n: f"expert-{n}@example.org")
    secret_hash = factory.LazyAttribute(lambda o: hashlib.sha256(o.secret.encode()).hexdigest())
    asked_at = factory.LazyFunction(timezone.now)
    letter_sent_at = factory.LazyFunction(timezone.now)

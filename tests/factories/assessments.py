from datetime import timedelta

import factory
from django.utils import timezone

import models_engine
from assessments.enums import AnswerKind, ResponseStatus, SheetCode
from assessments.models import (
    Answer,
    Assessment,
    Campaign,
    CampaignOrganisation,
    ChosenPartnership,
    Instrument,
    Response,
)
from tests.factories.accounts import UserFactory
from tests.factories.organisations import OrganisationFactory, PartnershipFactory


class InstrumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Instrument
        django_get_or_create = ["slug", "version"]

    slug = "learning-ecosystem"
    version = 1
    title = "Learning ecosystem"
    content_hash = factory.LazyAttribute(
        lambda o: models_engine.load_instrument(o.slug, o.version).content_hash
    )


class CampaignFactory(factory.django.DjangoModelFactory):
    """Open now, unless told otherwise."""

    class Meta:
        model = Campaign

    title = factory.Sequence(lambda n: f"Round {n}")
    instrument = factory.SubFactory(InstrumentFactory)
    opens_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=7))
    closes_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=21))


class CampaignOrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CampaignOrganisation

    campaign = factory.SubFactory(CampaignFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class ChosenPartnershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ChosenPartnership

    campaign_organisation = factory.SubFactory(CampaignOrganisationFactory)
    partnership = factory.SubFactory(PartnershipFactory)


class AssessmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Assessment

    campaign = factory.SubFactory(CampaignFactory)
    person = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class ResponseFactory(factory.django.DjangoModelFactory):
    """A draft about the organisation; give `partnership` for a partnership sheet, `answers` for its answers.

    `answers` maps question codes to 1–5, "DK", "NA", or the code of a choice. `submitted=True` sends it.
    """

    class Meta:
        model = Response
        skip_postgeneration_save = True

    class Params:
        submitted = factory.Trait(
            status=ResponseStatus.SUBMITTED,
            submitted_at=factory.LazyFunction(timezone.now),
            reference=factory.Sequence(lambda n: f"TEST-{n:06}"),
        )

    assessment = factory.SubFactory(AssessmentFactory)
    partnership = None
    sheet = factory.LazyAttribute(
        lambda o: SheetCode.PARTNERSHIP if o.partnership else SheetCode.ORGANISATION
    )

    @factory.post_generation
    def answers(self, create, extracted, **kwargs):
        for question, answer in (extracted or {}).items():
            Answer.objects.create(response=self, question=question, **answer_fields(answer))


def answer_fields(answer: int | str) -> dict:
    if isinstance(answer, int):
        return {"kind": AnswerKind.VALUE, "value": answer}
    if answer == "DK":
        return {"kind": AnswerKind.DONT_KNOW}
    if answer == "NA":
        return {"kind": AnswerKind.NOT_APPLICABLE}
    return {"kind": AnswerKind.CHOICE, "choice": answer}

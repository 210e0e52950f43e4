from datetime import timedelta

import factory
from django.utils import timezone

import models_engine
from assessments.enums import ResponseStatus, SheetCode
from assessments.models import (
    Action,
    Answer,
    Assessment,
    Campaign,
    CampaignOrganisation,
    ChosenPartnership,
    Export,
    Instrument,
    ReadinessCheck,
    Response,
    answer_columns,
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

    `answers` maps question codes to 1–5, "DK", "NA", the code of a choice, or "ticks:" before the codes of what was
    ticked. `submitted=True` sends it.
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
        Answer.objects.bulk_create(
            Answer(response=self, question=question, **answer_columns(str(answer)))
            for question, answer in (extracted or {}).items()
        )


class ActionFactory(factory.django.DjangoModelFactory):
    """Due in a month and about the organisation itself, unless told otherwise; its owner has no account."""

    class Meta:
        model = Action

    organisation = factory.SubFactory(OrganisationFactory)
    text = factory.Sequence(lambda n: f"Action {n}")
    owner_name = factory.LazyAttribute(lambda o: "" if getattr(o, "owner", None) else "Sam Without")
    due_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=30))
    created_by = factory.SubFactory(UserFactory)


class ExportFactory(factory.django.DjangoModelFactory):
    """Asked for just now, and waiting for its job."""

    class Meta:
        model = Export

    person = factory.SubFactory(UserFactory)
    requested_at = factory.LazyFunction(timezone.now)
    expires_at = factory.LazyAttribute(lambda o: o.requested_at + timedelta(hours=24))


class ReadinessCheckFactory(factory.django.DjangoModelFactory):
    """Prepared and empty, for a chosen alliance. `answers` maps statements to what was given; `finished=True` gives a 4
    to each of the others and finishes it."""

    class Meta:
        model = ReadinessCheck
        skip_postgeneration_save = True

    class Params:
        finished = factory.Trait(finished_at=factory.LazyFunction(timezone.now), agreed_by=1)

    organisation = factory.SubFactory(OrganisationFactory)
    partnership = factory.SubFactory(PartnershipFactory)
    instrument = factory.SubFactory(InstrumentFactory, version=2)
    formality, origin = "formal", "internal"
    filled_by = factory.SubFactory(UserFactory)

    @factory.post_generation
    def answers(self, create, extracted, **kwargs):
        items = self.instrument.definition.readiness_items if self.is_finished else ()
        for item, given in (dict.fromkeys((item.code for item in items), 4) | (extracted or {})).items():
            self.answers.create(item=item, given=str(given))

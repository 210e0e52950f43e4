import hashlib
from datetime import timedelta

import factory
from django.utils import timezone

from organisations.enums import OrganisationKind, PartnershipKind
from organisations.models import (
    AreaRole,
    Invitation,
    Membership,
    Organisation,
    OrganisationParent,
    Partnership,
)
from tests.factories.accounts import UserFactory


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    local_id = factory.Sequence(lambda n: f"local-{n}")
    name = factory.Sequence(lambda n: f"Organisation {n}")
    kind = OrganisationKind.NHS_TRUST


class OrganisationParentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OrganisationParent


class AreaRoleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AreaRole

    person = factory.SubFactory(UserFactory)
    role = "regional_viewer"


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    person = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class PartnershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Partnership
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Partnership {n}")
    purpose = "To share what we learn."
    kind = PartnershipKind.JOINT_PROJECT

    @factory.post_generation
    def organisations(self, create, extracted, **kwargs):
        self.organisations.set(extracted or [OrganisationFactory(), OrganisationFactory()])


class InvitationFactory(factory.django.DjangoModelFactory):
    """`secret` is what the link carries; the row keeps its hash."""

    class Meta:
        model = Invitation
        exclude = ["secret"]

    secret = factory.Sequence(lambda n: f"secret-{n}")
    email = factory.Sequence(lambda n: f"invited-{n}@example.org")
    organisation = factory.SubFactory(OrganisationFactory)
    secret_hash = factory.LazyAttribute(lambda o: hashlib.sha256(o.secret.encode()).hexdigest())
    letter_sent_at = factory.LazyFunction(timezone.now)
    invited_by = factory.SubFactory(UserFactory)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=14))

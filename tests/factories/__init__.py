"""One factory per model, named after it; each makes a valid row with as little as possible around it."""

from tests.factories.accounts import UserFactory
from tests.factories.assessments import (
    AssessmentFactory,
    CampaignFactory,
    CampaignOrganisationFactory,
    ChosenPartnershipFactory,
    InstrumentFactory,
    ResponseFactory,
)
from tests.factories.organisations import (
    InvitationFactory,
    MembershipFactory,
    OrganisationFactory,
    PartnershipFactory,
)

__all__ = [
    "AssessmentFactory",
    "CampaignFactory",
    "CampaignOrganisationFactory",
    "ChosenPartnershipFactory",
    "InstrumentFactory",
    "InvitationFactory",
    "MembershipFactory",
    "OrganisationFactory",
    "PartnershipFactory",
    "ResponseFactory",
    "UserFactory",
]

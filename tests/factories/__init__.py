"""One factory per model, named after it; each makes a valid row with as little as possible around it."""

from tests.factories.accounts import UserFactory
from tests.factories.assessments import (
    ActionFactory,
    AssessmentFactory,
    CampaignFactory,
    CampaignOrganisationFactory,
    ChosenPartnershipFactory,
    ExportFactory,
    InstrumentFactory,
    ReadinessCheckFactory,
    ResponseFactory,
)
from tests.factories.content_rounds import ContentExpertFactory, ContentRoundFactory
from tests.factories.organisations import (
    AreaRoleFactory,
    InvitationFactory,
    MembershipFactory,
    OrganisationFactory,
    OrganisationParentFactory,
    PartnershipFactory,
)

__all__ = [
    "ActionFactory",
    "AreaRoleFactory",
    "AssessmentFactory",
    "CampaignFactory",
    "CampaignOrganisationFactory",
    "ChosenPartnershipFactory",
    "ContentExpertFactory",
    "ContentRoundFactory",
    "ExportFactory",
    "InstrumentFactory",
    "InvitationFactory",
    "MembershipFactory",
    "OrganisationFactory",
    "OrganisationParentFactory",
    "PartnershipFactory",
    "ReadinessCheckFactory",
    "ResponseFactory",
    "UserFactory",
]

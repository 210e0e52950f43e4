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
from tests.factories.workshops import (
    AgreedFactory,
    BallotFactory,
    GroupFactory,
    IdeaFactory,
    ParticipantFactory,
    RoomActionFactory,
    RoomFactory,
    StepFactory,
    WorkshopFacilitatorFactory,
    WorkshopFactory,
)

__all__ = [
    "ActionFactory",
    "AgreedFactory",
    "AreaRoleFactory",
    "AssessmentFactory",
    "BallotFactory",
    "CampaignFactory",
    "CampaignOrganisationFactory",
    "ChosenPartnershipFactory",
    "ContentExpertFactory",
    "ContentRoundFactory",
    "ExportFactory",
    "GroupFactory",
    "IdeaFactory",
    "InstrumentFactory",
    "InvitationFactory",
    "MembershipFactory",
    "OrganisationFactory",
    "OrganisationParentFactory",
    "ParticipantFactory",
    "PartnershipFactory",
    "ReadinessCheckFactory",
    "ResponseFactory",
    "RoomActionFactory",
    "RoomFactory",
    "StepFactory",
    "UserFactory",
    "WorkshopFacilitatorFactory",
    "WorkshopFactory",
]

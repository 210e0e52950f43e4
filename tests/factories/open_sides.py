"""Partnerships whose sides have answered, released and are open to each other: what a workshop brings into the room."""

from dataclasses import dataclass, field

from accounts.models import User
from assessments.models import Campaign
from assessments.services.note_finished import note_finished
from assessments.services.release_result import release_result
from assessments.services.withdraw_release import withdraw_release
from organisations.models import Organisation, Partnership
from tests.factories.assessments import (
    CampaignFactory,
    CampaignOrganisationFactory,
    ChosenPartnershipFactory,
    InstrumentFactory,
)
from tests.factories.organisations import MembershipFactory
from tests.factories.sides import placed_answers, send


@dataclass
class OpenSides:
    """A round with version 2 about a partnership. Each side's lead is somebody new, whom it vouches for."""

    partnership: Partnership
    campaign: Campaign = field(
        default_factory=lambda: CampaignFactory(title="Autumn round", instrument=InstrumentFactory(version=2))
    )
    leads: dict[Organisation, User] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for organisation in self.partnership.organisations.all():
            self.ask(organisation)

    def ask(self, organisation: Organisation) -> None:
        asked = CampaignOrganisationFactory(campaign=self.campaign, organisation=organisation)
        ChosenPartnershipFactory(campaign_organisation=asked, partnership=self.partnership)
        self.leads[organisation] = MembershipFactory(organisation=organisation, role="lead").person

    def answer(self, organisation: Organisation, people: int = 5, **changed) -> None:
        """So many new people send the partnership's sheet: 4 everywhere, but for what is changed."""
        for _ in range(people):
            given = placed_answers(**changed)
            sent = send(self.campaign, organisation, partnership=self.partnership, answers=given)
            note_finished(response_id=sent.pk)

    def release(self, organisation: Organisation) -> None:
        release_result(**self._about(organisation), wait_waived=True)

    def withdraw(self, organisation: Organisation) -> None:
        withdraw_release(**self._about(organisation))

    def open(self, **changed) -> None:
        """All sides answer alike, and release."""
        for organisation in self.leads:
            self.answer(organisation, **changed)
            self.release(organisation)

    def _about(self, organisation: Organisation) -> dict:
        return {
            "by": self.leads[organisation],
            "campaign": self.campaign,
            "organisation": organisation,
            "partnership": self.partnership,
        }

"""What a person has to answer: `sheets` holds drafts of `colleague` about their trust and one partnership."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup, Tag

from tests.reading import main_part


@pytest.fixture(scope="module")
def loaded_demonstration(django_db_setup, django_db_blocker):
    """The demonstration data, loaded once for a module; what its tests do on top is undone after each."""
    from django.core.management import call_command
    from django.db import transaction
    from django.test import override_settings

    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(DEMONSTRATION=True):
            call_command("load_demonstration_data", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(loaded_demonstration, db, settings):
    settings.DEMONSTRATION = True


@dataclass
class Sheets:
    assessment: object
    own: object
    partnership: object

    def page(self, name: str, *, of: object | None = None) -> str:
        return f"/responses/{(of or self.own).pk}/{name}/"


@pytest.fixture
def sheets(campaign, colleague, trust, partnership):
    from tests.factories import AssessmentFactory, ResponseFactory

    assessment = AssessmentFactory(campaign=campaign, person=colleague, organisation=trust)
    return Sheets(
        assessment=assessment,
        own=ResponseFactory(assessment=assessment),
        partnership=ResponseFactory(assessment=assessment, partnership=partnership),
    )


@pytest.fixture
def close(campaign):
    """`close()` ends the round a minute ago."""
    from django.utils import timezone

    def closed():
        campaign.closes_at = timezone.now() - timedelta(minutes=1)
        campaign.save()

    return closed


@pytest.fixture
def soup():
    """`soup(reply)` reads a page; one that has no or two first headings is refused."""

    def read(reply) -> BeautifulSoup:
        page = BeautifulSoup(reply.content, "html.parser")
        assert len(page.find_all("h1")) == 1
        return page

    return read


@pytest.fixture
def look(client):
    """`look(person, address)` is the main part of a page as that person sees it."""

    def looked(person, address: str, status: int = 200) -> Tag:
        client.force_login(person)
        response = client.get(address)
        assert response.status_code == status
        return main_part(response)

    return looked


@pytest.fixture
def version_2(campaign):
    """The round asks with version 2, which has the optional section on what moves a partnership."""
    from tests.factories import InstrumentFactory

    campaign.instrument = InstrumentFactory(version=2)
    campaign.save()


@pytest.fixture
def shared(campaign):
    """The round asks for one shared answer."""
    campaign.mode = "shared"
    campaign.save()
    return campaign


@pytest.fixture
def together(shared, trust, partnership):
    """What the trust answers together: drafts about itself and the partnership."""
    from tests.factories import AssessmentFactory, ResponseFactory

    assessment = AssessmentFactory(campaign=shared, organisation=trust, person=None)
    return Sheets(
        assessment=assessment,
        own=ResponseFactory(assessment=assessment),
        partnership=ResponseFactory(assessment=assessment, partnership=partnership),
    )


class BothSides:
    """Two organisations asked about one partnership. `answer` has so many new people send their sheet."""

    def __init__(self, campaign, partnership, ours, theirs, leads):
        self.campaign, self.partnership = campaign, partnership
        self.ours, self.theirs, self.leads = ours, theirs, leads

    def answer(self, organisation, people: int, **changed) -> None:
        from assessments.services.note_finished import note_finished
        from tests.factories.sides import placed_answers, send

        for _ in range(people):
            sent = send(
                self.campaign,
                organisation,
                partnership=self.partnership,
                answers=placed_answers(**changed),
            )
            note_finished(response_id=sent.pk)

    def agree(self, organisation, people: int, **changed) -> None:
        from assessments.services.note_finished import note_finished
        from tests.factories import AssessmentFactory, ResponseFactory
        from tests.factories.sides import placed_answers

        together = AssessmentFactory(campaign=self.campaign, organisation=organisation, person=None)
        sent = ResponseFactory(
            assessment=together,
            partnership=self.partnership,
            answers=placed_answers(**changed),
            submitted=True,
            agreed_by=people,
        )
        note_finished(response_id=sent.pk)

    def finish(self) -> None:
        self.answer(self.ours, 5)
        self.answer(self.theirs, 5, REC1=2)

    def release(self, organisation, *, wait_waived=False):
        from assessments.services.release_result import release_result

        return release_result(
            by=self.leads[organisation],
            campaign=self.campaign,
            organisation=organisation,
            partnership=self.partnership,
            wait_waived=wait_waived,
        )

    def open(self) -> None:
        for organisation in (self.ours, self.theirs):
            self.release(organisation, wait_waived=True)

    def withdraw(self, organisation) -> None:
        from assessments.services.withdraw_release import withdraw_release

        withdraw_release(
            by=self.leads[organisation],
            campaign=self.campaign,
            organisation=organisation,
            partnership=self.partnership,
        )

    def third(self, name: str):
        """One more organisation in the partnership, asked about it too."""
        from tests.factories import MembershipFactory, OrganisationFactory

        organisation = OrganisationFactory(name=name)
        self.partnership.organisations.add(organisation)
        ask(self.campaign, organisation, self.partnership)
        self.leads[organisation] = MembershipFactory(organisation=organisation, role="lead").person
        return organisation

    def invite(self, person) -> None:
        """The invitation by which a partner brought somebody in, accepted."""
        from django.utils import timezone

        from tests.factories import InvitationFactory

        InvitationFactory(
            organisation=person.memberships.get().organisation,
            partnership=self.partnership,
            accepted_by=person,
            accepted_at=timezone.now(),
        )


def ask(campaign, organisation, partnership):
    from tests.factories import CampaignOrganisationFactory, ChosenPartnershipFactory

    asked = CampaignOrganisationFactory(campaign=campaign, organisation=organisation)
    ChosenPartnershipFactory(campaign_organisation=asked, partnership=partnership)


@pytest.fixture
def both(campaign, version_2, partnership, trust, partner_trust, manager, partner):
    """The round asks both organisations about `partnership`, with version 2 of the questionnaire."""
    ask(campaign, partner_trust, partnership)
    return BothSides(campaign, partnership, trust, partner_trust, {trust: manager, partner_trust: partner})

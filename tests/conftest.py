"""One account per seat, named after it, and the small world they share.

`manager` leads `trust`; `colleague` answers there; `partner` leads `partner_trust`, the other side of
`partnership`; `outsider` leads a trust that has nothing to do with any of it; `administrator` runs the service;
`facilitator` runs workshops wherever they are held.
Django is imported inside the fixtures, so that the engine's tests run without it.
"""

import pytest


@pytest.fixture
def trust(db):
    from tests.factories import OrganisationFactory

    return OrganisationFactory(name="Northmoor Hospitals")


@pytest.fixture
def partner_trust(db):
    from tests.factories import OrganisationFactory

    return OrganisationFactory(name="Eastvale Care")


@pytest.fixture
def partnership(trust, partner_trust):
    from tests.factories import PartnershipFactory

    return PartnershipFactory(name="Shared record", organisations=[trust, partner_trust])


@pytest.fixture
def manager(trust):
    return _member(trust, "lead", name="Maya Manager", email="manager@example.org")


@pytest.fixture
def colleague(trust):
    return _member(trust, "respondent", name="Cal Colleague", email="colleague@example.org")


@pytest.fixture
def partner(partner_trust):
    return _member(partner_trust, "lead", name="Pat Partner", email="partner@example.org")


@pytest.fixture
def outsider(db):
    from tests.factories import OrganisationFactory

    return _member(
        OrganisationFactory(name="Farshore Trust"), "lead", name="Olu Outsider", email="outsider@example.org"
    )


@pytest.fixture
def administrator(db):
    from tests.factories import UserFactory

    return UserFactory(name="Ada Administrator", email="administrator@example.org", is_administrator=True)


@pytest.fixture
def region(db):
    """North, with one board: Moorland, in which `trust` and `partner_trust` are put by `in_area`."""
    from tests.factories import OrganisationFactory

    return OrganisationFactory(ods_code="Y90", local_id=None, name="North", kind="region")


@pytest.fixture
def board(region):
    from tests.factories import OrganisationFactory, OrganisationParentFactory

    board = OrganisationFactory(ods_code="QX1", local_id=None, name="Moorland ICB", kind="icb")
    OrganisationParentFactory(organisation=board, parent=region)
    return board


@pytest.fixture
def in_area(board):
    """`in_area(trust)` puts organisations into the board."""
    from tests.factories import OrganisationParentFactory

    def put(*organisations):
        for organisation in organisations:
            OrganisationParentFactory(organisation=organisation, parent=board)

    return put


@pytest.fixture
def regional_viewer(region):
    return _in_area(region, "regional_viewer", name="Vera Viewer", email="viewer@example.org")


@pytest.fixture
def regional_lead(region):
    return _in_area(region, "regional_lead", name="Rory Regional", email="regional-lead@example.org")


@pytest.fixture
def national_viewer(db):
    return _in_area(None, "national_viewer", name="Nia National", email="national@example.org")


@pytest.fixture
def facilitator(db):
    """Runs workshops, and belongs to no organisation."""
    from tests.factories import UserFactory

    return UserFactory(name="Fay Facilitator", email="facilitator@example.org", is_facilitator=True)


@pytest.fixture
def campaign(trust, partnership):
    """Open now; asks `trust`, whose lead chose `partnership`."""
    from tests.factories import CampaignFactory, CampaignOrganisationFactory, ChosenPartnershipFactory

    campaign = CampaignFactory(title="Autumn round")
    asked = CampaignOrganisationFactory(campaign=campaign, organisation=trust)
    ChosenPartnershipFactory(campaign_organisation=asked, partnership=partnership)
    return campaign


@pytest.fixture
def sign_in(client):
    """`sign_in(manager)` gives the test client, signed in as that person."""

    def signed_in(person):
        client.force_login(person)
        return client

    return signed_in


def _member(organisation, role, **fields):
    from tests.factories import MembershipFactory, UserFactory

    person = UserFactory(**fields)
    MembershipFactory(person=person, organisation=organisation, role=role)
    return person


def _in_area(area, role, **who):
    from tests.factories import AreaRoleFactory, UserFactory

    person = UserFactory(**who)
    AreaRoleFactory(person=person, area=area, role=role)
    return person

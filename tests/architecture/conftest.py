import pytest

from tests.architecture.access_world import make_world


@pytest.fixture
def world(
    manager,
    colleague,
    partner,
    outsider,
    administrator,
    regional_viewer,
    national_viewer,
    facilitator,
    trust,
    partnership,
    campaign,
):
    seats = {
        "manager": manager,
        "colleague": colleague,
        "partner": partner,
        "outsider": outsider,
        "administrator": administrator,
        "regional_viewer": regional_viewer,
        "national_viewer": national_viewer,
        "facilitator": facilitator,
    }
    return make_world(seats, trust, partnership, campaign)

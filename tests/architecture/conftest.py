import pytest

from tests.architecture.access_world import make_world


@pytest.fixture
def world(manager, colleague, partner, outsider, administrator, trust, partnership, campaign):
    seats = {
        "manager": manager,
        "colleague": colleague,
        "partner": partner,
        "outsider": outsider,
        "administrator": administrator,
    }
    return make_world(seats, trust, partnership, campaign)

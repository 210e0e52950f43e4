import pytest

from tests.factories import CampaignFactory, InstrumentFactory
from tests.factories.area_contents import full, publish, sparse


@pytest.fixture
def autumn(campaign):
    """The round, asked with the version that has every panel."""
    campaign.instrument = InstrumentFactory(version=2)
    campaign.save()
    return campaign


@pytest.fixture
def published(autumn, region, board, trust, partner_trust, in_area):
    """Figures of the round: full ones of England and the region, sparse ones of the board."""
    in_area(trust, partner_trust)
    batch = publish(autumn, "england", full()).batch
    publish(autumn, "y90", full(), batch=batch)
    return publish(autumn, "qx1", sparse(), batch=batch)


@pytest.fixture
def spring(autumn):
    """An earlier round."""
    from datetime import timedelta

    return CampaignFactory(
        title="Spring round",
        instrument=autumn.instrument,
        opens_at=autumn.opens_at - timedelta(days=200),
        closes_at=autumn.opens_at - timedelta(days=170),
    )

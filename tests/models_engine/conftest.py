"""What every test of the engine starts from. Nothing here knows Django."""

import pytest
from hypothesis import settings

from models_engine import load_instrument

# A busy machine is no mistake of the engine.
settings.register_profile("engine", deadline=None)
settings.load_profile("engine")


@pytest.fixture(scope="session")
def instrument():
    return load_instrument("learning-ecosystem", 1)


@pytest.fixture(scope="session")
def newest():
    """The newest version: whatever came after version 1 is in here."""
    return load_instrument()

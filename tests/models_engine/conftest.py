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

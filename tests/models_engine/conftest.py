"""What every test of the engine starts from. Nothing here knows Django."""

import pytest

from models_engine import load_instrument


@pytest.fixture(scope="session")
def instrument():
    return load_instrument("learning-ecosystem", 1)

"""What a result was worked out with, so that it can be had again."""

from __future__ import annotations

import models_engine
from models_engine.instrument import Instrument


def origin(instrument: Instrument) -> dict[str, str]:
    return {"instrument": instrument.reference, "engine": models_engine.__version__}

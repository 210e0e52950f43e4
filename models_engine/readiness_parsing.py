"""What has to hold for the readiness check of an instrument: nothing dangles, and every outcome has its words."""

from __future__ import annotations

from typing import get_args

from models_engine.document import Cursor
from models_engine.instrument import Instrument
from models_engine.readiness_rule import ReadinessCode


def check_readiness_rule(at: Cursor, instrument: Instrument) -> None:
    """Raises InstrumentError, naming the path, for an unknown factor and for other outcomes than the three."""
    factors = {factor.code for factor in instrument.factors}
    for factor in at.each("factors"):
        if factor.value not in factors:
            raise factor.error(f"refers to {factor.value!r}, which is not there")
    codes = get_args(ReadinessCode)
    if tuple(outcome.at("code").value for outcome in at.each("outcomes")) != codes:
        raise at.at("outcomes").error(f"expected one for each code, in this order: {', '.join(codes)}")

"""The integrative model and the scoring engine. Values in, values out: no clock, no environment, no Django."""

from models_engine.shipped import load_instrument

__version__ = "1.0.0"
__all__ = ["load_instrument"]

"""Numbers as people read them: few decimals, and never on the other side of a border than the words say."""

from collections.abc import Callable, Hashable

from models_engine import Factor, Instrument, axis_word

MOST_DECIMALS = 4
NEAR_A_BORDER = 0.05


def factor_number(instrument: Instrument, factor: Factor, mean: float) -> str:
    """One decimal; two within .05 of where the band changes."""
    borders = [band.low for band in instrument.bands(factor.direction)[1:]]
    near = any(abs(mean - border) <= NEAR_A_BORDER for border in borders)
    return _shown(mean, 2 if near else 1, lambda value: instrument.band_of(factor.code, value).code)


def axis_number(instrument: Instrument, value: float) -> str:
    """A whole number out of 100, unless rounding would carry it over the edge of the mixed band."""
    axis = instrument.axes[0].code
    return _shown(value, 0, lambda rounded: axis_word(instrument, axis, rounded))


def item_number(mean: float) -> str:
    return f"{mean:.1f}"


def exact(value: float) -> str:
    """For sums that a reader redoes: up to four decimals, no tail of noughts."""
    return f"{value:.{MOST_DECIMALS}f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    return "under 1%" if 0 < share < 0.005 else f"{share:.0%}"


def people(count: int) -> str:
    return {0: "nobody", 1: "1 person"}.get(count, f"{count} people")


def agreed_by(count: int) -> str:
    """Whose number it is, where people filled in one sheet together."""
    return f"agreed by {people(count)}"


def has(count: int) -> str:
    return "has" if count < 2 else "have"


def _shown(value: float, decimals: int, side: Callable[[float], Hashable]) -> str:
    while decimals < MOST_DECIMALS and side(float(f"{value:.{decimals}f}")) != side(value):
        decimals += 1
    return f"{value:.{decimals}f}"

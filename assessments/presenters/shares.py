"""Shares of people in words: in steps, and open at both ends, so that they tell of no single person."""

STEP = 5


def share_words(share: float | None, *, nobody: str = "0%", about: str = "") -> str:
    """ "40%": to the nearest step, as "under 5%" near nobody and as "over 95%" near everybody."""
    if share is None:
        return "–"
    if share == 0:
        return nobody
    percent = round(share * 100 / STEP) * STEP
    if percent < STEP:
        return f"under {STEP}%"
    return f"{about}{percent}%" if percent <= 100 - STEP else f"over {100 - STEP}%"

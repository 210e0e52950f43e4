"""What was typed when the session had ended: kept in the new session until it is saved from the same page.

Only the page's own address brings it back, and that page is found by its owner alone. Signing out drops it.
"""

from collections.abc import Mapping
from typing import Any

HELD = "held_answers"
# One page of six notes at their limit fits several times over; more is no honest page.
MOST_CHARACTERS = 100_000
MOST_PAGES = 3
NOT_KEPT = {"csrfmiddlewaretoken", "action"}


def hold(session: Any, path: str, data: Mapping[str, str]) -> bool:
    """False where it is too much to keep."""
    kept = {name: value for name, value in data.items() if name not in NOT_KEPT}
    if sum(len(name) + len(value) for name, value in kept.items()) > MOST_CHARACTERS:
        return False
    pages = {known: held for known, held in session.get(HELD, {}).items() if known != path}
    pages[path] = kept
    session[HELD] = dict(list(pages.items())[-MOST_PAGES:])
    return True


def held(session: Any, path: str) -> dict[str, str]:
    found: dict[str, str] = session.get(HELD, {}).get(path, {})
    return found


def forget(session: Any, path: str) -> None:
    pages = session.get(HELD, {})
    if pages.pop(path, None) is not None:
        session[HELD] = pages

"""What was typed when the session had ended: kept in the new session until it is saved from the same page.

Only the page's own address brings it back, and that page is found by its owner alone. Signing out drops it.
"""

from typing import Any

from django.http import QueryDict

Held = str | list[str]
HELD = "held_answers"
# One page of six notes at their limit fits several times over; more is no honest page.
MOST_CHARACTERS = 100_000
MOST_PAGES = 3
NOT_KEPT = {"csrfmiddlewaretoken", "action"}


def hold(session: Any, path: str, data: QueryDict) -> bool:
    """False where it is too much to keep. Several ticks of one question are kept as a list."""
    sent = {name: values for name, values in data.lists() if name not in NOT_KEPT}
    if sum(len(name) + len(value) for name, values in sent.items() for value in values) > MOST_CHARACTERS:
        return False
    kept = {name: values[0] if len(values) == 1 else values for name, values in sent.items()}
    pages = {known: held for known, held in session.get(HELD, {}).items() if known != path}
    pages[path] = kept
    session[HELD] = dict(list(pages.items())[-MOST_PAGES:])
    return True


def held(session: Any, path: str) -> dict[str, Held]:
    found: dict[str, Held] = session.get(HELD, {}).get(path, {})
    return found


def forget(session: Any, path: str) -> None:
    pages = session.get(HELD, {})
    if pages.pop(path, None) is not None:
        session[HELD] = pages

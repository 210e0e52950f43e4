"""Notes that were changed in another window since this page was shown: neither text is lost without a word.

A page carries a mark of each note as it showed it. Answers carry none: the last click on an answer counts.
"""

import hashlib
from collections.abc import Iterable, Mapping

from django.http import QueryDict


def mark_of(note: str) -> str:
    return hashlib.sha256(_tidied(note).encode()).hexdigest()[:16]


def reconcile(
    data: QueryDict, stored: Mapping[str, str], questions: Iterable[str]
) -> tuple[QueryDict, list[str]]:
    """What was sent, with the notes as they are to be taken, and the questions whose note was changed in both windows.

    A note that was not touched here takes the stored text. One that has the stored text in it loses nothing. The
    marks are brought up to date, so that whoever has seen both texts and sends again decides.
    """
    data, both = data.copy(), []
    for question in questions:
        note, seen = f"note_{question}", data.get(f"seen_{question}")
        now = stored.get(question, "")
        if note not in data or seen is None or seen == mark_of(now):
            continue
        if mark_of(data[note]) == seen:
            data[note] = now
        elif now not in _tidied(data[note]):
            both.append(question)
        data[f"seen_{question}"] = mark_of(now)
    return data, both


def _tidied(note: str) -> str:
    """As the form cleans it and the database keeps it."""
    return note.replace("\r\n", "\n").strip()

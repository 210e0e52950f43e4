"""Two invented panels of experts as unsaved rows: one that has closed, and one that is open with one link."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from accounts.enums import DemonstrationAccount
from assessments.demonstration.register_rows import RegisterRows
from assessments.demonstration.world import demonstration_id
from assessments.models import ContentExpert, ContentRating, ContentRound, Instrument
from organisations.selectors.people import hash_of

CLOSED, OPEN = "Expert panel", "Second expert panel"
SECRET = "demonstration-expert"
EXPERTS = 7
# Which of every so many ratings is a low one; differs between experts, so that statements differ too.
LOW_EVERY = 11


@dataclass(frozen=True)
class PanelRows:
    rounds: list[ContentRound] = field(default_factory=list)
    experts: list[ContentExpert] = field(default_factory=list)
    ratings: list[ContentRating] = field(default_factory=list)


def build_panels(register: RegisterRows, instruments: Mapping[int, Instrument], today: date) -> PanelRows:
    rows = PanelRows()
    instrument = instruments[max(instruments)]
    closed = _round(rows, register, instrument, CLOSED, today - timedelta(days=10))
    for number in range(1, EXPERTS + 1):
        expert = _expert(closed, f"expert-{number}@panel.example", "")
        expert.finished_at = expert.letter_sent_at
        rows.experts.append(expert)
        rows.ratings.extend(
            ContentRating(expert=expert, item=item.code, relevance=_relevance(place, number))
            for place, item in enumerate(instrument.definition.items)
        )
    open_round = _round(rows, register, instrument, OPEN, today + timedelta(days=60))
    rows.experts.append(_expert(open_round, "invited@panel.example", SECRET))
    return rows


def _round(
    rows: PanelRows, register: RegisterRows, instrument: Instrument, title: str, closes_on: date
) -> ContentRound:
    administrator = next(u for u in register.users if u.email == DemonstrationAccount.ADMINISTRATOR.email)
    asked = ContentRound(
        id=demonstration_id("content_round", title),
        title=title,
        instrument=instrument,
        closes_on=closes_on,
        created_by=administrator,
    )
    rows.rounds.append(asked)
    return asked


def _expert(asked: ContentRound, email: str, secret: str) -> ContentExpert:
    now = timezone.now()
    return ContentExpert(
        id=demonstration_id("expert", email),
        round=asked,
        email=email,
        secret_hash=hash_of(secret) if secret else None,
        asked_at=now,
        letter_sent_at=now,
    )


def _relevance(place: int, expert: int) -> int:
    if (place * 3 + expert) % LOW_EVERY < (place % 5 == 0) + 1:
        return 2
    return 3 + (place + expert) % 2

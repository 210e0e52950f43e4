"""Counts codes that let nobody in, so that nobody can try them one after the other.

A right code counts for nothing: a whole hospital may sit behind one address. Who scanned a QR code types none.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from workshops.models import FailedJoin, Room
from workshops.selectors.failed_joins import EVERYWHERE, place_of, too_many_failures, window_at
from workshops.selectors.joining import room_with_code


class TooManyFailures(Exception):
    """No code is looked at now, right or wrong: what a right one is told would tell it from the others."""


@transaction.atomic
def try_code(*, text: str, address: str, moment: datetime) -> Room | None:
    """The room that a typed code opens; None, and one failure more, for a wrong code and for a dead one.

    Whoever tries one waits in line with everybody who does, so that of many guesses sent at once none is looked at
    beyond the number. Nobody is signed in, and no row says who tried.
    """
    place, now = place_of(address), window_at(moment)
    _lock(now)
    if too_many_failures(place, moment):
        raise TooManyFailures
    room = room_with_code(text)
    if room is None:
        _count(place, now)
    return room


@transaction.atomic
def remove_old_failures(*, moment: datetime) -> None:
    """What is counted no longer. By the clock."""
    FailedJoin.objects.filter(window__lt=window_at(moment) - 1).delete()


def _lock(now: int) -> None:
    """Both windows, so that those who try just before a new one begins and just after it wait for each other."""
    windows = (now - 1, now)
    FailedJoin.objects.bulk_create(
        [FailedJoin(source=EVERYWHERE, window=window) for window in windows], ignore_conflicts=True
    )
    rows = FailedJoin.objects.select_for_update().filter(source=EVERYWHERE, window__in=windows)
    list(rows.order_by("window"))


def _count(place: str, now: int) -> None:
    FailedJoin.objects.bulk_create([FailedJoin(source=place, window=now)], ignore_conflicts=True)
    FailedJoin.objects.filter(source__in=(place, EVERYWHERE), window=now).update(count=F("count") + 1)

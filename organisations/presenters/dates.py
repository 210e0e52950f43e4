"""Days and times as pages say them, by the clock of the service."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format


def day(moment: date | datetime | None) -> str:
    """“27 March 2026”; nothing where there is no day."""
    if moment is None:
        return ""
    return date_format(timezone.localdate(moment) if isinstance(moment, datetime) else moment, "j F Y")


def clock(moment: datetime) -> str:
    """“14:02”"""
    return date_format(timezone.localtime(moment), "H:i")

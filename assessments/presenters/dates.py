"""Dates and times as the pages say them, in the service's time zone."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format


def day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F Y")


def clock(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "H:i")


def last_day(closes_at: datetime) -> str:
    """The last day on which answers can be sent: a round that closes at midnight closes with the day before."""
    return day(closes_at - timedelta(microseconds=1))


def last_date(closes_at: datetime) -> date:
    """The same day, for a form."""
    return timezone.localdate(closes_at - timedelta(microseconds=1))

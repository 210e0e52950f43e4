"""How many codes that let nobody in were typed lately: from one place, and everywhere."""

from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address

from django.db.models import Q, Sum
from django.utils.crypto import salted_hmac

from workshops.models import FailedJoin

WINDOW = timedelta(minutes=10)
MOST_FROM_ONE_PLACE, MOST_OF_ALL = 30, 300
EVERYWHERE = ""


def window_at(moment: datetime) -> int:
    return int(moment.timestamp()) // int(WINDOW.total_seconds())


def place_of(address: str) -> str:
    """A keyed hash, so that nobody who reads the table learns an address. One home or ward has a whole network of the
    newer kind of addresses, and counts as one place."""
    try:
        known = ip_address(address)
    except ValueError:
        known = address
    network = int(known) >> 64 if isinstance(known, IPv6Address) else known
    return salted_hmac("workshops.failed_joins", str(network), algorithm="sha256").hexdigest()


def too_many_failures(place: str, moment: datetime) -> bool:
    """This window and the one before stand for the last ten minutes, whenever a window begins. One query."""
    now = window_at(moment)
    counted = FailedJoin.objects.filter(source__in=(place, EVERYWHERE), window__in=(now - 1, now)).aggregate(
        here=Sum("count", filter=Q(source=place), default=0),
        everywhere=Sum("count", filter=Q(source=EVERYWHERE), default=0),
    )
    return counted["here"] >= MOST_FROM_ONE_PLACE or counted["everywhere"] >= MOST_OF_ALL

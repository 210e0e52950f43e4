"""How a room is joined: its code for the eye, the address to type and a QR code that carries both."""

from dataclasses import dataclass

import segno
from django.conf import settings
from django.urls import reverse

from workshops.models import Room

# Four modules of white around it, as the standard asks.
QUIET = 4


@dataclass(frozen=True)
class QrCode:
    """The dark squares as one SVG path in a square of `side` units."""

    side: int
    path: str


@dataclass(frozen=True)
class JoinView:
    """`code` in two groups of three, as it is read out; `address` without what browsers add themselves."""

    code: str
    address: str
    href: str
    qr: QrCode


def present_joining(room: Room) -> JoinView:
    scanned = reverse("workshops:join_by_key", args=[room.key])
    typed = reverse("workshops:join")
    return JoinView(
        code=f"{room.code[:3]} {room.code[3:]}",
        address=f"{settings.SITE_URL}{typed}".split("://")[-1].rstrip("/"),
        href=f"{settings.SITE_URL}{scanned}",
        qr=qr_code(f"{settings.SITE_URL}{scanned}"),
    )


def qr_code(text: str) -> QrCode:
    """A quarter of it may be hidden by a hand or by glare (level Q)."""
    rows = segno.make(text, error="q", micro=False).matrix
    path = "".join(_runs(row, height) for height, row in enumerate(rows, QUIET))
    return QrCode(side=len(rows) + 2 * QUIET, path=path)


def _runs(row: bytearray, height: int) -> str:
    """Dark squares that touch are one bar: the path is shorter, and no seams show on a projector."""
    found, start = [], None
    for place, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            found.append(f"M{start + QUIET} {height}h{place - start}v1h-{place - start}z")
            start = None
    return "".join(found)

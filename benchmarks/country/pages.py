"""Every page of every kind of area, timed in the service itself: a process of its own for each country.

Addresses come in on standard input, one a line, and what each took goes out as a line of JSON. So whoever compares two
countries visits a page of the one and then the same page of the other, and what else the machine does meets both.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from typing import Any

BOARDS = 5
KINDS = ("acute_trust", "mental_health_trust")


def addresses() -> Iterator[tuple[str, str]]:
    """Name of the page and address: all panels and their files, of England, every region and some boards, with every
    choice that a reader has."""
    from assessments.models import Campaign
    from dashboards.enums import Panel
    from dashboards.models import Publication

    with_file = [panel for panel in Panel if panel != Panel.LEVERS]
    rounds = list(Campaign.objects.order_by("-opens_at"))
    codes = Publication.objects.filter(batch__campaign=rounds[0], kind="").values_list("area", flat=True)
    areas = sorted(set(codes), key=lambda code: (code != "england", not code.startswith("y"), code))
    # Before the boards merged: there are figures by the boundaries of then and of now.
    merged = next(one for one in rounds if one.first_day.isoformat() < "2026-04-01")
    now = Publication.objects.filter(batch__campaign=merged).latest("boundaries").boundaries
    choices = ["", f"?round={rounds[1].pk}", f"?round={merged.pk}&boundaries={now}"]
    for area in areas[: 1 + 7 + BOARDS]:
        wide = area == "england" or area.startswith("y")
        kinds = [f"?round={rounds[1].pk}&kind={kind}" for kind in KINDS] if wide else []
        for choice in [*choices, *kinds]:
            yield "summary", f"/areas/{area}/{choice}"
            for panel in Panel:
                yield panel.value, f"/areas/{area}/{panel.value}/{choice}"
        for panel in with_file:
            yield f"{panel.value} as CSV", f"/areas/{area}/{panel.value}.csv?round={rounds[1].pk}"


def answer_visits() -> None:
    """First the list of addresses, then each visit that is asked for: milliseconds, queries, bytes."""
    from django.db import connection
    from django.test import Client

    client = Client()
    client.force_login(reader())
    asked = [0]

    def count(execute: Any, *arguments: Any) -> Any:
        asked[0] += 1
        return execute(*arguments)

    _say([*addresses()])
    with connection.execute_wrapper(count):
        for line in sys.stdin:
            asked[0], started = 0, time.perf_counter()
            response = client.get(line.strip())
            taken = time.perf_counter() - started
            if response.status_code != 200:
                raise RuntimeError(f"{line.strip()}: {response.status_code}")
            _say([taken * 1e3, asked[0], len(response.content)])


def _say(what: object) -> None:
    print(json.dumps(what), flush=True)


def reader() -> Any:
    """Somebody who may see every area."""
    from accounts.models import User
    from organisations.enums import AreaRoleCode
    from organisations.models import AreaRole

    person = User.objects.filter(email="reader@country.example").first()
    if person is None:
        person = User.objects.create_user("reader@country.example", name="Country Reader")
        AreaRole.objects.create(person=person, area=None, role=AreaRoleCode.NATIONAL_VIEWER)
    return person


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    answer_visits()

"""Every page of every kind of area, timed in the service itself: python -m benchmarks.country.pages prints JSON.

In a process of its own on the database of TEST_DATABASE_URL, because two countries are compared.
"""

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

BOARDS = 5
TIMES = 2
KINDS = ("acute_trust", "mental_health_trust")


def addresses() -> Iterator[tuple[str, str]]:
    """Name of the page and address: all panels and their files, of England, every region and some boards, with every
    choice that a reader has."""
    from assessments.models import Campaign
    from dashboards.enums import Panel
    from dashboards.models import Publication

    rounds = list(Campaign.objects.order_by("-opens_at"))
    codes = Publication.objects.filter(batch__campaign=rounds[0], kind="").values_list("area", flat=True)
    areas = sorted(set(codes), key=lambda code: (code != "england", not code.startswith("y"), code))
    choices = ["", f"?round={rounds[1].pk}", f"?round={rounds[2].pk}&boundaries=2026-10-01"]
    for area in areas[: 1 + 7 + BOARDS]:
        wide = area == "england" or area.startswith("y")
        kinds = [f"?kind={kind}" for kind in KINDS] if wide else []
        for choice in [*choices, *kinds]:
            yield "summary", f"/areas/{area}/{choice}"
            for panel in Panel:
                yield panel.value, f"/areas/{area}/{panel.value}/{choice}"
        for panel in Panel:
            yield f"{panel.value} as CSV", f"/areas/{area}/{panel.value}.csv"


def measure() -> dict[str, Any]:
    """Milliseconds by page, and how many queries each took."""
    from django.db import connection
    from django.test import Client

    client = Client()
    client.force_login(reader())
    milliseconds: dict[str, list[float]] = defaultdict(list)
    queries: dict[str, set[int]] = defaultdict(set)
    asked = [0]

    def count(execute: Any, *arguments: Any) -> Any:
        asked[0] += 1
        return execute(*arguments)

    visits = list(addresses())
    with connection.execute_wrapper(count):
        for turn in range(TIMES + 1):
            for page, address in visits:
                asked[0], started = 0, time.perf_counter()
                response = client.get(address)
                taken = time.perf_counter() - started
                if response.status_code != 200:
                    raise RuntimeError(f"{address}: {response.status_code}")
                # The first turn reads templates, instruments and pages of the database for the first time.
                if turn:
                    milliseconds[page].append(taken * 1e3)
                    queries[page].add(asked[0])
    return {
        "visits": len(visits) * TIMES,
        "milliseconds": milliseconds,
        "queries": {page: [min(found), max(found)] for page, found in queries.items()},
    }


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
    json.dump(measure(), sys.stdout)

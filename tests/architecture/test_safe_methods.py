"""Looking changes nothing: no page writes a row when it is asked for by GET or HEAD."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.architecture.access_table import ROWS
from tests.architecture.addresses import addresses

pytestmark = pytest.mark.django_db

# Readiness is only known by writing; a code in an address is a guess, and guesses are counted; the library of accounts
# notes an address that it has not seen.
WRITING = {"readyz", "workshops:take_part"}
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


def writes_of(call) -> list[str]:
    connection.queries_log.clear()
    with CaptureQueriesContext(connection) as queries:
        call()
    found = [query["sql"] for query in queries if query["sql"].startswith(WRITES)]
    return [sql[:80] for sql in found if "django_session" not in sql]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_I13_looking_writes_nothing(world, method):
    wrote = {}
    for name in sorted({row.name for row in ROWS if row.method == "GET"} - WRITING):
        if name.startswith("account"):
            continue
        client = Client(raise_request_exception=False)
        client.force_login(world.seats["manager"])
        address = reverse(name, kwargs=world.keys(name, addresses()[name], "ours"))
        if found := writes_of(lambda client=client, address=address: client.generic(method, address)):
            wrote[name] = found

    assert wrote == {}


def test_a_write_would_be_seen(world):
    manager = world.seats["manager"]

    assert writes_of(manager.save)

"""A room of 500 phones that look every second and answer within ten: python -m benchmarks.workshops

On SQLite and on PostgreSQL, server and phones on the same machine: how long an answer takes to be acknowledged, how
long until every screen shows what was revealed, whether an answer was lost or doubled, and how much of the machine the
server uses. Then larger rooms, up to the one that no longer holds. About eight minutes on two cores that are free.
"""

import os
import subprocess
import sys
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

from benchmarks.country import database


def main() -> int:
    print("SQLite", flush=True)
    codes = [_measure("")]
    with database.server() as server:
        url = urlunsplit(urlsplit(server)._replace(path=f"/ecotone_room_{uuid4().hex[:8]}"))
        database.make_database(url)
        try:
            print("PostgreSQL", flush=True)
            codes.append(_measure(url))
        finally:
            database.drop_database(url)
    return max(codes)


def _measure(url: str) -> int:
    environment = os.environ | ({"DATABASE_URL": url} if url else {})
    if not url:
        environment.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.live", *sys.argv[1:]], env=environment
    ).returncode


if __name__ == "__main__":
    sys.exit(main())

"""Everything that has to be on the machine before the service runs: python -m scripts.set_up base|dev

Doing it twice costs nothing: each step remembers, by the contents of its lock file, that it was done.
"""

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from scripts import build_frontend, node_packages, python_packages
from scripts.steps import LOG, ROOT, Stamp, Stop, fingerprint, leave

FRONTEND = Stamp(ROOT / "build" / "frontend.done")


def set_up(level: str) -> None:
    with _alone():
        python_packages.install(level)
        node_packages.install(level)
        made_from = fingerprint([ROOT / "package-lock.json", ROOT / "scripts" / "build_frontend.py"])
        if not FRONTEND.says(made_from) or not build_frontend.TARGET.is_dir():
            build_frontend.build()
            FRONTEND.write(made_from)


@contextmanager
def _alone() -> Iterator[None]:
    """Two set-ups in one folder wait for each other."""
    LOG.parent.mkdir(exist_ok=True)
    with (LOG.parent / "set-up.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    try:
        set_up(sys.argv[1])
    except Stop as reason:
        leave(reason)

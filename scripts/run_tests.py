"""The whole suite, as `make test` and the build run it: python -m scripts.run_tests

1. the engine's tests in a process without Django;
2. everything else on SQLite, browser journeys included;
3. on PostgreSQL that again, but for what cannot depend on the database: browser journeys, the attacks on what is
   published, the room of the benchmark, and the tests of the code's own shape, which look at every page from every
   seat.

What could not run on this machine is said at the end. In the build (CI=true) that is a failure.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Sequence

from scripts import postgresql, system_packages
from scripts.steps import ROOT, Stop, leave, say

# Long tests that come late would leave one worker waiting for the other: it takes over what is left.
WORKERS = ["-n", "2", "--dist", "worksteal"]
ENGINE_TESTS = "tests/models_engine"
BROWSER_TESTS = "tests/functional"
BROKER_TESTS = "tests/integration/jobs/test_celery.py"
# Each way of running jobs with the database that it is for: the thread of an embedded server, and Celery's workers.
EMBEDDED_TESTS = "tests/integration/jobs/test_embedded.py"
NOT_ON_SQLITE = [BROKER_TESTS]
# It brings a database file of its own.
ROOM_TEST = "tests/integration/benchmarks/test_room.py"
NOT_ON_POSTGRESQL = [BROWSER_TESTS, EMBEDDED_TESTS, ROOM_TEST, "tests/architecture", "tests/disclosure"]
WITHOUT_DJANGO = "The engine without Django"
NO_TESTS_COLLECTED = 5


def run_tests() -> int:
    left_out: list[str] = []
    no_browser = system_packages.browser()
    if no_browser:
        left_out.append(f"Browser journeys: {no_browser}")
    if no_libraries := system_packages.pdf_libraries():
        left_out.append(f"PDF rendering: {no_libraries}")

    no_redis = system_packages.redis_server()
    if no_redis:
        left_out.append(f"Jobs by Celery: {no_redis}")

    without = [BROWSER_TESTS] * bool(no_browser) + [BROKER_TESTS] * bool(no_redis)
    without.append(ENGINE_TESTS)
    on_sqlite = [*WORKERS, *_ignoring(dict.fromkeys([*NOT_ON_SQLITE, *without]))]
    on_postgresql = [*WORKERS, *_ignoring(dict.fromkeys([*NOT_ON_POSTGRESQL, *without]))]
    results = {
        WITHOUT_DJANGO: _pytest(WITHOUT_DJANGO, [ENGINE_TESTS, "-p", "no:django", *WORKERS]),
        "SQLite": _pytest("SQLite", on_sqlite),
    }
    try:
        with postgresql.server() as url:
            results["PostgreSQL"] = _pytest("PostgreSQL", on_postgresql, database=url)
    except Stop as reason:
        left_out.append(f"Everything on PostgreSQL: {reason}")
    return _closing_words(results, left_out)


def _pytest(name: str, arguments: Sequence[str], database: str = "") -> int:
    """`database` is a DATABASE_URL; empty means SQLite in memory."""
    say(f"\n# {name}: pytest {' '.join(arguments)}")
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | {"TEST_DATABASE_URL": database}).returncode


def _ignoring(paths: Iterable[str]) -> list[str]:
    return [f"--ignore={path}" for path in paths]


def _closing_words(results: dict[str, int], left_out: Sequence[str]) -> int:
    """Say what failed and what was left out; give the exit code."""
    failed = [name for name, code in results.items() if code]
    say("")
    for name in failed:
        nothing = " (no test was found)" if results[name] == NO_TESTS_COLLECTED else ""
        say(f"FAILED: {name}{nothing}")
    if left_out:
        say("=" * 80)
        say("NOT RUN on this machine:")
        for sentence in left_out:
            say(f"  {sentence}")
        say("=" * 80)
    in_build = os.environ.get("CI", "").lower() not in {"", "0", "false"}
    if not failed and not left_out:
        say("Everything ran, and everything passed.")
    return 1 if failed or (left_out and in_build) else 0


if __name__ == "__main__":
    try:
        raise SystemExit(run_tests())
    except Stop as reason:
        leave(reason)
    except KeyboardInterrupt:
        raise SystemExit(130) from None

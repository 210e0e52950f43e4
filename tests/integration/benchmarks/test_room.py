"""The benchmark of a live room: its phones do come in, answer and look, and what it reports is what happened."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_a_room_of_a_few_phones_is_measured():
    # On a database file of its own, whichever the suite runs on.
    environment = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")}
    asked = ["--phones", "6", "--runs", "1", "--within", "2", "--larger"]
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.live", *asked],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )

    assert "6 phones,  1 runs" in ran.stdout, ran.stderr[-2000:]
    assert "rows lost or doubled 0, troubles 0" in ran.stdout
    assert re.search(r"vote p95 +\d+ ms, shown on every screen p95 \d\.\d\d s", ran.stdout)

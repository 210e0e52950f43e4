"""Whole files in, whole files out: a change of any number shows as a change of a file kept here.

After a change that is meant, write the files anew with

    python -m models_engine place tests/models_engine/golden/place.csv --json | python -m json.tool

(and the same for score) and read the difference before keeping it.
"""

import json
from pathlib import Path

import pytest

from models_engine.__main__ import main

GOLDEN = Path(__file__).parent / "golden"


def same(found, kept):
    """Equal, numbers to 12 digits: the last bits may differ between processors."""
    if isinstance(kept, dict):
        return list(found) == list(kept) and all(same(found[key], kept[key]) for key in kept)
    if isinstance(kept, list):
        return len(found) == len(kept) and all(map(same, found, kept))
    return found == (pytest.approx(kept, rel=1e-12) if isinstance(kept, float) else kept)


@pytest.mark.parametrize("command", ["place", "score"])
def test_a_kept_file_gives_the_kept_numbers(command, capsys):
    assert main([command, str(GOLDEN / f"{command}.csv"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    kept = json.loads((GOLDEN / f"{command}.json").read_text())
    assert same(found, kept)


def test_a_difference_would_be_seen():
    kept = json.loads((GOLDEN / "place.json").read_text())
    changed = json.loads((GOLDEN / "place.json").read_text())
    changed["cases"][0]["formality"] += 1e-6
    assert not same(changed, kept)

"""The engine does what its specification says, and the page about it is up to date."""

from pathlib import Path

import pytest

from models_engine import place_partnership, score_factors
from tests.models_engine.spec.chapters import CHAPTERS
from tests.models_engine.spec.document import scoring
from tests.models_engine.spec.statistics import STATISTICS, found_in
from tests.models_engine.tables import answers

EXAMPLES = [(chapter.title, example) for chapter in CHAPTERS for example in chapter.examples]
PAGE = Path(__file__).parents[3] / "docs" / "reference" / "scoring.md"


@pytest.mark.parametrize(
    ("chapter", "example"), EXAMPLES, ids=[f"{title}: {example.says}" for title, example in EXAMPLES]
)
def test_an_example_comes_out_as_it_says(instrument, chapter, example):
    codes, *lines = example.answers.strip().splitlines()
    rows = [answers(codes, line) for line in lines]
    if example.of == "place":
        result = place_partnership(instrument, rows)
    else:
        result = score_factors(instrument, rows, example.view)[example.of]
    found = {name: getattr(result, name) for name in example.gives}
    assert found == {
        name: pytest.approx(wanted, abs=1e-12) if isinstance(wanted, float) else wanted
        for name, wanted in example.gives.items()
    }


WORKED = [(chapter.title, example) for chapter in STATISTICS for example in chapter.examples]


@pytest.mark.parametrize(
    ("chapter", "example"), WORKED, ids=[f"{title}: {example.says}" for title, example in WORKED]
)
def test_a_worked_example_gives_the_numbers_written_beside_it(chapter, example):
    result = example.work(example.rows)
    for name, wanted in example.gives.items():
        found = found_in(result, name)
        assert found == (
            pytest.approx(wanted, abs=tolerance(wanted)) if isinstance(wanted, float) else wanted
        )


def tolerance(written):
    """Half of the last decimal that is written."""
    return 0.5001 * 10.0 ** -len(str(written).partition(".")[2])


def test_the_page_is_what_the_chapters_say():
    assert PAGE.read_text(encoding="utf-8") == scoring()

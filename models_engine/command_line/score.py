"""score: means, shares and bands of the factors."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from models_engine.command_line.answer_files import Columns, read_groups
from models_engine.command_line.command import Command
from models_engine.command_line.origin import origin
from models_engine.scoring import score_factors
from models_engine.shipped import load_instrument

SCORE_FIELDS = ("mean", "n", "dont_know_share", "not_applicable_share", "band")


def score(options: Namespace) -> dict[str, Any]:
    instrument = load_instrument()
    columns = Columns(subject="subject", items=tuple(instrument.item_index), all_needed=False)
    subjects = []
    for subject, rows in read_groups(options.file, instrument, columns).items():
        scores = score_factors(instrument, rows).values()
        factors = {score.code: {name: getattr(score, name) for name in SCORE_FIELDS} for score in scores}
        subjects.append({"subject": subject, "respondents": len(rows), "factors": factors})
    return origin(instrument) | {"subjects": subjects}


COMMAND = Command(
    name="score",
    help="Score the factors of each subject; columns: subject, respondent (optional), item codes.",
    report=score,
)

"""What two sides said of themselves before a partnership, as unsaved rows."""

from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import yaml

from assessments.demonstration.register_rows import RegisterRows
from assessments.demonstration.world import demonstration_id
from assessments.models import Instrument, ReadinessAnswer, ReadinessCheck, opening


def build_readiness(
    register: RegisterRows, instrument: Instrument, today: date
) -> tuple[list[ReadinessCheck], list[ReadinessAnswer]]:
    text = files(__package__).joinpath("readiness.yaml").read_text(encoding="utf-8")
    checks, answers = [], []
    for entry in yaml.safe_load(text)["checks"]:
        check = _check(entry, register, instrument, today)
        checks.append(check)
        answers += [
            ReadinessAnswer(sheet=check, item=f"{factor}{number}", given=given)
            for factor, row in entry["answers"].items()
            for number, given in enumerate(row.split(), start=1)
        ]
    return checks, answers


def _check(
    entry: dict[str, Any], register: RegisterRows, instrument: Instrument, today: date
) -> ReadinessCheck:
    finished = entry.get("finished_days_ago")
    moment = None if finished is None else opening(today - timedelta(days=finished))
    return ReadinessCheck(
        id=demonstration_id("readiness", entry["organisation"], entry["partnership"]),
        organisation=register.organisations[entry["organisation"]],
        partnership=register.partnerships[entry["partnership"]],
        instrument=instrument,
        formality=entry["formality"],
        origin=entry["origin"],
        filled_by=register.people[entry["organisation"]][0],
        agreed_by=None if moment is None else entry["agreed_by"],
        finished_at=moment,
        shared_at=moment if entry.get("shared") else None,
    )

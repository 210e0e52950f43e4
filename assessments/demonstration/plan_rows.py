"""What two sides have planned, as unsaved rows."""

from datetime import date, timedelta
from importlib.resources import files
from typing import Any

import yaml

from accounts.enums import DemonstrationAccount
from assessments.demonstration.register_rows import RegisterRows
from assessments.demonstration.round_rows import RoundRows
from assessments.demonstration.world import demonstration_id
from assessments.enums import ActionStatus
from assessments.models import Action


def build_plans(register: RegisterRows, rounds: RoundRows, today: date) -> list[Action]:
    text = files(__package__).joinpath("plans.yaml").read_text(encoding="utf-8")
    return [_action(entry, register, rounds, today) for entry in yaml.safe_load(text)["actions"]]


def _action(entry: dict[str, Any], register: RegisterRows, rounds: RoundRows, today: date) -> Action:
    people = {user.email: user for user in register.users}
    owner = people[DemonstrationAccount(entry["owner"]).email] if "owner" in entry else None
    closed = entry.get("closed_days_ago")
    latest = max(rounds.campaigns, key=lambda campaign: campaign.opens_at)
    return Action(
        id=demonstration_id("action", entry["key"]),
        organisation=register.organisations[entry["organisation"]],
        partnership=register.partnerships.get(entry.get("partnership")),
        text=entry["text"],
        mechanism=entry.get("mechanism"),
        condition=entry.get("condition", ""),
        campaign=latest if "mechanism" in entry else None,
        owner=owner,
        owner_name=entry.get("owner_name", ""),
        due_on=today + timedelta(days=entry["due_in_days"]),
        status=entry.get("status", ActionStatus.OPEN),
        review_note=entry.get("review_note", ""),
        closed_on=None if closed is None else today - timedelta(days=closed),
        shared_with_partner=entry.get("shared", False),
        created_by=register.people[entry["organisation"]][0],
    )

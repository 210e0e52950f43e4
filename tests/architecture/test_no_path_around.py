"""Nothing of an organisation reaches an area but through a rollup, and no rollup a page but through disclosure
control."""

import ast
import json

import pytest

from models_engine import ShownCount, ShownMean, ShownShare
from tests.architecture.sources import read, tracked

# What stands behind an organisation's own pages, and who may read it: the roll-up alone.
PRIVATE = {"Response", "Answer", "Assessment", "Result", "TeamNumbers", "AnonymousEnvelope", "Action"}
MODULES = {
    "assessments.selectors.answers",
    "assessments.selectors.team_numbers",
    "assessments.selectors.numbers",
    "assessments.selectors.results",
    "assessments.selectors.numbers_as_data",
}
ROLL_UP = {"dashboards/selectors/roll_up.py", "dashboards/selectors/roll_up_numbers.py"}
# Results that a lead released by name have a way of their own (decision 19).
RELEASED = "released"
# The demonstration's leads release what their own pages show.
RELEASES = {"dashboards/services/load_demonstration_areas.py"}
# An organisation's own people see their own result here, as on its own page, beside published figures of others.
OWN_RESULT = {"dashboards/views/peers.py"}
# Rollups are read where figures are counted, and where it is seen whether a round's are complete.
READS_ROLLUPS = ("dashboards/selectors/publishing.py", "dashboards/selectors/figures/")


def private_names(source: str) -> list[str]:
    """What in a module's source could give it person-level numbers."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {alias.name for alias in node.names}
            if node.module.startswith("assessments.models"):
                found += sorted(names & PRIVATE)
            if node.module in MODULES:
                found += sorted(f"{node.module}.{name}" for name in names)
        elif isinstance(node, ast.Attribute) and node.attr in {"responses", "results", "assessments"}:
            found.append(f"line {node.lineno}: .{node.attr}")
    return found


def names_rollup(source: str) -> bool:
    return any(
        isinstance(node, ast.ImportFrom) and any(alias.name == "Rollup" for alias in node.names)
        for node in ast.walk(ast.parse(source))
    ) or any(
        isinstance(node, ast.Attribute) and node.attr == "rollups" for node in ast.walk(ast.parse(source))
    )


def unlike_the_engine(value: object, place: str = "") -> list[str]:
    """Numbers of a content that do not stand in a value as the engine writes it."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return []
    if isinstance(value, int | float):
        return (
            [] if place in EXACT or place.startswith("/mechanisms") and place.endswith("/number") else [place]
        )
    if isinstance(value, list):
        return [found for one in value for found in unlike_the_engine(one, place)]
    assert isinstance(value, dict), place
    if {"shown", "hidden"} & value.keys():
        return [] if any(_reads(kind, value) for kind in (ShownCount, ShownMean, ShownShare)) else [place]
    if {"difference", "interval", "label"} == value.keys():
        return []
    return [found for key, one in value.items() for found in unlike_the_engine(one, f"{place}/{key}")]


# The form, and how many organisations were asked and answered: providers need no treatment.
EXACT = {"/form", "/base/organisations", "/base/answering"}


def _reads(kind: type, value: dict) -> bool:
    try:
        return kind.from_data(value).as_data() == value
    except (KeyError, TypeError, ValueError):
        return False


def test_only_the_roll_up_reads_what_organisations_answered():
    modules = [path for path in tracked("dashboards/**/*.py", "dashboards/*.py") if RELEASED not in path]

    assert set(modules) >= ROLL_UP
    assert {
        path: found
        for path in modules
        if path not in ROLL_UP | RELEASES | OWN_RESULT and (found := private_names(read(path)))
    } == {}


def test_only_publishing_reads_rollups():
    modules = tracked("*/views/*.py", "*/presenters/*.py", "*/charts/*.py", "*/outputs/*.py", "*/forms/*.py")
    modules += tracked(":(glob)dashboards/*.py", "dashboards/selectors/*.py")

    assert len(modules) > 50
    assert [path for path in modules if not path.startswith(READS_ROLLUPS) and names_rollup(read(path))] == []


def test_a_selector_that_reads_answers_would_be_caught():
    planted = "from assessments.models import Answer\n\ndef mean(area):\n    return Answer.objects.filter()"

    assert private_names(planted) == ["Answer"]
    assert private_names("from assessments.selectors.team_numbers import team_numbers") == [
        "assessments.selectors.team_numbers.team_numbers"
    ]
    assert private_names("def page(campaign):\n    return campaign.results.count()") == ["line 2: .results"]
    assert names_rollup("from dashboards.models import Publication, Rollup")
    assert names_rollup("def page(campaign):\n    return campaign.rollups.all()")


@pytest.mark.django_db
def test_every_published_number_is_a_value_of_the_engine():
    from dashboards.models import Publication
    from tests.factories.publications import make_area_world

    make_area_world(rounds=1)
    contents = [publication.content for publication in Publication.objects.all()]

    assert len(contents) == 4
    assert [found for content in contents for found in unlike_the_engine(content)] == []


def test_a_plain_number_would_be_caught():
    content = json.loads('{"base": {"organisations": 5}, "factors": {"POL": {"mean": 3.42}}}')

    assert unlike_the_engine(content) == ["/factors/POL/mean"]
    assert unlike_the_engine({"coverage": {"invited": {"shown": 3.5, "people": 4}}}) == ["/coverage/invited"]

"""Feature 53 in the code: what was answered is read in three modules, and the one that reads everybody's asks first
whether it has been revealed. test_hidden_until_reveal.py reads the pages."""

import ast
import re

from tests.architecture.sources import PACKAGES, read, tracked

READERS = {
    "workshops/selectors/tallies.py",  # everybody's, of a revealed ballot
    "workshops/selectors/own_votes.py",  # one device's own
    "workshops/selectors/counts.py",  # how many devices have answered, not what
}
# Services that put answers in or take them away, and read none.
WRITERS = {
    "workshops/services/cast_votes.py",
    "workshops/services/count_hands.py",
    "workshops/services/join_workshop.py",  # so does leaving
    "workshops/services/set_room.py",  # removing a device takes what nobody has been shown
    "workshops/services/simulate_participants.py",
}
# Which groups somebody has raised a hand in, and so stay: the facilitator has entered that, and no answer is looked at.
WHETHER = {"workshops/selectors/preparing.py": {"ballots__hands__group"}}
MODELS = {"Vote", "HandCount"}
RELATED = re.compile(r"(?:^|__)(?:votes|hands)(?:__|$)")
# Where a name in words leads to rows: lookups, and whatever is counted or fetched beside them.
QUERIES = {"filter", "exclude", "annotate", "aggregate", "alias", "values", "values_list", "prefetch_related"}
QUERIES |= {"order_by", "get", "update", "Count", "Sum", "Avg", "Min", "Max", "F", "Q", "Exists", "Prefetch"}
QUERIES |= {"attrgetter", "getattr"}
PUTS_IN_OR_TAKES_AWAY = {"create", "bulk_create", "update_or_create", "delete"}
TABLES = re.compile(r"workshops_(?:vote|handcount)\b")


def reads_votes(source: str) -> list[str]:
    """Each place in a module's source that could get at somebody's answer."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("workshops.models"):
            found += sorted({alias.name for alias in node.names} & MODELS)
        elif isinstance(node, ast.Attribute) and node.attr in {"votes", "hands", "vote_set"} | MODELS:
            found.append(f"line {node.lineno}: .{node.attr}")
        elif isinstance(node, ast.Call) and _name(node.func) in QUERIES | {"get_model"}:
            words = [one.value for one in ast.walk(node) if isinstance(one, ast.Constant)]
            words += [keyword.arg for keyword in node.keywords if keyword.arg]
            found += [f"line {node.lineno}: {word}" for word in words if _leads_to_votes(word)]
        elif isinstance(node, ast.Constant) and TABLES.search(str(node.value)):
            found.append(f"line {node.lineno}: {node.value}")
    return found


def reads_what_it_writes(source: str) -> list[str]:
    """Places in a writer that do something else with the rows than put them in or take them away."""
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    wrong = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"votes", "hands"}:
            wrong.append(f"line {node.lineno}: .{node.attr}")
        if isinstance(node, ast.Attribute) and node.attr == "objects" and _name(node.value) in MODELS:
            last = node
            while isinstance(parents[last], ast.Attribute | ast.Call) and last is not _argument(
                parents[last]
            ):
                last = parents[last]
            if _name(getattr(last, "func", last)) not in PUTS_IN_OR_TAKES_AWAY:
                wrong.append(f"line {node.lineno}: {ast.unparse(last)}")
    return wrong


def _elsewhere(path: str, places: list[str]) -> list[str]:
    """What a presenter calls hands is a number that was counted for it: it cannot ask the database."""
    known = {".hands"} if "/presenters/" in path else WHETHER.get(path, set())
    return [place for place in places if place.rpartition(": ")[2] not in known]


def _argument(node: ast.AST) -> ast.AST | None:
    return node.args[0] if isinstance(node, ast.Call) and node.args else None


def _name(node: ast.AST) -> str:
    return getattr(node, "attr", None) or getattr(node, "id", "")


def _leads_to_votes(word: object) -> bool:
    return isinstance(word, str) and (word in MODELS or RELATED.search(word) is not None)


def test_feature_53_answers_are_read_in_three_modules_and_nowhere_else():
    modules = tracked(*(f"{package}/**/*.py" for package in PACKAGES if package != "benchmarks"))
    ours = [path for path in modules if "/migrations/" not in path and "/models/" not in path]
    found = {path: places for path in ours if (places := _elsewhere(path, reads_votes(read(path))))}

    assert len(ours) > 400
    assert {path: places for path, places in found.items() if path not in READERS | WRITERS} == {}
    assert found.keys() >= READERS


def test_feature_53_who_writes_answers_reads_none():
    writers = [path for path in tracked("workshops/services/*.py") if path in WRITERS]

    assert writers
    assert {path: wrong for path in writers if (wrong := reads_what_it_writes(read(path)))} == {}


def test_feature_53_no_template_walks_from_a_ballot_to_its_votes():
    walks = re.compile(r"\.(?:votes|hands|vote_set)\b")

    assert walks.search("{{ ballot.votes.count }}")
    assert [path for path in tracked("templates/**/*.html") if walks.search(read(path))] == []


def test_a_module_that_looks_at_votes_would_be_caught():
    planted = {
        "from workshops.models import Ballot, Vote": ["Vote"],
        "from workshops.models.ballot import HandCount": ["HandCount"],
        "from workshops import models\nmodels.Vote.objects.all()": ["line 2: .Vote"],
        "def page(ballot):\n    return ballot.votes.count()": ["line 2: .votes"],
        "def page(ballot):\n    return ballot.hands.all()": ["line 2: .hands"],
        "Ballot.objects.annotate(n=Count('votes'))": ["line 1: votes", "line 1: votes"],
        "Step.objects.filter(ballots__votes__value=5)": ["line 1: ballots__votes__value"],
        "Step.objects.values_list('ballots__hands__count')": ["line 1: ballots__hands__count"],
        "apps.get_model('workshops', 'Vote')": ["line 1: Vote"],
        "cursor.execute('SELECT value FROM workshops_vote')": ["line 1: SELECT value FROM workshops_vote"],
        "from workshops.models import Ballot\nballot.state": [],
    }

    assert {source: reads_votes(source) for source in planted} == planted


def test_a_writer_that_reads_would_be_caught():
    good = "Vote.objects.update_or_create(ballot=ballot)\nHandCount.objects.filter(ballot=ballot).delete()"
    planted = "list(Vote.objects.filter(ballot=ballot))\nballot.votes.count()"

    assert reads_what_it_writes(good) == []
    assert sorted(reads_what_it_writes(planted)) == [
        "line 1: Vote.objects.filter(ballot=ballot)",
        "line 2: .votes",
    ]

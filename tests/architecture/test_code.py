"""Rules about the code that no linter knows. The direction of imports is with import-linter (`make check`)."""

import ast
import re
import statistics
import sys

from tests.architecture.sources import APPS, CHANGING, PACKAGES, read, tracked

PYTHON = tracked(*(f"{package}/*.py" for package in PACKAGES))
WRITTEN = [path for path in PYTHON if "/migrations/" not in path and read(path).strip()]
LONG, TOO_LONG = 300, 400
# The public face of the engine is a list of names, one on a line.
A_LIST = {"models_engine/__init__.py"}
# Services at whose moment there is no signed-in person, with the reason; loading data from the command line is
# another.
ACTED_BY_NOBODY = {
    "accept_invitation_as_new_person": "the person it makes is the one who acts",
    "create_account": "the person it makes is the one who acts",
    "create_administrator": "called on the machine of the service",
    "keep_batch": "the clock publishes, and nobody presses anything",
    "cast_votes": "a device in a room has no account",
    "give_feedback": "a device in a room has no account",
    "join_workshop": "a device in a room has no account",
    "leave_workshop": "a device in a room has no account",
    "try_code": "who types a code has no account",
    "remove_old_failures": "the clock removes them",
}
# Services of anonymous rounds and of rooms, whose rows would be what must not exist: when somebody took a link, came or
# answered; and the counts of wrong codes, in which nobody is.
WITHOUT_WITNESS = {"take_anonymous_link", "save_anonymous_answers", "try_code", "remove_old_failures"}
WITHOUT_WITNESS |= {"cast_votes", "give_feedback", "join_workshop", "leave_workshop"}
# Services that write what follows from other rows and can be had again: nobody decides anything in them.
FOLLOWS = {
    "store_results": "the sheet that was sent left its row",
    "roll_up": "so did the sheets that it is counted from",
    "queue_all_results": "the jobs it queues count what was sent",
    "_queue_closed_round": "the day on which the round closes left its row",
    "tell_counts": "so did the sheets that it counts",
    "publish_when_complete": "the batch that comes of it leaves one",
}


def lines(path: str) -> int:
    return len(read(path).splitlines())


def test_files_are_short():
    sizes = {path: lines(path) for path in WRITTEN}

    assert statistics.median(sizes.values()) <= 70
    assert {path: size for path, size in sizes.items() if size > TOO_LONG and path not in A_LIST} == {}
    assert len([path for path, size in sizes.items() if size > LONG]) <= len(sizes) / 50


def test_no_file_is_a_drawer():
    drawers = {"utils", "util", "helpers", "common", "misc", "shared", "tools"}

    assert [path for path in PYTHON if drawers & set(path.removesuffix(".py").split("/"))] == []


def test_views_are_short_functions_without_queries():
    """Load, check, form, one service call, redirect or render: more belongs in a service or a selector."""
    views = tracked(*(f"{app}/views/*.py" for app in APPS), *(f"{app}/views.py" for app in APPS))
    too_much = []
    for path in views:
        for node in ast.walk(ast.parse(read(path))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > 25:
                too_much.append(f"{path}: {node.name} is long")
            if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager"}:
                too_much.append(f"{path}, line {node.lineno}: a query")

    assert views
    assert too_much == []


def test_presenters_and_charts_ask_no_questions_of_the_database():
    asking = re.compile(r"\.objects\b|\.filter\(|\.save\(|\.exclude\(")
    wording = tracked(*(f"{app}/presenters/*.py" for app in APPS), *(f"{app}/charts*" for app in APPS))

    assert wording
    assert [path for path in wording if asking.search(read(path))] == []


def test_services_name_their_arguments_and_who_acts_and_leave_a_trace():
    """`create_partnership(name=…, by=user)`: nobody can swap two arguments, and the audit row has an author."""
    found = 0
    wrong = []
    for path in tracked(*(f"{app}/services/*.py" for app in CHANGING)):
        for node in ast.parse(read(path)).body:
            if not isinstance(node, ast.FunctionDef) or not _is_service(node) or node.name in FOLLOWS:
                continue
            found += 1
            names = {argument.arg for argument in node.args.kwonlyargs}
            if node.args.args:
                wrong.append(f"{path}: {node.name} takes arguments by position")
            if "by" not in names and node.name not in ACTED_BY_NOBODY and not node.name.startswith("load_"):
                wrong.append(f"{path}: {node.name} does not say who acts")
            if "record_event" not in read(path) and node.name not in WITHOUT_WITNESS:
                wrong.append(f"{path}: {node.name} leaves no audit row")

    assert found
    assert wrong == []


def _is_service(node: ast.FunctionDef) -> bool:
    return any("atomic" in ast.unparse(decorator) for decorator in node.decorator_list)


def test_the_engine_imports_the_standard_library_numpy_and_yaml_only():
    """And SciPy, for the quantile of a distribution, inside the function that needs it (docs/adr/0002)."""
    allowed = {*sys.stdlib_module_names, "models_engine", "numpy", "yaml"}
    at_once, in_functions = set(), set()
    for path in tracked("models_engine/*.py", "models_engine/**/*.py"):
        tree = ast.parse(read(path))
        inside = {
            node
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef)
            for node in ast.walk(function)
        }
        for node in ast.walk(tree):
            (in_functions if node in inside else at_once).update(_imported(node))

    assert "numpy" in at_once
    assert at_once - allowed == set()
    assert in_functions - allowed == {"scipy"}


def _imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {name.name.split(".")[0] for name in node.names}
    if isinstance(node, ast.ImportFrom) and not node.level:
        return {node.module.split(".")[0]}
    return set()


def test_suppressions_give_their_reason():
    bare = re.compile(
        r"#\s*(?:noqa(?::\s*[A-Z0-9, ]+)?|type:\s*ignore(?:\[[\w, -]+\])?|pragma:\s*no cover)\s*$"
    )
    without = [
        f"{path}, line {number}"
        for path in [*PYTHON, *tracked("tests/*.py", "tests/**/*.py")]
        for number, line in enumerate(read(path).splitlines(), start=1)
        if bare.search(line)
    ]

    assert bare.search("import x  # noqa: F401")
    assert without == []

"""Who writes leaves an audit row, in the same function and the same transaction."""

import ast

from tests.architecture.sources import CHANGING, read, tracked

# These write whatever they are called on; `create` and `update` do where they are asked of a manager.
WRITES = {"save", "delete", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "write_anew"}
WRITES_OF_A_MANAGER = {"create", "update"}
# What follows from other rows and can be had again: the sheet that was sent has left its row.
FOLLOWS = {
    "assessments/services/store_results.py": ["store_results records nothing"],
    "assessments/services/tell_counts.py": ["tell_counts records nothing"],
    "dashboards/services/roll_up.py": ["roll_up records nothing"],
    # Of anonymous rounds: a row would say when somebody took a link or answered (decision 18).
    "assessments/services/save_anonymous_answers.py": ["save_anonymous_answers records nothing"],
    "assessments/services/take_anonymous_link.py": ["take_anonymous_link records nothing"],
    # Of a room: a row would say when a device came, answered or sent its words, which nobody is to know.
    "workshops/services/cast_votes.py": ["cast_votes records nothing"],
    "workshops/services/give_feedback.py": ["give_feedback records nothing"],
    "workshops/services/join_workshop.py": [
        "join_workshop records nothing",
        "leave_workshop records nothing",
    ],
    # Counts of wrong codes by a keyed hash of the place, which are soon removed.
    "workshops/services/failed_joins.py": [
        "try_code records nothing",
        "remove_old_failures records nothing",
    ],
    # Called by the services that change a room, inside their transactions, beside their rows.
    "workshops/services/locking.py": [
        "show_anew records nothing",
        "show_anew is not one transaction",
        "count_anew records nothing",
        "count_anew is not one transaction",
    ],
    "workshops/services/simulate_participants.py": [
        "simulated_votes records nothing",
        "simulated_votes is not one transaction",
        "simulated_ideas records nothing",
        "simulated_ideas is not one transaction",
    ],
}


def without_trace(source: str) -> list[str]:
    """Public functions of a service module that write and record nothing, or not in one transaction."""
    tree = ast.parse(source)
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    wrong = []
    for name, node in functions.items():
        if name.startswith("_"):
            continue
        parts = [
            node,
            *(functions[call] for call in _calls(node) if call.startswith("_") and call in functions),
        ]
        if not any(_writes(part) for part in parts):
            continue
        if not any("record_event" in _calls(part) for part in parts):
            wrong.append(f"{name} records nothing")
        if not any(ast.unparse(decorator) == "transaction.atomic" for decorator in node.decorator_list):
            wrong.append(f"{name} is not one transaction")
    return wrong


def _writes(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (
            node.func.attr in WRITES
            or (node.func.attr in WRITES_OF_A_MANAGER and ".objects" in ast.unparse(node.func.value))
        )
        for node in ast.walk(function)
    )


def _calls(function: ast.FunctionDef) -> set[str]:
    return {
        node.func.id
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


def test_every_service_that_writes_leaves_an_audit_row():
    services = tracked(*(f"{app}/services/*.py" for app in CHANGING))
    services.remove("accounts/services/record_event.py")

    assert len(services) > 20
    found = {path: wrong for path in services if (wrong := without_trace(read(path)))}
    assert found == FOLLOWS


def test_a_service_that_writes_in_silence_would_be_caught():
    silent = "@transaction.atomic\ndef rename(*, by, thing):\n    thing.save()"
    by_hand = "def rename(*, by):\n    Thing.objects.filter(pk=1).update(name='')\n    record_event(by=by)"
    helped = (
        "@transaction.atomic\ndef rename(*, by):\n    _write()\ndef _write():\n    Thing.objects.create()"
    )
    good = "@transaction.atomic\ndef rename(*, by, thing):\n    thing.save()\n    record_event(by=by)"
    reading = "def read(*, file):\n    return set().add(1)"

    assert without_trace(silent) == ["rename records nothing"]
    assert without_trace(by_hand) == ["rename is not one transaction"]
    assert without_trace(helped) == ["rename records nothing"]
    assert without_trace(good) == without_trace(reading) == []

"""A view reaches rows through a selector that knows who is asking, never through a model's manager."""

import ast

from tests.architecture.sources import APPS, read, tracked

MANAGERS = {"objects", "_default_manager", "_base_manager"}


def unscoped(source: str) -> list[str]:
    """What in a view's source could read every organisation's rows."""
    tree = ast.parse(source)
    found = [
        f"line {node.lineno}: .{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]
    found += [
        f"line {node.lineno}: get_object_or_404 on a model"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"get_object_or_404", "get_list_or_404"}
        and isinstance(node.args[0], ast.Name)
        and node.args[0].id[:1].isupper()
    ]
    return found


def test_feature_34_views_reach_rows_through_selectors():
    views = tracked(*(f"{app}/views/*.py" for app in APPS))

    assert len(views) > 10
    assert {path: found for path in views if (found := unscoped(read(path)))} == {}


def test_a_view_that_asks_the_model_would_be_caught():
    assert unscoped("def page(request, pk):\n    return Response.objects.get(pk=pk)") == ["line 2: .objects"]
    assert unscoped("def page(request, pk):\n    thing = get_object_or_404(Response, pk=pk)") == [
        "line 2: get_object_or_404 on a model"
    ]
    assert (
        unscoped("def page(request, pk):\n    get_object_or_404(visible_responses(request.user), pk=pk)")
        == []
    )

"""Our includes against the HTML that nhsuk-frontend says each component has."""

import pytest
from django.template.loader import render_to_string

from tests.unit.nhsuk_forms.fixtures import load, tree

TASKS = [
    {"title": "Exercise", "href": "#/task/exercise", "status": "Completed"},
    {"title": "Personal health", "href": "#/task/personal-health", "status": "Completed"},
    {
        "title": "Family health history",
        "href": "#/task/family-health-history",
        "hint": "Details of your parents, brothers and sisters",
        "status": "Incomplete",
        "colour": "blue",
    },
    {
        "title": "Smoking history",
        "href": "#/task/smoking-history",
        "status": "Incomplete",
        "colour": "blue",
    },
    {"title": "Blood test", "status": "Cannot start yet"},
]


def parameters(context: dict) -> dict:
    return {name: value.get("text") if isinstance(value, dict) else value for name, value in context.items()}


@pytest.mark.parametrize(
    ("component", "name", "template"),
    [
        ("back-link", "default", "_components/back_link.html"),
        ("breadcrumb", "default", "_components/breadcrumbs.html"),
        ("button", "as a link", "_components/button.html"),
        ("details", "default", "_components/details.html"),
        ("inset-text", "default", "_components/inset.html"),
        ("tag", "default", "_components/tag.html"),
    ],
)
def test_component_renders_as_the_fixture(component, name, template):
    fixture = load(component, name)

    html = render_to_string(template, parameters(fixture["context"]))

    # The text of a details or an inset is a paragraph here, whichever way the fixture has it.
    plain = fixture["html"].replace("<p>", "").replace("</p>", "")
    assert tree(html.replace("<p>", "").replace("</p>", "")) == tree(plain)


def test_panel():
    fixture = load("panel", "default")

    html = render_to_string(
        "_components/panel.html",
        {"title": fixture["context"]["heading"]["text"], "text": fixture["context"]["text"]},
    )

    assert tree(html) == tree(fixture["html"])


def test_summary_list_with_actions():
    fixture = load("summary-list", "with actions")
    rows = [
        {
            "key": row["key"]["text"],
            "value": row["value"]["text"],
            "href": row["actions"]["items"][0]["href"],
            "hidden": row["actions"]["items"][0]["visuallyHiddenText"],
        }
        for row in fixture["context"]["rows"]
        if "text" in row["value"]
    ]

    html = render_to_string("_components/summary_list.html", {"rows": rows})

    ours, theirs = tree(html)[0], tree(fixture["html"])[0]
    assert ours[:2] == theirs[:2]
    assert ours[2] == theirs[2][: len(rows)]


def test_task_list():
    fixture = load("task-list", "default")

    html = render_to_string("_components/task_list.html", {"groups": [{"title": "Health", "tasks": TASKS}]})

    heading, tasks = tree(html)
    assert heading == ("h2", {"class": ["nhsuk-heading-m"]}, ["Health"])
    assert tasks == tree(fixture["html"].replace("your-health-", "task-1-"))[0]


def test_notification_banner():
    fixture = load("notification-banner", "default")
    message = type("Message", (), {"level_tag": "info", "__str__": lambda self: fixture["context"]["text"]})()

    html = render_to_string("_components/notification.html", {"messages": [message]})

    assert tree(html.replace("notification-1", "nhsuk-notification-banner-title")) == tree(fixture["html"])


@pytest.mark.parametrize("name", ["default", "with multiple errors", "without error link"])
def test_error_summary(name):
    fixture = load("error-summary", name)

    html = render_to_string("nhsuk/error_summary.html", {"errors": fixture["context"]["errorList"]})

    assert tree(html) == tree(fixture["html"])


def test_submit_button():
    fixture = load("button", "with double click prevented")

    html = render_to_string(
        "nhsuk/inputs.html", {"form": {"submit_label": "Save and continue"}, "form_method": "post"}
    )

    assert tree(html)[0][2] == tree(fixture["html"])

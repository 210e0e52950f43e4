"""One example of every component in templates/_components, for the gallery.

A test holds the list complete: add the example with the component. Components that need a chart have theirs in
assessments/views/components.py, since only views know presenters and charts both.
"""

from dataclasses import dataclass
from typing import Any

# They stand around every page, so the gallery shows them by being a page.
OF_THE_FRAME = frozenset({"footer", "header", "phase_banner"})


@dataclass(frozen=True)
class ExampleMessage:
    text: str
    level_tag: str

    def __str__(self) -> str:
        return self.text


EXAMPLES: dict[str, dict[str, Any]] = {
    "back_link": {"href": "#back_link", "text": "Back"},
    "breadcrumbs": {
        "items": [
            {"text": "Home", "href": "#breadcrumbs"},
            {"text": "Northmoor Hospitals", "href": "#breadcrumbs"},
        ]
    },
    "button": {"href": "#button", "text": "Invite people"},
    "contents_list": {
        "links": [
            {"text": "How it began", "href": "#contents_list"},
            {"text": "What to do next", "href": "#contents_list"},
        ]
    },
    "demonstration_accounts": {"accounts": [("manager", "Manager"), ("colleague", "Colleague")]},
    "details": {
        "summary": "Who sees this",
        "text": "Only you, until enough people in your organisation have answered.",
    },
    "door": {
        "href": "#door",
        "title": "You work in a health-care organisation",
        "text": "See where each of your partnerships stands.",
    },
    "inset": {"text": "You can leave this page and come back to it. What you saved is kept."},
    "notification": {"messages": [ExampleMessage("Your answers were sent.", "success")]},
    "panel": {"title": "Answers sent", "text": "Your reference number is EX-204817", "inside": True},
    "post_button": {
        "action": "#post_button",
        "text": "Remove",
        "kind": "warning",
        "hidden_text": "Cal Colleague",
    },
    "summary_list": {
        "rows": [
            {"key": "Purpose", "value": "To share one patient record.", "href": "#summary_list"},
            {"key": "Started", "value": "1 April 2024"},
        ]
    },
    "tag": {"text": "In progress", "colour": "blue"},
    "task_list": {
        "groups": [
            {
                "title": "About your organisation",
                "tasks": [
                    {
                        "title": "How you keep and pass on knowledge",
                        "status": "Completed",
                        "href": "#task_list",
                    },
                    {
                        "title": "What surrounds you",
                        "status": "In progress",
                        "colour": "blue",
                        "href": "#task_list",
                        "hint": "6 of 16 statements answered",
                    },
                    {"title": "Check and send", "status": "Cannot start yet"},
                ],
            }
        ]
    },
    "warning": {
        "text": "A merger ends with one organisation. It is not a partnership that shares knowledge."
    },
}

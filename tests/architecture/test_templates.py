"""What the content security policy would refuse never gets into a template, and what a template names exists."""

import re

import pytest
from django.contrib.staticfiles import finders

from tests.architecture.sources import read, tracked

TEMPLATES = tracked("templates/*.html", "templates/**/*.html")
REFUSED = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "an inline style": re.compile(r"<style\b|\sstyle=", re.IGNORECASE),
    "an inline handler": re.compile(r"\son[a-z]+=", re.IGNORECASE),
    "unescaped text": re.compile(r"\|\s*safe\b|\bautoescape\s+off\b"),
    "a file of another host": re.compile(r"(?:src|srcset)=\"(?:https?:)?//|<link[^>]*href=\"(?:https?:)?//"),
}


def refusals(template: str) -> list[str]:
    without_comments = re.sub(r"{#.*?#}|{% comment.*?endcomment %}", "", template, flags=re.DOTALL)
    return [what for what, pattern in REFUSED.items() if pattern.search(without_comments)]


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("<script>alert(1)</script>", "an inline script"),
        ('<p style="color: red">', "an inline style"),
        ("<style>p { color: red }</style>", "an inline style"),
        ('<button onclick="go()">', "an inline handler"),
        ("{{ note|safe }}", "unescaped text"),
        ('<img src="https://example.org/a.png">', "a file of another host"),
    ],
)
def test_each_refusal_can_happen(template, what):
    assert refusals(template) == [what]


def test_templates_hold_nothing_that_is_refused():
    assert len(TEMPLATES) > 20
    assert {path: found for path in TEMPLATES if (found := refusals(read(path)))} == {}


def test_every_static_file_that_a_template_names_exists():
    named = {
        (path, name)
        for path in TEMPLATES
        for name in re.findall(r"{%\s*static\s+['\"]([^'\"]+)['\"]", read(path))
    }

    assert named
    assert [pair for pair in sorted(named) if finders.find(pair[1]) is None] == []


def test_style_sheets_and_scripts_load_nothing_from_elsewhere():
    ours = tracked("static/*.css", "static/**/*.css", "static/*.js", "static/**/*.js")
    elsewhere = re.compile(r"@import|url\(['\"]?(?:https?:)?//|(?:import|fetch)\s*\(?\s*['\"](?:https?:)?//")

    assert ours
    assert [path for path in ours if elsewhere.search(read(path))] == []

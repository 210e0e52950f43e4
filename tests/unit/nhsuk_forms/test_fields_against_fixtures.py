"""Our fields against the HTML that nhsuk-frontend says each component has."""

import pytest

from tests.unit.nhsuk_forms.fixtures import (
    as_fixture_names,
    expected_html,
    load,
    render_field,
    tree,
)

EVERYWHERE = [
    "default",
    "disabled",
    "with error message",
    "with error message and hint",
    "with error message and hint as strings",
    "with error message and hint, without heading",
    "with error message, without heading",
    "without heading",
]
FIXTURES = {
    "input": [
        *EVERYWHERE,
        "example address line 1",
        "example address postcode",
        "example address town or city",
        "example email address",
        "with code input styling",
        "with hint",
        "width",
        "width class",
    ],
    "textarea": [*EVERYWHERE, "with hint", "with autocomplete attribute"],
    "select": [*EVERYWHERE, "with hint", "with selected value"],
    "radios": [*EVERYWHERE, "with hint", "with hints on items", "with long text", "inline", "legend"],
    "checkboxes": [*EVERYWHERE, "with hint", "with hints on items", "with long text", "inline", "legend"],
    "date-input": [
        *EVERYWHERE,
        "with values",
        "with error on day input",
        "with error on year input",
    ],
    "character-count": [
        *(name for name in EVERYWHERE if name != "disabled"),
        "with hint",
        "with count type 'words'",
        "with count type 'words' and error message",
        "with custom rows",
    ],
    "file-upload": [*EVERYWHERE, "with hint"],
    "password-input": [*EVERYWHERE, "with hint", "with autocomplete attribute", "with width"],
}
CASES = [(component, name) for component, names in FIXTURES.items() for name in names]


@pytest.mark.parametrize(("component", "name"), CASES)
def test_field_renders_as_the_fixture(component, name):
    fixture = load(component, name)

    rendered = as_fixture_names(render_field(component, fixture["context"]))

    assert tree(rendered) == tree(expected_html(fixture))

"""The tools of the browser tests can fail: a check that finds nothing anywhere proves nothing."""

import pytest

from tests.functional.soundness import axe_findings, watch, what_is_wrong

BARE = (
    "<!doctype html><html lang='en'><title>A page – Assess how you share knowledge</title>"
    "<meta name='viewport' content='width=device-width'><main><h1>A page</h1>{}</main></html>"
)
SCRIPTED = """<p id='word'>as served</p>
<script>document.getElementById('word').textContent = 'changed'</script>"""


def test_a_sound_page_is_sound(visitor):
    page = visitor()
    page.set_content(BARE.format("<p>Some text.</p>"))

    assert what_is_wrong(page) == []


def test_axe_objects_to_a_field_without_a_label(visitor):
    page = visitor()
    page.set_content(BARE.format("<form><input type='text' name='name'></form>"))

    assert "label" in axe_findings(page)[0]


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        ("<h1>Another heading</h1>", "2 h1 headings"),
        ("<p style='width: 400px'>Too wide a paragraph</p>", "scrolls sideways"),
        ("<figure data-chart='spectrum'>Nothing yet</figure>", "a chart is not drawn"),
    ],
)
def test_an_unsound_page_is_found_out(visitor, content, finding):
    page = visitor()
    page.set_content(BARE.format(content))

    assert any(finding in found for found in what_is_wrong(page))


@pytest.mark.parametrize(("javascript", "word"), [(True, "changed"), (False, "as served")])
def test_scripts_run_where_they_should(visitor, javascript, word):
    page = visitor(javascript=javascript)
    page.set_content(BARE.format(SCRIPTED))

    assert page.locator("#word").inner_text() == word


def test_a_broken_content_security_policy_is_noticed(browser, service):
    complaints = []
    page = browser.new_page(base_url=service.url)
    watch(page, complaints)
    page.goto("/")
    assert complaints == []

    page.evaluate("() => document.body.setAttribute('style', 'color: red')")
    page.wait_for_function("() => true")

    page.close()
    assert "Content Security Policy" in complaints[0]

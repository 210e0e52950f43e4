"""The tools of the browser tests can fail: an accessibility check that finds nothing anywhere proves nothing."""

import pytest

BARE = "<!doctype html><html lang='en'><title>A page</title><main><h1>A page</h1>{}</main></html>"
SCRIPTED = """<p id='word'>as served</p>
<script>document.getElementById('word').textContent = 'changed'</script>"""


def test_axe_is_content_with_a_sound_page(page, assert_accessible):
    page.set_content(BARE.format("<p>Some text.</p>"))

    assert_accessible(page)


def test_axe_objects_to_a_field_without_a_label(page, assert_accessible):
    page.set_content(BARE.format("<form><input type='text' name='name'></form>"))

    with pytest.raises(AssertionError, match="label"):
        assert_accessible(page)


def test_scripts_run_on_a_page(page):
    page.set_content(BARE.format(SCRIPTED))

    assert page.locator("#word").inner_text() == "changed"


def test_no_script_runs_on_a_page_without_javascript(no_javascript_page):
    no_javascript_page.set_content(BARE.format(SCRIPTED))

    assert no_javascript_page.locator("#word").inner_text() == "as served"

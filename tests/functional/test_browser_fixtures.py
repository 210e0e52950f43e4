"""The tools of the browser tests can fail: an accessibility check that finds nothing anywhere proves nothing."""

import pytest

from tests.functional.conftest import watch

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

"""A real browser against a running server: pages as people get them, with axe looking at each.

The browser is Debian's Chromium, or the one that Playwright brings where there is none.
"""

import os
import shutil
from pathlib import Path

import pytest

# Playwright's synchronous interface runs an event loop in the test's thread, and Django refuses database work
# beside a running loop unless told that this is meant.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN_AXE = """async (tags) => (await axe.run(document, {runOnly: {type: 'tag', values: tags}})).violations
    .map(violation => violation.id + ' (' + violation.help + '): '
        + violation.nodes.map(node => node.target.join(' ')).join(', '))"""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return {
        **browser_type_launch_args,
        **({"executable_path": chromium} if chromium else {}),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture
def no_javascript_page(browser, browser_context_args):
    """A page on which no script runs: what the respondent's journey has to work on."""
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def sign_in(client, live_server):
    """`sign_in(page, manager)` gives that browser page the session of a person who has signed in."""
    from django.conf import settings

    def signed_in(page, person):
        client.force_login(person)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "url": live_server.url}
        page.context.add_cookies([cookie | {"value": client.cookies[settings.SESSION_COOKIE_NAME].value}])
        return page

    return signed_in


@pytest.fixture(scope="session")
def axe_source():
    if not AXE.is_file():
        pytest.fail("axe-core is not installed: run `make test`, or python -m scripts.set_up dev")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def assert_accessible(axe_source):
    """`assert_accessible(page)`: axe finds nothing on the page as it stands now.

    Needs a page with JavaScript. The script goes in through the debugger's door, which the content security
    policy leaves open; a <script> element would be refused.
    """

    def accessible(page):
        page.evaluate(axe_source)
        found = page.evaluate(RUN_AXE, AXE_TAGS)
        assert found == [], f"axe on {page.url}:\n" + "\n".join(found)

    return accessible

"""A real browser against the running service (service.py): pages as people get them, with axe looking at each.

The browser is Debian's Chromium, or the one that Playwright brings where there is none.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.functional.service import start

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


@pytest.fixture(scope="session")
def running_service(tmp_path_factory):
    service, process = start(tmp_path_factory.mktemp("service"))
    yield service
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture
def service(running_service):
    """The service with the demonstration data as it was loaded."""
    running_service.begin_with("demonstration")
    return running_service


@pytest.fixture
def empty_service(running_service):
    """The service with nobody in it but an administrator."""
    running_service.begin_with("empty")
    return running_service


@pytest.fixture
def visitor(browser, running_service):
    """`visitor()` gives a fresh browser's page, as on somebody's own machine; `visitor(javascript=False)` one on
    which no script runs. What such a page complains about in its console, a content security policy that was
    broken above all, fails the test.
    """
    contexts, complaints = [], []

    def new_page(*, javascript=True, **options):
        context = browser.new_context(
            base_url=running_service.url, java_script_enabled=javascript, locale="en-GB", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        watch(page, complaints)
        return page

    yield new_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def sign_in():
    """`sign_in(page, "manager")` signs in with one click as a demonstration account, and lands on its home page."""

    def signed_in(page, account):
        page.goto("/account/login/")
        page.locator(f'button[name=account][value="{account}"]').click()
        page.wait_for_url("**/home/")
        return page

    return signed_in


def watch(page, complaints):
    """Collect what the browser says against a page. A status of 400 or more is a test's own business."""

    def said(message):
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            complaints.append(f"{page.url}: {message.text}")

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))


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

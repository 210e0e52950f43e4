"""A real browser against the running service (service.py): pages as people get them.

The browser is Debian's Chromium, or the one that Playwright brings where there is none.
"""

import os
import shutil

import pytest

from tests.functional.pages import OWNER
from tests.functional.service import ADMINISTRATOR, ADMINISTRATOR_PASSWORD, start
from tests.functional.soundness import WIDE, watch

# Playwright keeps an event loop in the thread of the tests, and database tests that share the process with a browser
# test would be refused by Django's guard for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


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
    base = tmp_path_factory.getbasetemp()
    # Workers that run side by side have folders of their own in one that they share.
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    service = start(tmp_path_factory.mktemp("service"), prepared=shared / "prepared")
    yield service
    service.stop()


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
            base_url=running_service.url,
            java_script_enabled=javascript,
            locale="en-GB",
            **{"viewport": WIDE} | options,
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
    """`sign_in(page, MANAGER)` signs in as a demonstration account with one click, or as OWNER by password, and
    lands on the home page.
    """

    def signed_in(page, who):
        page.goto("/account/login/")
        if who == OWNER:
            page.get_by_label("Email address").fill(ADMINISTRATOR)
            page.get_by_label("Password", exact=True).fill(ADMINISTRATOR_PASSWORD)
            page.locator("main button[type=submit]", has_text="Sign in").click()
        else:
            page.locator(f'button[name=account][value="{who}"]').click()
        page.wait_for_url("**/home/")
        return page

    return signed_in

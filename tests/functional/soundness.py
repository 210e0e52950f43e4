"""What holds for every page, whoever sees it and whatever is on it."""

from functools import cache
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Page, TimeoutError

TITLE_END = "– Assess how you share knowledge"
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
FITS = "() => document.scrollingElement.scrollWidth <= window.innerWidth"
CHARTS_ARE_DRAWN = """() => [...document.querySelectorAll('[data-chart]')]
    .every(chart => chart.querySelector('svg.main-svg') || getComputedStyle(chart).display === 'none'
        || chart.closest('details:not([open])'))"""
WHAT_STICKS_OUT = """() => [...document.querySelectorAll('main *, header *, footer *')]
    .filter(element => element.getBoundingClientRect().right > window.innerWidth + 1)
    .map(element => element.tagName.toLowerCase() + '.' + element.className).slice(0, 3).join(', ')"""

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN_AXE = """async (tags) => (await axe.run(document, {runOnly: {type: 'tag', values: tags}})).violations
    .map(violation => violation.id + ' (' + violation.help + '): '
        + violation.nodes.map(node => node.target.join(' ')).join(', '))"""


def watch(page: Page, complaints: list[str]) -> None:
    """Collect what the browser says against a page. A status of 400 or more is a test's own business."""

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):
            complaints.append(f"{page.url}: {message.text}")

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))


def axe_findings(page: Page) -> list[str]:
    """What axe finds on the page as it stands, from wcag2a to wcag22aa. The page must run JavaScript.

    The script goes in through the debugger's door, which the content security policy leaves open; a <script>
    element would be refused.
    """
    page.evaluate(_axe())
    return page.evaluate(RUN_AXE, AXE_TAGS)


def what_is_wrong(page: Page) -> list[str]:
    """Findings about the page as it stands, in words; an empty list when it is sound."""
    found = []
    if not page.title().endswith(TITLE_END):
        found.append(f"its title is {page.title()!r}")
    if (headings := page.locator("h1").count()) != 1:
        found.append(f"it has {headings} h1 headings")
    try:
        page.wait_for_function(CHARTS_ARE_DRAWN, timeout=5_000)
    except TimeoutError:
        found.append("a chart is not drawn")
    found += axe_findings(page)
    page.set_viewport_size(NARROW)
    try:
        # A chart is drawn anew after the window has changed.
        page.wait_for_function(FITS, timeout=2_000)
    except TimeoutError:
        found.append(f"it scrolls sideways at 320 pixels: {page.evaluate(WHAT_STICKS_OUT)}")
    page.set_viewport_size(WIDE)
    return [f"{page.url}: {finding}" for finding in found]


def assert_sound(page: Page) -> None:
    found = what_is_wrong(page)
    assert not found, "\n".join(found)


@cache
def _axe() -> str:
    assert AXE.is_file(), "axe-core is not installed: run `make test`, or python -m scripts.set_up dev"
    return AXE.read_text(encoding="utf-8")

"""What goes over the wire and what paper and other colours do to it: weight, compression, print, forced colours."""

from playwright.sync_api import expect

from tests.functional.pages import DRAFT, MANAGER, PARTNERSHIP, TRUST
from tests.functional.respondent import press
from tests.functional.soundness import NARROW

BUDGET = 60_000


def test_a_page_of_six_statements_weighs_less_than_60_kilobytes_on_a_first_visit(service, visitor, sign_in):
    """Bytes as they arrived, headers and all, with an empty cache: the page, its styles, scripts and pictures."""
    page = sign_in(visitor(), MANAGER)
    address = _page_of_six(page)
    page.goto("about:blank")
    debugger = page.context.new_cdp_session(page)
    debugger.send("Network.enable")
    debugger.send("Network.clearBrowserCache")
    arrived, encodings = {}, {}
    debugger.on("Network.responseReceived", lambda e: encodings.update({e["requestId"]: e["response"]}))
    debugger.on("Network.loadingFinished", lambda e: arrived.update({e["requestId"]: e["encodedDataLength"]}))
    page.goto(address, wait_until="networkidle")

    assert page.locator("fieldset.nhsuk-fieldset").count() >= 6
    weights = {encodings[key]["url"]: size for key, size in arrived.items() if key in encodings}
    assert len(weights) >= 4  # the page, two style sheets, scripts: a measurement that saw them
    text = [r for r in encodings.values() if r["mimeType"] in {"text/html", "text/css", "text/javascript"}]
    # Files are kept in Brotli as well, where the library for it is there.
    assert {_header(r, "content-encoding") for r in text} <= {"gzip", "br"}
    assert sum(weights.values()) < BUDGET, weights


def test_static_files_are_kept_for_good(service, visitor):
    page = visitor()
    with page.expect_response("**/ecotone*.css") as styles:
        page.goto("/")
    assert "immutable" in styles.value.headers["cache-control"]


def test_a_result_prints_with_its_picture_and_without_controls(service, visitor, sign_in):
    page = sign_in(visitor(), MANAGER)
    page.goto(f"/results/partnerships/{PARTNERSHIP}/")
    expect(page.locator("svg.main-svg").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("svg.app-spectrum__svg").first).to_be_visible()
    expect(page.get_by_role("link", name="Skip to main content")).not_to_be_in_viewport()
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(page.locator("footer")).to_contain_text("prototype, not validated")
    assert len(page.pdf(format="A4")) > 10_000


def test_forced_colours_leave_answers_and_marks_visible(service, visitor, sign_in):
    """Backgrounds go, borders and text stay: a radio keeps its ring, the chosen one its dot, a mark its shape."""
    page = sign_in(visitor(forced_colors="active"), MANAGER)
    page.goto(f"/responses/{DRAFT}/supplier/")
    radio = page.locator("input[type=radio]:checked").first
    label = page.locator(f"label[for='{radio.get_attribute('id')}']")
    ring = label.evaluate("l => getComputedStyle(l, '::before').borderTopWidth")
    dot = label.evaluate("l => getComputedStyle(l, '::after').borderTopWidth")
    assert ring != "0px"
    assert dot != "0px"

    page.goto(f"/results/organisations/{TRUST}/")
    drawing = page.locator("svg.app-spectrum__svg").first
    expect(drawing).to_be_visible()
    colours = drawing.evaluate(
        """svg => { const paint = selector => { const element = svg.querySelector(selector);
        return element && getComputedStyle(element).fill };
        return [paint('circle'), getComputedStyle(document.body).backgroundColor] }"""
    )
    assert colours[0] != colours[1]


def test_a_statement_fits_a_phone_and_its_targets_are_large_enough(service, visitor, sign_in):
    page = sign_in(visitor(viewport=NARROW, has_touch=True), MANAGER)
    page.goto(f"/responses/{DRAFT}/supplier/")
    boxes = page.locator("main input[type=radio], main button").evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect()).map(b => [b.width, b.height])"
    )
    assert len(boxes) > 20
    assert min(min(box) for box in boxes) >= 24


def _page_of_six(page) -> str:
    """The address of the six statements about the formality of a partnership."""
    press(page.get_by_role("link", name="Your task list"))
    press(page.get_by_role("link", name="How the partnership began and how it is set up").first)
    return page.url.partition("#")[0].replace("/first-move/", "/formality/")


def _header(response: dict, name: str) -> str | None:
    return {key.lower(): value for key, value in response["headers"].items()}.get(name)

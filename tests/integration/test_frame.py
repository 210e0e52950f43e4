"""What every page has around it: the walk goes over every address of the service."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import URLPattern, get_resolver, reverse

from tests.architecture.access_world import make_world

HELP = ["Accessibility statement", "Privacy notice", "How it works", "Get help: contact@example.org"]
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/json)|<style\b|\sstyle=|\son\w+=", re.IGNORECASE
)


def patterns(resolver=None, namespace="") -> list[tuple[str, URLPattern]]:
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            found.append((f"{namespace}{entry.name}", entry))
        else:
            inner = f"{entry.namespace}:" if entry.namespace else ""
            found += patterns(entry, namespace + inner)
    return found


@pytest.fixture
def world(
    manager,
    colleague,
    partner,
    outsider,
    administrator,
    regional_viewer,
    national_viewer,
    facilitator,
    trust,
    partnership,
    campaign,
):
    """One value for each name that an address may hold, the manager's own; links that are nobody's."""
    seats = {
        "manager": manager,
        "colleague": colleague,
        "partner": partner,
        "outsider": outsider,
        "administrator": administrator,
        "regional_viewer": regional_viewer,
        "national_viewer": national_viewer,
        "facilitator": facilitator,
    }
    made = make_world(seats, trust, partnership, campaign)
    return made.sides["ours"] | {"code": "formality", "secret": "no-such-secret"}


def addresses(world) -> dict[str, str]:
    found = {}
    for name, entry in patterns():
        wanted = entry.pattern.regex.groupindex
        found[name] = reverse(name, kwargs={key: world[key] for key in wanted})
    return found


def pages(client, world) -> dict[str, BeautifulSoup]:
    shown = {}
    for name, address in addresses(world).items():
        response = client.get(address)
        assert response.status_code < 500, address
        if response.content and response.headers["Content-Type"].startswith("text/html"):
            shown[name] = BeautifulSoup(response.content, "html.parser")
    return shown


@pytest.mark.parametrize("seat", ["visitor", "manager", "administrator"])
def test_every_page_has_the_same_frame(client, request, world, seat):
    if seat != "visitor":
        client.force_login(request.getfixturevalue(seat))

    shown = pages(client, world)

    assert len(shown) > {"visitor": 8, "manager": 25, "administrator": 15}[seat]
    wrong = {name: faults for name, document in shown.items() if (faults := frame_faults(document))}
    assert wrong == {}


def frame_faults(document: BeautifulSoup) -> list[str]:
    footer = [link.get_text(strip=True) for link in document.select(".nhsuk-footer__list-item-link")]
    title = document.title.get_text(strip=True) if document.title else ""
    banner = " ".join(part.get_text() for part in document.select(".app-phase-banner"))
    checks = {
        "help is elsewhere": footer == HELP,
        "not one h1": len(document.select("h1")) == 1,
        "language": document.html is not None and document.html.get("lang") == "en-GB",
        "title": title.endswith("– Assess how you share knowledge") and not title.startswith("–"),
        "no skip link": bool(document.select("a.nhsuk-skip-link[href='#maincontent']")),
        "no main": len(document.select("main#maincontent")) == 1,
        "prototype is not said": "have not been validated" in banner,
        "inline code": not INLINE.search(str(document)),
    }
    return [fault for fault, right in checks.items() if not right]


def test_a_fault_in_the_frame_is_seen():
    faulty = BeautifulSoup(
        '<html lang="en"><title>– Assess how you share knowledge</title><h1>a</h1><h1>b</h1>'
        '<p class="app-phase-banner" style="color:red"></p></html>',
        "html.parser",
    )

    assert len(frame_faults(faulty)) == 8


def test_the_content_security_policy_allows_nothing_inline(client):
    policy = client.get("/").headers["Content-Security-Policy"]

    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert (directives["script-src"], directives["style-src"]) == ("'self'", "'self'")
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("seat", "links"),
    [("visitor", ["Sign in"]), ("manager", ["Home", "Your account: Maya Manager"])],
)
def test_the_header_leads_in_or_out(client, request, seat, links, db):
    if seat != "visitor":
        client.force_login(request.getfixturevalue(seat))

    document = BeautifulSoup(client.get("/").content, "html.parser")

    account = document.select_one(".nhsuk-header__account")
    assert [" ".join(link.get_text(" ", strip=True).split()) for link in account.select("a")] == links
    assert [form["method"] for form in account.select("form")] == ([] if seat == "visitor" else ["post"])
    assert not document.select("header img, header svg")

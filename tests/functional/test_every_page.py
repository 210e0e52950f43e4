"""Each page of the service once in a real browser: accessible, one heading, 320 pixels wide, quiet console."""

import pytest
from django.urls import reverse

from tests.architecture.addresses import addresses
from tests.functional.pages import (
    ADMINISTRATOR,
    COLLEAGUE,
    FACILITATOR,
    MANAGER,
    NO_PAGE,
    NOBODY,
    OTHER_MANAGER,
    OWNER,
    REGIONAL_LEAD,
    REGIONAL_VIEWER,
    VISITS,
)
from tests.functional.soundness import what_is_wrong

SEATS = [NOBODY, MANAGER, COLLEAGUE, OTHER_MANAGER, ADMINISTRATOR, REGIONAL_VIEWER, REGIONAL_LEAD]
SEATS += [FACILITATOR, OWNER]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("who", SEATS)
def test_pages_are_sound(who, service, visitor, sign_in):
    page = visitor()
    if who:
        sign_in(page, who)
    findings = []
    for visit in VISITS:
        if visit.who == who:
            path = reverse(visit.name, kwargs=visit.ids)
            answer = page.goto(f"{path}?{visit.query}" if visit.query else path)
            if answer.status != visit.status:
                findings.append(f"{page.url}: status {answer.status} instead of {visit.status}")
            findings += what_is_wrong(page)
    assert not findings, "\n".join(findings)


def test_every_address_has_a_visit_or_a_reason():
    visited = {visit.name for visit in VISITS}
    assert set(addresses()) == visited | set(NO_PAGE)
    assert visited.isdisjoint(NO_PAGE)
    assert {visit.who for visit in VISITS} == set(SEATS)

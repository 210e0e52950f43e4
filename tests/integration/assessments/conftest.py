"""What a person has to answer: `sheets` holds drafts of `colleague` about their trust and one partnership."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup, Tag

from tests.reading import main_part


@dataclass
class Sheets:
    assessment: object
    own: object
    partnership: object

    def page(self, name: str, *, of: object | None = None) -> str:
        return f"/responses/{(of or self.own).pk}/{name}/"


@pytest.fixture
def sheets(campaign, colleague, trust, partnership):
    from tests.factories import AssessmentFactory, ResponseFactory

    assessment = AssessmentFactory(campaign=campaign, person=colleague, organisation=trust)
    return Sheets(
        assessment=assessment,
        own=ResponseFactory(assessment=assessment),
        partnership=ResponseFactory(assessment=assessment, partnership=partnership),
    )


@pytest.fixture
def close(campaign):
    """`close()` ends the round a minute ago."""
    from django.utils import timezone

    def closed():
        campaign.closes_at = timezone.now() - timedelta(minutes=1)
        campaign.save()

    return closed


@pytest.fixture
def soup():
    """`soup(reply)` reads a page; one that has no or two first headings is refused."""

    def read(reply) -> BeautifulSoup:
        page = BeautifulSoup(reply.content, "html.parser")
        assert len(page.find_all("h1")) == 1
        return page

    return read


@pytest.fixture
def look(client):
    """`look(person, address)` is the main part of a page as that person sees it."""

    def looked(person, address: str, status: int = 200) -> Tag:
        client.force_login(person)
        response = client.get(address)
        assert response.status_code == status
        return main_part(response)

    return looked

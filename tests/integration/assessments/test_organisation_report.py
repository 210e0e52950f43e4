"""The board report of an organisation, as a page and as PDF."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from jobs.testing import run_jobs
from tests.factories.sides import placed_answers, send, sheet_answers
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(trust):
    return reverse("assessments:organisation_report", args=[trust.pk])


@pytest.fixture
def answered(campaign, trust, partnership):
    for _ in range(6):
        person = send(campaign, trust, answers=sheet_answers("organisation")).assessment.person
        send(campaign, trust, person, partnership, placed_answers())


def test_47_it_says_where_the_partnerships_stand(look, url, answered, manager):
    main = look(manager, url)
    said = words(main)
    assert "1 partnership stands on the spectrum" in said
    assert "6 people here have sent answers." in said
    assert len(main.select(".app-report__conditions tbody tr")) == 11


def test_47_its_pdf_says_the_same(client, look, url, answered, manager):
    client.force_login(manager)
    page = client.post(f"{url}pdf/")["Location"]
    run_jobs()
    pdf = PdfReader(BytesIO(client.get(f"{page}download/").content))
    said = "".join("".join(sheet.extract_text() for sheet in pdf.pages).split())
    for cell in look(manager, url).select(".app-report__table td"):
        assert words(cell).replace(" ", "") in said
    assert pdf.metadata.title == "Northmoor Hospitals: report"


def test_an_organisation_without_a_round_has_a_page_and_no_pdf(client, look, manager, trust, url):
    assert "No round has asked" in words(look(manager, url))
    assert client.post(f"{url}pdf/").status_code == 404


def test_47_without_answers_it_says_so(look, url, campaign, manager):
    assert "Nobody here has sent answers" in words(look(manager, url))

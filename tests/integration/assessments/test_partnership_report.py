"""The board report of a partnership, as a page and as PDF. Numbers in names are those of the feature list."""

import time
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.factories import ActionFactory
from tests.factories.sides import moved_by, placed_answers, send, sheet_answers
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(partnership):
    return reverse("assessments:partnership_report", args=[partnership.pk])


@pytest.fixture
def side(campaign, trust, partnership, version_2):
    def make(people=9):
        lanes = moved_by(DT="POL MAN", DM="MAN", DC="none", DE="REC IDN", W1=4, W2=3, B1="mixed", G1="formal")
        for number in range(people):
            answers = placed_answers(REC1=number % 5 + 1, REC2=2, REC4=3, IDN1=2) | lanes
            person = send(campaign, trust, partnership=partnership, answers=answers).assessment.person
            send(
                campaign,
                trust,
                person,
                answers=sheet_answers("organisation") | {"SEA1": 1, "SEA2": 1, "SEA3": 2},
            )

    return make


@pytest.fixture
def make_pdf(client, url):
    """`make_pdf(person)` asks for the PDF and lets the job run; gives the address of the export's page."""
    from jobs.testing import run_jobs

    def make(person, run=True):
        client.force_login(person)
        response = client.post(f"{url}pdf/")
        assert response.status_code == 302
        if run:
            run_jobs()
        return response["Location"]

    return make


@pytest.fixture
def later():
    """`with later(hours=2):` looks at it then."""
    from datetime import timedelta

    import time_machine
    from django.utils import timezone

    return lambda hours: time_machine.travel(timezone.now() + timedelta(hours=hours), tick=True)


def text_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def elements(pdf: PdfReader):
    """Every element of the structure tree."""
    waiting = [pdf.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        found = waiting.pop().get_object()
        if not isinstance(found, dict):
            continue
        yield found
        children = found.get("/K", [])
        waiting += children if isinstance(children, list) else [children]


def test_47_the_report_says_it_in_words(look, url, side, manager, trust, partnership):
    side()
    ActionFactory(organisation=trust, partnership=partnership, text="Meet every month")
    main = look(manager, url)
    headings = [heading.get_text(strip=True) for heading in main.find_all("h2")]
    assert headings[:3] == ["Who answered", "Where it stands", "What moves it"]
    assert {"What stands in the way", "What to try", "What has been agreed", "What this is not"} <= set(
        headings
    )
    said = words(main)
    assert "9 people here have sent answers." in said
    assert "Kept going by: " in said
    assert "Meet every month" in said
    tries = main.find("h2", string="What to try").find_next("ol").find_all("li")
    assert 1 <= len(tries) <= 3


def test_47_without_answers_the_report_says_why_it_is_empty(look, url, manager, version_2):
    said = words(look(manager, url))
    assert "Not enough answers for a place yet" in said
    assert "Nobody here has sent answers" in said or "Nobody" in said


def test_47_the_pdf_is_tagged_titled_and_two_pages_long(client, make_pdf, side, manager):
    side()
    page = make_pdf(manager)
    response = client.get(f"{page}download/")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    pdf = PdfReader(BytesIO(response.content))
    root = pdf.trailer["/Root"]
    assert len(pdf.pages) == 2
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "Shared record: report"
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    kinds = [str(element.get("/S")) for element in elements(pdf)]
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/Figure"} <= set(kinds)
    figures = [element for element in elements(pdf) if element.get("/S") == "/Figure"]
    assert [str(figure.get("/Alt", ""))[:13] for figure in figures] == ["The spectrum."]
    headers = [element for element in elements(pdf) if element.get("/S") == "/TH"]
    assert all("/A" in header for header in headers)


def test_47_the_pdf_says_what_the_page_says(client, look, url, make_pdf, side, manager):
    side()
    page = make_pdf(manager)
    said = text_of(PdfReader(BytesIO(client.get(f"{page}download/").content)))
    main = look(manager, url)
    for cell in main.select(".app-report__table td, .app-report__table th, .app-report__list li"):
        assert words(cell).replace(" ", "") in said.replace(" ", ""), words(cell)


def test_47_it_is_made_in_time(side, manager, make_pdf):
    side()
    make_pdf(manager)
    begun = time.perf_counter()
    make_pdf_again = make_pdf(manager)
    assert make_pdf_again
    assert time.perf_counter() - begun < 5


def test_50_the_page_waits_and_then_offers_the_file(client, make_pdf, side, manager):
    from jobs.testing import run_jobs

    side(3)
    page = make_pdf(manager, run=False)
    waiting = client.get(page)
    assert (waiting["Refresh"], "is being made" in waiting.content.decode()) == ("3", True)
    assert client.get(f"{page}download/")["Location"] == page
    run_jobs()
    ready = client.get(page)
    assert "Refresh" not in ready
    assert "Download the PDF" in ready.content.decode()


def test_50_the_same_report_is_not_made_twice(client, campaign, trust, partnership, make_pdf, side, manager):
    from assessments.models import Export

    side(3)
    first = make_pdf(manager)
    assert make_pdf(manager) == first
    send(campaign, trust, partnership=partnership, answers=placed_answers())
    assert make_pdf(manager) != first
    assert Export.objects.count() == 2


def test_50_the_link_is_ones_own_and_expires(client, make_pdf, side, manager, colleague, later):
    side(3)
    page = make_pdf(manager)
    client.force_login(colleague)
    assert client.get(page).status_code == 404
    assert client.get(f"{page}download/").status_code == 404
    client.force_login(manager)
    with later(hours=23):
        client.force_login(manager)
        assert client.get(f"{page}download/").status_code == 200
    with later(hours=25):
        client.force_login(manager)
        assert client.get(f"{page}download/")["Location"] == page
        assert "has expired" in client.get(page).content.decode()


def test_50_an_expired_file_is_removed_by_the_clock(make_pdf, side, manager, later):
    from assessments.models import Export
    from jobs.testing import run_jobs

    side(3)
    make_pdf(manager)
    assert Export.objects.get().content
    with later(hours=25):
        run_jobs(clock=True)
        assert Export.objects.get().content is None
    with later(hours=24 * 9):
        run_jobs(clock=True)
        assert not Export.objects.exists()


def test_A9_whoever_loses_the_right_before_the_job_runs_gets_no_file(client, make_pdf, side, manager):
    from assessments.models import Export
    from jobs.testing import run_jobs

    side(3)
    page = make_pdf(manager, run=False)
    manager.memberships.all().delete()
    run_jobs()
    export = Export.objects.get()
    assert (export.state, export.content) == ("refused", None)
    assert client.get(f"{page}download/").status_code == 404


def test_A9_whoever_loses_the_right_afterwards_cannot_fetch_it(client, make_pdf, side, manager):
    side(3)
    page = make_pdf(manager)
    assert client.get(f"{page}download/").status_code == 200
    manager.memberships.all().delete()
    assert client.get(f"{page}download/").status_code == 404


def test_a_machine_without_the_libraries_says_so(client, make_pdf, side, manager, monkeypatch):
    import sys

    side(3)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    page = make_pdf(manager)
    said = client.get(page).content.decode()
    assert "cannot be made on this machine" in said
    assert "Refresh" not in client.get(page)


def test_there_is_no_pdf_without_a_round(client, url, partner):
    client.force_login(partner)
    assert client.post(f"{url}pdf/").status_code == 404


def test_what_a_partner_takes_back_is_in_no_file_any_more(client, both, make_pdf, manager):
    """A pattern of both sides stands in the report as long as both are open."""
    both.answer(both.ours, 5)
    both.answer(both.theirs, 5, REC3=1)
    both.open()
    page = make_pdf(manager)
    assert "One-way street" in text_of(PdfReader(BytesIO(client.get(f"{page}download/").content)))

    both.withdraw(both.theirs)

    assert client.get(f"{page}download/").status_code == 404
    assert "Download the PDF" not in client.get(page).content.decode()
    made_anew = make_pdf(manager)
    assert made_anew != page
    assert "One-way street" not in text_of(PdfReader(BytesIO(client.get(f"{made_anew}download/").content)))


def test_a_file_without_the_partners_numbers_outlives_what_the_partner_takes_back(
    client, both, make_pdf, manager
):
    both.finish()
    both.open()
    page = make_pdf(manager)

    both.withdraw(both.theirs)

    assert client.get(f"{page}download/").status_code == 200
    assert make_pdf(manager) == page

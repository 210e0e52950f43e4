"""62: what stays of a workshop, as a page, a CSV file and a PDF; nobody can tell from it who answered what."""

import csv
import json
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from jobs.testing import run_jobs
from tests.factories import (
    AgreedFactory,
    BallotFactory,
    GroupFactory,
    IdeaFactory,
    ParticipantFactory,
    RoomActionFactory,
    StepFactory,
    WorkshopFactory,
)
from tests.reading import main_part, words
from workshops.models import Ballot, Decision, Feedback, Note, RecordFile, Vote

pytestmark = pytest.mark.django_db


def vote(ballot, devices, values, question="STATEMENT"):
    for device, value in zip(devices, values, strict=True):
        Vote.objects.create(ballot=ballot, participant=device, question=question, kind="value", value=value)


class Told:
    """A workshop that has ended: a statement in two rounds, of seven devices of two groups."""

    def __init__(self, partnership, manager, *, revealed=True):
        self.workshop = WorkshopFactory(
            title="Monday's talk", partnership=partnership, ended=True, created_by=manager
        )
        north, east = (
            GroupFactory(workshop=self.workshop, name=name, order=order)
            for order, name in enumerate(("Northmoor", "Eastvale"))
        )
        self.devices = [
            ParticipantFactory(workshop=self.workshop, group=group, number=number)
            for number, group in enumerate((north, north, north, north, east, east, east), 1)
        ]
        state = "revealed" if revealed else "closed"
        self.step = StepFactory(workshop=self.workshop, order=1, title="Who calls whom")
        self.first = BallotFactory(step=self.step, number=1, state=state)
        vote(self.first, self.devices, (1, 2, 2, 4, 5, 5, 4))
        self.second = BallotFactory(step=self.step, number=2, state=state)
        vote(self.second, self.devices, (2, 3, 3, 4, 5, 5, 4))

    def url(self, name="workshop_record", *keys):
        return reverse(f"workshops:{name}", args=[self.workshop.pk, *keys])


@pytest.fixture
def told(partnership, manager):
    return Told(partnership, manager)


def record(client, told):
    answer = client.get(told.url())
    assert answer.status_code == 200
    return main_part(answer)


def table(main, place):
    """Its cells as they are read out: without the headings that stand beside them on a phone."""
    found = main.select("table")[place]
    for heading in found.select("[aria-hidden]"):
        heading.decompose()
    return [[words(cell) for cell in row.select("th, td")] for row in found.select("tr")]


def test_62_both_rounds_stand_there_with_groups_side_by_side_and_the_shift(sign_in, manager, told):
    main = record(sign_in(manager), told)

    assert table(main, 0) == [
        [
            "Who",
            "Strongly disagree",
            "Disagree",
            "Neither agree nor disagree",
            "Agree",
            "Strongly agree",
            "Don't know",
        ],
        ["First round: Everybody", "1 (14%)", "2 (29%)", "0 (0%)", "2 (29%)", "2 (29%)", "0 (0%)"],
        ["First round: Northmoor", "1 (25%)", "2 (50%)", "0 (0%)", "1 (25%)", "0 (0%)", "0 (0%)"],
        ["First round: Eastvale", "0 (0%)", "0 (0%)", "0 (0%)", "1 (33%)", "2 (67%)", "0 (0%)"],
        ["Second round: Everybody", "0 (0%)", "1 (14%)", "2 (29%)", "2 (29%)", "2 (29%)", "0 (0%)"],
        ["Second round: Northmoor", "0 (0%)", "1 (25%)", "2 (50%)", "1 (25%)", "0 (0%)", "0 (0%)"],
        ["Second round: Eastvale", "0 (0%)", "0 (0%)", "0 (0%)", "1 (33%)", "2 (67%)", "0 (0%)"],
    ]
    assert "Second round: The middle answer is “Agree”." in words(main)
    assert "Of 7 people who answered both times, 3 now agree more" in words(main)
    facts = words(main.find("dl"))
    assert "Date 2 November 2026" in facts
    assert "Joined 7 people (Eastvale: 3, Northmoor: 4)" in facts
    assert "Facilitated by Maya Manager" in facts
    assert "12:00" not in words(main)


def test_62_ticks_stand_one_below_the_other_without_those_that_nobody_chose(sign_in, manager, told):
    lanes = BallotFactory(
        step=StepFactory(workshop=told.workshop, order=2, lanes=True, questions="DT"), state="revealed"
    )
    for device, ticks in zip(told.devices, ("MAN POL", "MAN", "MAN", "MAN", "", "POL", "MAN"), strict=True):
        Vote.objects.create(ballot=lanes, participant=device, question="DT", kind="ticks", ticks=ticks)

    main = record(sign_in(manager), told)

    heads, *rows = table(main, 1)
    assert heads == ["Answer", "Everybody", "Northmoor", "Eastvale"]
    assert [row[1:] for row in rows] == [
        ["5 (71%)", "4 (100%)", "1 (33%)"],
        ["2 (29%)", "1 (25%)", "1 (33%)"],
    ]
    assert "Nobody chose any of the others." in words(main)


def test_62_what_was_written_down_stands_at_its_step(sign_in, manager, partner, trust, told):
    ideas = StepFactory(workshop=told.workshop, order=2, ideas=True, title="Ideas")
    IdeaFactory(step=ideas, text="One shared inbox", state="shown")
    IdeaFactory(step=ideas, text="A rude one", state="refused")
    IdeaFactory(step=ideas, text="Nobody looked at it", state="waiting")
    last = StepFactory(workshop=told.workshop, order=3, decision=True, title="What we do")
    Note.objects.create(step=last, text="They spoke about winter.")
    Decision.objects.create(step=last, text="We meet every month.")
    RoomActionFactory(step=last, text="Book a room", organisation=trust)
    AgreedFactory(step=told.step, value=4)
    StepFactory(workshop=told.workshop, order=4, title="Never begun")
    StepFactory(workshop=told.workshop, order=5, title="Dropped one", skipped=True)

    for person in (manager, partner):
        main = record(sign_in(person), told)
        said = words(main)
        assert [words(one) for one in main.select("section h2")][:4] == [
            "What came of it",
            "1. Who calls whom",
            "2. Ideas",
            "3. What we do",
        ]
        assert "One shared inbox" in said
        assert "A rude one" not in said
        assert "Nobody looked at it" not in said
        assert "They spoke about winter." in said
        assert "We meet every month." in said
        assert "Book a room (Northmoor Hospitals: Sam Without, by 27 March 2027)" in said
        assert "Waiting for confirmation" in said
        assert "4: Agree (agreed in workshop, 12 people, 23 November 2026)" in said
        assert "Never begun" not in said
        assert "Left out in the room, to save time: “Dropped one”." in said
        assert ("Put it into the plan" in said) == (person == manager)


def test_62_what_was_never_shown_stays_hidden(sign_in, manager, partnership, client):
    """Two workshops that differ only in what was voted have the same record, page and file."""
    hidden = [Told(partnership, manager, revealed=False) for _ in range(2)]
    Vote.objects.filter(ballot__step=hidden[1].step).update(value=5)

    pages = [str(record(sign_in(manager), told)) for told in hidden]
    files = [sign_in(manager).get(told.url("record_csv")).content for told in hidden]

    assert "Closed without being shown." in pages[0]
    assert pages[0].count("<table") == 0
    strip = [page.replace(str(told.workshop.pk), "") for page, told in zip(pages, hidden, strict=True)]
    assert without_tokens(strip[0]) == without_tokens(strip[1])
    assert files[0] == files[1]
    Ballot.objects.filter(step__workshop=hidden[1].workshop).update(state="revealed")
    assert "<table" in str(record(sign_in(manager), hidden[1]))


def without_tokens(page):
    return [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line]


def test_62_two_answers_are_not_shown(sign_in, manager, told):
    Vote.objects.filter(ballot=told.first, participant__in=told.devices[2:]).delete()

    main = record(sign_in(manager), told)

    assert "First round: Not shown: fewer than 3 answers." in words(main)
    assert [row[0] for row in table(main, 0)][1:] == [
        "Second round: Everybody",
        "Second round: Northmoor",
        "Second round: Eastvale",
    ]
    rows = read_csv(sign_in(manager).get(told.url("record_csv")))
    assert [(row["answer"], row["people"]) for row in rows if row["round"] == "1"] == [("", "")]


def test_62_groups_are_counted_only_where_each_has_three(sign_in, manager, told):
    told.devices[6].group = told.devices[0].group
    told.devices[6].save()

    main = record(sign_in(manager), told)

    assert "Joined 7 people" in words(main.find("dl"))
    assert "Eastvale:" not in words(main.find("dl"))
    assert [row[0] for row in table(main, 0)[1:]] == ["First round: Everybody", "Second round: Everybody"]


def test_62_how_it_was_from_three_on_and_words_only_for_who_ran_it(sign_in, manager, partner, told):
    def say(devices):
        for device in devices:
            Feedback.objects.create(participant=device, useful=4, words=f"Good {device.number}")

    def ended(ago):
        told.workshop.ended_at = timezone.now() - ago
        told.workshop.save()

    say(told.devices[:2])
    ended(timedelta(hours=23))
    # While one more can be said, whoever looked before and after would know what it was.
    assert "What they said stands here after that." in words(record(sign_in(manager), told))
    ended(timedelta(hours=24))
    assert "Fewer than 3 people said how the workshop was" in words(record(sign_in(manager), told))
    say(told.devices[2:4])
    said = words(record(sign_in(manager), told))
    assert "4 of 4 said yes, 0 partly, 0 not much or no." in said
    assert "Good 1" not in said
    say(told.devices[4:5])
    assert "Good 1" in words(record(sign_in(manager), told))
    said = words(record(sign_in(partner), told))
    assert "5 of 5 said yes" in said
    assert "Good 1" not in said


def read_csv(answer):
    assert answer.status_code == 200
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def test_62_the_csv_has_the_numbers_of_the_page_and_its_columns_are_described(sign_in, manager, told):
    told.step.title = "=HYPERLINK(1)"
    told.step.save()
    client = sign_in(manager)
    main = record(client, told)

    rows = read_csv(client.get(told.url("record_csv")))

    assert len(rows) == 2 * 6 * 3
    assert {row["title"] for row in rows} == {"'=HYPERLINK(1)"}
    heads, *lines = table(main, 0)
    names = {"1": "First round", "2": "Second round"}
    in_file = {
        (f"{names[row['round']]}: {row['group'] or 'Everybody'}", row["answer_text"]): row for row in rows
    }
    for who, *cells in lines:
        found = [in_file[who, answer] for answer in heads[1:]]
        assert cells == [f"{row['people']} ({row['percent']}%)" for row in found]
    described = json.loads(client.get(told.url("record_csv_metadata")).content)["tableSchema"]
    assert [column["name"] for column in described["columns"]] == list(rows[0])
    key = [tuple(row[name] for name in described["primaryKey"]) for row in rows]
    assert len(set(key)) == len(key)


def test_62_the_pdf_says_what_the_page_says(sign_in, manager, told):
    client = sign_in(manager)
    page = client.post(told.url("request_record_pdf"))["Location"]
    assert client.get(page)["Refresh"] == "3"
    run_jobs()

    assert "Your PDF is ready" in words(main_part(client.get(page)))
    pdf = PdfReader(BytesIO(client.get(f"{page}download/").content))
    said = "".join("".join(sheet.extract_text() for sheet in pdf.pages).split())
    main = record(client, told)
    for line in table(main, 0):
        for cell in line:
            assert cell.replace(" ", "") in said
    for heading in main.select("section h2, section h3, section p"):
        assert words(heading).replace(" ", "") in said
    assert pdf.metadata.title == "Monday's talk: record of a workshop"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert client.post(told.url("request_record_pdf"))["Location"] == page


def test_a_pdf_that_says_something_else_than_the_record_is_not_handed_out(sign_in, manager, told):
    client = sign_in(manager)
    page = client.post(told.url("request_record_pdf"))["Location"]
    run_jobs()
    action = RoomActionFactory(step=told.step)

    assert "This PDF is out of date" in words(main_part(client.get(page)))
    assert client.get(f"{page}download/").status_code == 404
    action.delete()
    assert client.get(f"{page}download/").status_code == 200


def test_somebody_elses_pdf_is_not_there(sign_in, manager, partner, told):
    page = sign_in(manager).post(told.url("request_record_pdf"))["Location"]
    run_jobs()
    assert sign_in(partner).get(page).status_code == 404
    assert sign_in(partner).get(f"{page}download/").status_code == 404


def test_a_job_makes_no_pdf_for_somebody_who_has_left(sign_in, manager, partner, told):
    sign_in(partner).post(told.url("request_record_pdf"))
    partner.memberships.all().delete()
    run_jobs()
    file = RecordFile.objects.get(person=partner)
    assert (file.state, file.content) == ("failed", None)


def test_who_reads_it(sign_in, client, manager, colleague, partner, outsider, administrator, told):
    pages = [told.url(), told.url("record_csv"), told.url("record_csv_metadata")]
    for page in pages:
        for person in (manager, colleague, partner):
            assert sign_in(person).get(page).status_code == 200
        for person in (outsider, administrator):
            assert sign_in(person).get(page).status_code == 404
        assert "no-store" in sign_in(manager).get(page)["Cache-Control"]
    client.logout()
    assert client.get(pages[0]).status_code == 302


def test_while_it_runs_only_those_who_run_it_read_what_there_is(sign_in, manager, colleague, told):
    told.workshop.state, told.workshop.ended_at = "live", None
    told.workshop.save()
    told.second.state = "open"
    told.second.save()

    assert sign_in(colleague).get(told.url()).status_code == 404
    said = words(record(sign_in(manager), told))
    assert "The workshop is still running." in said
    assert "People are answering. Nothing is shown yet." in said


@pytest.mark.parametrize("state", ["prepared", "rehearsal"])
def test_a_rehearsal_has_no_record(sign_in, manager, told, state):
    told.workshop.state, told.workshop.ended_at = state, None
    told.workshop.save()

    assert sign_in(manager).get(told.url()).status_code == 404
    assert sign_in(manager).get(told.url("record_csv")).status_code == 404
    assert sign_in(manager).post(told.url("request_record_pdf")).status_code == 404


def test_62_where_the_room_put_the_partnership_is_a_measure_of_its_own(sign_in, manager, told):
    placing = BallotFactory(step=StepFactory(workshop=told.workshop, order=2, place=True), state="revealed")
    vote(placing, told.devices, (4, 4, 4, 4, 2, 5, 5), "FORMAL")
    vote(placing, told.devices, (2, 2, 2, 3, 2, 2, 1), "ORIGIN")

    said = words(record(sign_in(manager), told))

    assert "Formality 75 and origin 25, from 0 to 100: the room's own measure" in said


def test_who_left_has_joined_and_their_answers_count(sign_in, manager, told):
    told.devices[0].removed = True
    told.devices[0].save()

    main = record(sign_in(manager), told)

    assert "Joined 7 people" in words(main.find("dl"))
    assert table(main, 0)[1][1] == "1 (14%)"

"""The pages on which a workshop is made and got ready: for who runs it, and with what is wrong said where it is."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    BallotFactory,
    GroupFactory,
    IdeaFactory,
    InstrumentFactory,
    ParticipantFactory,
    StepFactory,
    WorkshopFacilitatorFactory,
    WorkshopFactory,
)
from tests.reading import main_part, words
from workshops.enums import StepKind, WorkshopState
from workshops.models import HandOver, Workshop, WorkshopFacilitator

pytestmark = pytest.mark.django_db
LIST, CREATE = "/workshops/", "/workshops/new/"


@pytest.fixture
def instrument():
    return InstrumentFactory(version=2)


@pytest.fixture
def workshop(manager, partnership, trust, partner_trust):
    """Made by the manager: an hour's length with a talk, a statement, a condition and decisions."""
    workshop = WorkshopFactory(title="Monday's talk", partnership=partnership, created_by=manager, minutes=60)
    StepFactory(workshop=workshop, order=1, talk=True, title="Welcome", minutes=20)
    StepFactory(workshop=workshop, order=2, title="A first look", minutes=20)
    StepFactory(workshop=workshop, order=3, factor_step=True, title="Deciding together", minutes=10)
    StepFactory(workshop=workshop, order=4, decision=True, title="What now", minutes=5, optional=True)
    GroupFactory(workshop=workshop, name="Northmoor Hospitals", organisation=trust, order=0)
    GroupFactory(workshop=workshop, name="Eastvale Care", organisation=partner_trust, order=1)
    return workshop


def address(name, workshop, *args):
    return reverse(f"workshops:{name}", args=[workshop.pk, *args])


def summary(reply):
    return words(BeautifulSoup(reply.content, "html.parser").select_one(".nhsuk-error-summary"))


class TestCreate:
    def test_a_lead_makes_one_about_a_partnership_that_is_ready_at_once(
        self, sign_in, manager, partnership, instrument
    ):
        client = sign_in(manager)
        page = main_part(client.get(CREATE, {"partnership": str(partnership.pk)}))
        chosen = page.select_one("select[name=about] option[selected]")
        assert chosen["value"] == f"partnership:{partnership.pk}"

        reply = client.post(
            CREATE,
            {
                "about": chosen["value"],
                "minutes": "90",
                "day_day": "27",
                "day_month": "3",
                "day_year": "2027",
                "time": "14:00",
            },
        )

        made = Workshop.objects.get()
        assert reply.url == address("prepare_workshop", made)
        page = words(main_part(client.get(reply.url)))
        assert "81 of 90 minutes planned, 9 to spare." in page
        assert "27 March 2027, 14:00" in page
        assert f"{made.room.code[:3]} {made.room.code[3:]}" in page

    def test_what_somebody_may_not_talk_about_is_not_offered_and_not_taken(
        self, sign_in, manager, partnership, outsider, instrument
    ):
        theirs = outsider.memberships.get().organisation
        client = sign_in(manager)

        page = main_part(client.get(CREATE, {"organisation": str(theirs.pk)}))
        assert page.select_one("select[name=about] option[selected]")["value"] == ""
        reply = client.post(CREATE, {"about": f"organisation:{theirs.pk}", "minutes": "60"})

        assert reply.status_code == 422
        assert not Workshop.objects.exists()

    @pytest.mark.parametrize(
        ("sent", "reason"),
        [
            ({}, "Select what it is about"),
            ({"about": "nothing", "minutes": "75"}, "is not one of the available choices"),
            ({"about": "nothing", "minutes": "60", "time": "late"}, "Enter a start time, like 14:00"),
            ({"about": "nothing", "minutes": "60", "time": "14:00"}, "Enter a date as well"),
            (
                {"about": "nothing", "minutes": "60", "day_day": "1", "day_month": "2", "day_year": "2027"},
                "Enter a start time as well",
            ),
            ({"about": "nothing", "minutes": "60", "title": "x" * 121}, "at most 120"),
            ({"about": "nothing", "minutes": "60", "title": "a\0b"}, "Null characters"),
        ],
    )
    def test_what_cannot_be_meant_is_said_where_the_person_is(
        self, sign_in, facilitator, instrument, sent, reason
    ):
        reply = sign_in(facilitator).post(CREATE, sent)

        assert reply.status_code == 422
        assert reason in summary(reply)
        assert not Workshop.objects.exists()

    def test_a_facilitator_makes_one_about_nothing_and_about_an_area(
        self, sign_in, facilitator, board, instrument
    ):
        client = sign_in(facilitator)
        client.post(CREATE, {"about": "nothing", "minutes": "60", "title": "Away day"})
        client.post(CREATE, {"about": f"area:{board.pk}", "minutes": "60"})

        assert set(Workshop.objects.values_list("title", "area")) == {
            ("Away day", None),
            ("Workshop: Moorland ICB", board.pk),
        }

    @pytest.mark.parametrize("seat", ["colleague", "administrator", "regional_viewer"])
    def test_nobody_else_makes_one_and_the_list_offers_it_to_nobody_else(
        self, request, sign_in, facilitator, seat
    ):
        assert CREATE in sign_in(facilitator).get(LIST).content.decode()
        client = sign_in(request.getfixturevalue(seat))

        assert client.get(CREATE).status_code == 403
        assert CREATE not in client.get(LIST).content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "prepare_workshop",
        "edit_workshop",
        "workshop_groups",
        "print_workshop",
        "delete_workshop",
        "propose_agenda",
        "add_step",
        "hand_over",
    ],
)
def test_each_page_opens_for_who_runs_it_and_for_nobody_else(
    sign_in, manager, colleague, partner, administrator, workshop, name
):
    assert sign_in(manager).get(address(name, workshop)).status_code == 200
    for person in (colleague, partner, administrator):
        assert sign_in(person).get(address(name, workshop)).status_code == 404


class TestPreparing:
    def test_times_run_through_and_too_long_is_said_without_stopping_anybody(
        self, sign_in, manager, workshop
    ):
        client = sign_in(manager)
        workshop.planned_for = timezone.localtime().replace(hour=14, minute=0)
        workshop.save()
        text = words(main_part(client.get(address("prepare_workshop", workshop))))
        assert "55 of 60 minutes planned, 5 to spare." in text
        assert all(time in text for time in ("14:00", "14:20", "14:40", "14:50"))
        assert "Longer than the workshop" not in text
        assert "Leave about a tenth free" in text

        workshop.steps.filter(order=1).update(minutes=30)
        page = main_part(client.get(address("prepare_workshop", workshop)))

        assert "Longer than the workshop" in words(page)
        assert "The agenda is 5 minutes longer than the workshop" in words(page)
        assert "Steps that you may drop make up 5 minutes." in words(page)
        assert page.find("form", action=address("start_workshop", workshop))

    def test_start_asks_nothing_and_without_a_step_it_is_not_offered(self, sign_in, manager, workshop):
        client = sign_in(manager)
        reply = client.post(address("start_workshop", workshop))
        workshop.refresh_from_db()
        assert (workshop.state, reply.url) == (WorkshopState.LIVE, workshop.get_absolute_url())

        empty = WorkshopFactory(created_by=manager)
        page = client.get(address("prepare_workshop", empty)).content.decode()
        assert address("start_workshop", empty) not in page
        assert client.post(address("start_workshop", empty)).url == address("prepare_workshop", empty)
        text = client.get(address("prepare_workshop", empty)).content.decode()
        assert "Give the workshop at least one step first." in text

    def test_a_rehearsal_leaves_nothing_behind(self, sign_in, manager, workshop):
        client = sign_in(manager)
        client.post(address("start_rehearsal", workshop))
        ParticipantFactory(workshop=workshop)
        BallotFactory(step=workshop.steps.get(order=2))
        page = words(main_part(client.get(address("prepare_workshop", workshop))))
        assert "Being rehearsed" in page
        assert "Has begun" in page

        assert client.post(address("end_rehearsal", workshop)).url == address("prepare_workshop", workshop)

        workshop.refresh_from_db()
        assert (workshop.state, workshop.participants.count()) == (WorkshopState.PREPARED, 0)
        assert not workshop.steps.filter(ballots__isnull=False).exists()

    def test_a_step_that_has_begun_offers_no_change_and_refuses_one(self, sign_in, manager, workshop):
        client = sign_in(manager)
        first, second = workshop.steps.all()[:2]
        client.post(address("start_workshop", workshop))
        workshop.room.step = first
        workshop.room.save()

        page = client.get(address("prepare_workshop", workshop)).content.decode()
        assert address("edit_step", workshop, first.pk) not in page
        assert address("edit_step", workshop, second.pk) in page
        reply = client.post(
            address("edit_step", workshop, first.pk),
            {"title": "New", "minutes": "5", "script": "", "prompt": ""},
        )
        assert reply.status_code == 422
        assert "has begun" in summary(reply)
        assert client.post(address("remove_step", workshop, first.pk)).status_code == 302
        assert client.post(address("move_step", workshop, second.pk), {"up": "1"}).status_code == 302
        assert list(workshop.steps.all())[:2] == [first, second]

    def test_name_date_and_length_change(self, sign_in, manager, workshop):
        client = sign_in(manager)
        sent = {
            "title": "Friday's talk",
            "minutes": "120",
            "day_day": "27",
            "day_month": "3",
            "day_year": "2027",
            "time": "9.30",
        }

        assert client.post(address("edit_workshop", workshop), sent).status_code == 302

        workshop.refresh_from_db()
        assert (workshop.title, workshop.minutes) == ("Friday's talk", 120)
        assert timezone.localtime(workshop.planned_for).strftime("%H:%M") == "09:30"
        form = main_part(client.get(address("edit_workshop", workshop)))
        assert form.find(id="id_time")["value"] == "09:30"

    def test_deleted_only_before_it_was_live(self, sign_in, manager, workshop):
        other = WorkshopFactory(created_by=manager, live=True)
        client = sign_in(manager)
        client.post(address("delete_workshop", other))
        assert Workshop.objects.filter(pk=other.pk).exists()

        assert client.post(address("delete_workshop", workshop)).url == LIST

        assert not Workshop.objects.filter(pk=workshop.pk).exists()


class TestSteps:
    def test_the_kind_is_asked_first_and_none_makes_no_sense_without_a_partnership(
        self, sign_in, manager, workshop
    ):
        client = sign_in(manager)
        page = main_part(client.get(address("add_step", workshop)))
        assert {box["value"] for box in page.select("input[name=kind]")} == set(StepKind.values)
        bare = WorkshopFactory(created_by=manager)
        page = main_part(client.get(address("add_step", bare)))
        offered = {box["value"] for box in page.select("input[name=kind]")}
        assert offered == set(StepKind.values) - {StepKind.PLACE, StepKind.LANES}
        assert client.get(address("add_step", bare), {"kind": "place"}).status_code == 422

    @pytest.mark.parametrize(
        ("kind", "sent", "found"),
        [
            ("talk", {"title": "Break"}, {"title": "Break"}),
            ("place", {"title": "Where"}, {"title": "Where"}),
            ("lanes", {"title": "Moves", "questions": ["DT", "DM"]}, {"questions": "DT DM"}),
            ("statement", {"title": "S", "statement": "We talk."}, {"statement": "We talk."}),
            ("factor", {"factor": "POL", "title": ""}, {"title": "POL", "questions": "POL1 POL2 POL3 POL4"}),
            (
                "ideas",
                {"title": "I", "seeds": "Visit\n\nVisit\nPhone ", "most_ticks": "2"},
                {"most_ticks": 2},
            ),
            ("decision", {"title": "D", "optional": "on"}, {"optional": True}),
        ],
    )
    def test_every_kind_can_be_added(self, sign_in, manager, workshop, kind, sent, found):
        client = sign_in(manager)
        url = f"{address('add_step', workshop)}?kind={kind}"
        assert client.get(url).status_code == 200
        before = workshop.steps.get(order=2)

        reply = client.post(
            url, {"minutes": "7", "script": "Say this.", "prompt": ""} | sent | {"before": str(before.pk)}
        )

        assert reply.status_code == 302, summary(reply)
        step = workshop.steps.get(order=2)
        assert (step.kind, step.minutes, step.script) == (kind, 7, "Say this.")
        if kind == "factor":
            found = found | {"title": step.workshop.instrument.definition.factor("POL").plain_name}
        assert {name: getattr(step, name) for name in found} == found
        if kind == "ideas":
            assert [idea.text for idea in step.ideas.all()] == ["Visit", "Phone"]

    @pytest.mark.parametrize(
        ("kind", "sent", "reason"),
        [
            ("talk", {"title": ""}, "Enter a title"),
            ("talk", {"minutes": "0"}, "Minutes must be 1 or more"),
            ("talk", {"minutes": "ten"}, "Minutes must be a whole number"),
            ("talk", {"minutes": "9" * 5000}, "Minutes must be"),
            ("talk", {"before": "nowhere"}, "Select a valid choice"),
            ("statement", {}, "Enter the statement"),
            ("factor", {"factor": "ABC"}, "Select a valid choice"),
            ("factor", {}, "Select a condition"),
            ("lanes", {}, "Select at least one question"),
            ("lanes", {"questions": ["DX"]}, "Select a valid choice"),
            ("ideas", {"most_ticks": "11"}, "Enter a whole number from 1 to 10"),
            ("ideas", {"most_ticks": "3", "seeds": "x" * 121}, "Idea 1 must be 120 characters or fewer"),
        ],
    )
    def test_what_cannot_be_meant_is_said(self, sign_in, manager, workshop, kind, sent, reason):
        count = workshop.steps.count()
        url = f"{address('add_step', workshop)}?kind={kind}"

        reply = sign_in(manager).post(url, {"title": "T", "minutes": "7"} | sent)

        assert reply.status_code == 422
        assert reason in summary(reply)
        assert workshop.steps.count() == count

    def test_a_condition_asks_the_statements_that_are_ticked(self, sign_in, manager, workshop):
        step = workshop.steps.get(kind=StepKind.FACTOR)
        client = sign_in(manager)
        page = main_part(client.get(address("edit_step", workshop, step.pk)))
        assert len(page.select("input[name=questions][checked]")) == 4

        client.post(
            address("edit_step", workshop, step.pk),
            {"title": "T", "minutes": "9", "questions": ["GOV1", "GOV4"], "script": "", "prompt": "Why?"},
        )

        step.refresh_from_db()
        assert (step.questions, step.minutes, step.prompt) == ("GOV1 GOV4", 9, "Why?")

    def test_ideas_that_stood_there_are_shown_and_can_go(self, sign_in, manager, workshop):
        step = StepFactory(workshop=workshop, order=9, ideas=True)
        IdeaFactory(step=step, number=1, text="Visit each other", mechanism=4, prepared=True, state="shown")
        IdeaFactory(step=step, number=2, text="Phone", prepared=True, state="shown")
        client = sign_in(manager)
        page = main_part(client.get(address("edit_step", workshop, step.pk)))
        assert page.select_one("input[name=mechanisms][checked]")["value"] == "4"
        assert "Phone" in page.find(id="id_seeds").get_text()

        sent = {"title": "T", "minutes": "9", "most_ticks": "3", "mechanisms": ["4"], "seeds": "Write"}
        assert client.post(address("edit_step", workshop, step.pk), sent).status_code == 302

        assert list(step.ideas.values_list("mechanism", "text")) == [(4, "Visit each other"), (None, "Write")]

    def test_a_step_of_another_workshop_is_not_found(self, sign_in, manager, workshop):
        other = StepFactory(workshop=WorkshopFactory())
        client = sign_in(manager)

        for name in ("edit_step", "remove_step"):
            assert client.get(address(name, workshop, other.pk)).status_code == 404
        assert client.post(address("move_step", workshop, other.pk)).status_code == 404

    def test_removed_after_a_question(self, sign_in, manager, workshop):
        step = workshop.steps.first()
        client = sign_in(manager)
        assert "Do you want to remove “Welcome”" in words(
            main_part(client.get(address("remove_step", workshop, step.pk)))
        )
        assert workshop.steps.filter(pk=step.pk).exists()

        client.post(address("remove_step", workshop, step.pk))

        assert not workshop.steps.filter(pk=step.pk).exists()


class TestAgenda:
    def test_without_open_results_it_says_so_and_conditions_are_chosen_by_hand(
        self, sign_in, manager, workshop
    ):
        client = sign_in(manager)
        page = main_part(client.get(address("propose_agenda", workshop)))
        assert "There are no results that everybody in the room may see" in words(page)
        assert len(page.select("input[name=topics]")) == 16
        assert [box["value"] for box in page.select("input[name=topics][checked]")] == ["GOV"]

        client.post(address("propose_agenda", workshop), {"topics": ["XMO", "POL"]})

        factors = workshop.steps.filter(kind=StepKind.FACTOR).values_list("factor", flat=True)
        assert list(factors) == ["POL", "XMO"]

    @pytest.mark.parametrize(
        ("topics", "reason"),
        [([], "Select at least one condition"), (["ABC"], "Select a valid choice"), (None, "at most 8")],
    )
    def test_what_cannot_be_meant_is_said(self, sign_in, manager, workshop, topics, reason):
        if topics is None:
            topics = [factor.code for factor in workshop.instrument.definition.factors][:9]

        reply = sign_in(manager).post(address("propose_agenda", workshop), {"topics": topics})

        assert reply.status_code == 422
        assert reason in summary(reply)


class TestGroups:
    def test_one_to_a_line(self, sign_in, manager, workshop):
        client = sign_in(manager)
        url = address("workshop_groups", workshop)
        assert "Eastvale Care" in main_part(client.get(url)).find(id="id_groups").get_text()

        client.post(url, {"groups": "Nurses\r\n  nurses \r\n\r\nData people"})

        assert [group.name for group in workshop.groups.all()] == ["Nurses", "Data people"]

    def test_one_that_people_have_joined_stays(self, sign_in, manager, workshop):
        ParticipantFactory(workshop=workshop, group=workshop.groups.first())

        reply = sign_in(manager).post(address("workshop_groups", workshop), {"groups": "Others"})

        assert reply.status_code == 422
        assert "People have joined “Northmoor Hospitals” already" in summary(reply)
        assert workshop.groups.count() == 2

    @pytest.mark.parametrize(
        ("typed", "reason"),
        [("x" * 121, "Group 1 must be 120"), ("\n".join(map(str, range(13))), "at most 12 groups")],
    )
    def test_too_long_or_too_many(self, sign_in, manager, workshop, typed, reason):
        reply = sign_in(manager).post(address("workshop_groups", workshop), {"groups": typed})

        assert reply.status_code == 422
        assert reason in summary(reply)


class TestHandOver:
    def link(self, client, workshop):
        page = client.post(address("hand_over", workshop)).content.decode()
        return re.search(r"/workshops/take-over/[^/\"]+/", page).group()

    def test_looking_uses_nothing_up_and_the_button_takes_over_once(
        self, client, sign_in, manager, outsider, partner, workshop
    ):
        link = self.link(sign_in(manager), workshop)
        assert link not in client.get(address("hand_over", workshop)).content.decode()
        client.logout()
        assert client.get(link).status_code == 302
        sign_in(outsider)
        assert (client.head(link).status_code, client.get(link).status_code) == (200, 200)
        assert "Do you want to run “Monday's talk”?" in words(main_part(client.get(link)))
        assert HandOver.objects.get().used_at is None
        assert client.get(address("prepare_workshop", workshop)).status_code == 404

        assert client.post(link).url == address("prepare_workshop", workshop)

        assert client.get(address("prepare_workshop", workshop)).status_code == 200
        assert client.get(link).url == address("prepare_workshop", workshop)
        sign_in(partner)
        assert (client.get(link).status_code, client.post(link).status_code) == (410, 410)

    def test_out_of_date_newer_or_made_up_it_leads_nowhere(
        self, client, sign_in, manager, outsider, workshop
    ):
        first, second = (self.link(sign_in(manager), workshop) for _ in range(2))
        sign_in(outsider)
        assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
        assert client.get("/workshops/take-over/nothing/").status_code == 404
        HandOver.objects.update(expires_at=timezone.now() - timedelta(minutes=1))

        assert client.get(second).status_code == 410
        assert client.post(second).status_code == 410
        assert not WorkshopFacilitator.objects.filter(person=outsider).exists()

    def test_people_leave_and_are_removed_but_not_the_last(self, client, sign_in, manager, partner, workshop):
        sign_in(manager)
        alone = address("remove_facilitator", workshop, manager.pk)
        assert client.post(alone).status_code == 302
        assert workshop.facilitators.count() == 1
        WorkshopFacilitatorFactory(workshop=workshop, person=partner)
        assert alone in client.get(address("hand_over", workshop)).content.decode()

        assert client.post(alone).url == LIST

        assert [held.person for held in workshop.facilitators.all()] == [partner]


def test_on_paper_there_is_a_card_for_each_vote_and_a_sheet_to_count_on(sign_in, manager, workshop):
    StepFactory(workshop=workshop, order=8, lanes=True, title="What moves it")
    StepFactory(workshop=workshop, order=9, ideas=True, title="Try")
    page = main_part(sign_in(manager).get(address("print_workshop", workshop)))

    cards = [section for section in page.select("section.app-paper") if "Card for step" in words(section)]
    assert len(cards) == 4
    statement = words(cards[0])
    assert "We would call each other before we buy anything." in statement
    assert statement.count("☐") == 6
    assert "Don't know" in statement
    assert words(cards[1]).count("☐") == 4 * 6
    sheet = words(page.select("section.app-paper")[-1])
    assert "Northmoor Hospitals Eastvale Care Together" in sheet
    assert "What will be done" in sheet


def test_the_list_has_what_one_runs_and_nothing_else(sign_in, manager, workshop):
    WorkshopFactory(title="Somebody else's")
    WorkshopFactory(title="Last year", created_by=manager, state=WorkshopState.ENDED, ended_at=timezone.now())

    page = words(main_part(sign_in(manager).get(LIST)))

    assert "Monday's talk" in page
    assert page.index("Finished") < page.index("Last year")
    assert "Somebody else's" not in page

"""An organisation's partnerships read together: each remark says what it rests on, from what the reader may see."""

from dataclasses import replace

import pytest

from tests.factories import CampaignFactory, OrganisationFactory, PartnershipFactory
from tests.factories.sides import INFORMAL_INTERNAL, moved_by, placed_answers, send
from tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("version_2")]


@pytest.fixture
def url(trust):
    return f"/results/organisations/{trust.pk}/portfolio/"


@pytest.fixture
def more(campaign, trust):
    """`more("Name", people=5, …)` has people answer about one more partnership of the trust."""

    def added(name, people=5, purpose="", kind="network", moves=None, **changed):
        partnership = PartnershipFactory(
            name=name, organisations=[trust, OrganisationFactory()], kind=kind, purpose=purpose or name
        )
        campaign.asked.get(organisation=trust).chosen.create(partnership=partnership)
        for _ in range(people):
            send(campaign, trust, None, partnership, placed_answers(**changed) | moved_by(**(moves or {})))
        return partnership

    return added


def test_feature_H8_kinds_that_are_missing_and_one_sidedness_are_named(look, manager, url, more):
    for name in ("Alpha", "Beta", "Gamma", "Delta"):
        more(name)

    page = look(manager, url)

    said = words(page)
    assert "4 of 4 partnerships are of one kind: chosen alliance." in said
    assert "None is a mandated partnership, a self-organised exchange or a convened community." in said
    assert "From how formal they are and who drives them today." in said
    spectrum = page.find("figure")
    assert {"Alpha", "Beta", "Gamma", "Delta"} <= {link.get_text() for link in spectrum.select("td a")}


def test_with_fewer_than_three_placed_only_words_stand_there(look, manager, url, more):
    more("Alpha")
    more("Beta", **INFORMAL_INTERNAL)

    said = words(look(manager, url))

    assert "2 partnerships have a place that you may see. Which kinds are missing is said from 3 on." in said
    assert "Which kinds there are" not in said


def test_feature_H8_what_rests_on_few_people_is_said_with_its_reason(look, manager, url, more):
    more("Alpha", moves={"W2": 1})
    more("Beta", moves={"W2": 5})

    page = look(manager, url)

    assert "1 partnership may not outlast the people who carry it." in words(page)
    table = next(found for found in page.find_all("table") if found.caption.get_text() == "What says so")
    assert "Alpha" in words(table)
    assert "two key people left" in words(table)
    assert "Beta" not in words(table)


def test_feature_H9_what_would_be_empty_without_the_requirement_is_a_scenario(
    look, manager, campaign, trust, url, more
):
    for _ in range(5):
        send(campaign, trust)
    more("Alpha", moves={"DT": "POL", "DM": "MAN", "DC": "GOV", "DE": "POL"})
    more("Beta", moves={"DT": "REC", "DM": "none", "DC": "GOV", "DE": "REC"})

    page = look(manager, url)

    assert "A scenario, not a forecast" in words(page)
    table = next(found for found in page.find_all("table") if "empty" in found.caption.get_text())
    assert "Alpha" in words(table)
    assert "“Kept going by”" in words(table)
    assert "Beta" not in words(table)


def test_feature_H8_purposes_that_overlap_are_a_prompt_to_look(look, manager, url, more):
    more("Alpha", purpose="Share lessons on discharge letters")
    more("Beta", purpose="Discharge letters and lessons")
    more("Gamma", purpose="Robots in theatre")

    table = look(manager, url).find_all("table")[-1]

    assert "Purposes that share words" in table.caption.get_text()
    assert "discharge, lesson, letter" in words(table)
    assert "Gamma" not in words(table)


def test_what_the_reader_may_not_see_goes_into_no_remark(look, manager, colleague, url, more):
    for name in ("Alpha", "Beta", "Gamma"):
        more(name, moves={"W2": 1})

    assert "3 partnerships may not outlast" in words(look(manager, url))
    said = words(look(colleague, url))
    assert "No partnerships have a place that you may see." in said
    assert "may not outlast" not in said
    assert "not shown: you have not answered about it" in said


def test_too_few_answers_go_into_no_remark(look, manager, url, more):
    more("Alpha", people=1, moves={"W2": 1})

    assert "may not outlast" not in words(look(manager, url))


def test_own_answers_alone_are_named_as_such(look, campaign, colleague, trust, url, more):
    alpha = more("Alpha", people=0)
    send(campaign, trust, colleague, alpha, placed_answers() | moved_by(W2=1))

    said = words(look(colleague, url))

    assert "This rests on your own answers alone." in said
    assert "1 partnership may not outlast" in said


def test_an_earlier_version_says_that_it_has_no_such_reading(look, manager, trust, campaign, url):
    first = CampaignFactory(instrument__version=1)
    first.asked.create(organisation=trust)

    said = words(look(manager, f"{url}?campaign={first.pk}"))

    assert "No partnership was chosen for this round." in said


def test_without_a_round_there_are_words(look, outsider):
    far = outsider.memberships.get().organisation

    said = words(look(outsider, f"/results/organisations/{far.pk}/portfolio/"))

    assert "No round has asked people at Farshore Trust yet." in said


def test_the_result_leads_there(look, manager, trust, url, campaign):
    page = look(manager, f"/results/organisations/{trust.pk}/")

    assert page.find("a", href=f"{url}?campaign={campaign.pk}")


def test_together_they_are_what_each_is_alone(manager, campaign, trust, more):
    from assessments.selectors.results import result_of_partnership, results_of_partnerships

    more("Alpha", moves={"W2": 1})
    more("Beta", people=1)
    more("Gamma", people=3, **INFORMAL_INTERNAL)

    together = results_of_partnerships(manager, campaign, trust)

    assert len(together) == 4
    alone = [result_of_partnership(manager, campaign, trust, result.partnership) for result in together]
    # How much was taken over is counted where one subject is shown.
    assert list(together) == [
        replace(result, turnout=replace(result.turnout, carried=0, answered=0)) for result in alone
    ]
    assert [result.turnout.sent for result in together if result.partnership.name != "Shared record"] == [
        5,
        1,
        3,
    ]


def test_taken_together_people_are_resampled_whole(look, manager, url, more, campaign, trust):
    first, second = more("Alpha", people=0), more("Beta", people=0)
    for number in range(8):
        response = send(campaign, trust, None, first, placed_answers(O4=1 + number % 5))
        send(campaign, trust, response.assessment.person, second, placed_answers(O4=1 + number % 5))

    said = words(look(manager, url))

    assert "All of them together" in said
    assert "From 16 sheets of 8 people." in said


def test_seven_people_with_many_sheets_are_too_few_for_the_interval(
    look, manager, url, more, campaign, trust
):
    partnerships = [more(name, people=0) for name in ("Alpha", "Beta", "Gamma")]
    for _ in range(7):
        response = send(campaign, trust, None, partnerships[0], placed_answers())
        for other in partnerships[1:]:
            send(campaign, trust, response.assessment.person, other, placed_answers())

    assert "All of them together" not in words(look(manager, url))

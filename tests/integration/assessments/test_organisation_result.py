"""One organisation's result: its own factors by level, and one row for each of its partnerships."""

import re

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from assessments.enums import AskedFor
from tests.factories import (
    CampaignOrganisationFactory,
    ChosenPartnershipFactory,
    PartnershipFactory,
)
from tests.factories.sides import (
    FORMAL_EXTERNAL,
    INSTRUMENT,
    send,
    sheet_answers,
    team,
)
from tests.reading import factor_card, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(trust):
    return reverse("assessments:organisation_result", args=[trust.pk])


@pytest.fixture
def see(look, url):
    return lambda person, address=url, status=200: look(person, address, status)


def own_team(campaign, trust, people, **changed):
    for _ in range(people):
        send(campaign, trust, answers=sheet_answers("organisation", **changed))


def test_an_organisation_asked_about_partnerships_only_hears_so(see, manager, campaign, trust, partnership):
    campaign.asked.update(asked_for=AskedFor.PARTNERSHIPS_ONLY)
    team(campaign, trust, partnership, 5)

    text = words(see(manager))

    assert "In this round people at Northmoor Hospitals were asked about partnerships only." in text
    assert "1 partnership stands on the spectrum" in text
    assert "Macro level" not in text
    assert "Nobody here has sent answers" not in text


def test_40_factors_stand_under_their_levels_and_interorganisational_ones_in_a_table(
    see, manager, campaign, trust, partnership
):
    own_team(campaign, trust, 5)

    main = see(manager)

    for level in ("macro", "organisational", "individual"):
        heading = main.find(id=f"level-{level}")
        codes = [factor.code for factor in INSTRUMENT.factors if factor.level == level]
        following = [article["id"] for article in heading.find_all_next("article")]
        assert following[: len(codes)] == [f"factor-{code}" for code in codes]
    assert main.find(id="level-interorganisational") is None
    assert factor_card(main, "REC") is None
    columns = [words(th) for th in main.find(id="conditions").find_next("table").find_all("th")]
    assert columns[1:] == [f.plain_name for f in INSTRUMENT.factors if f.level == "interorganisational"]


def test_40_bands_have_three_vocabularies_and_no_scale_runs_over_all(
    see, manager, campaign, trust, partnership
):
    own_team(
        campaign,
        trust,
        5,
        **{code: 2 if INSTRUMENT.item(code).reverse else 4 for code in sheet_answers("organisation")},
    )

    main = see(manager)

    tags = {code: words(factor_card(main, code).find(class_="nhsuk-tag")) for code in ("SEA", "POL", "INH")}
    assert tags == {"SEA": "strength: protect", "POL": "strong presence", "INH": "serious barrier"}
    colours = {tuple(tag["class"]) for tag in main.find_all(class_="nhsuk-tag")}
    assert colours == {("nhsuk-tag", "nhsuk-tag--white")}


def test_there_is_no_overall_score_and_no_order_by_result(see, manager, campaign, trust, partnership):
    other = PartnershipFactory(name="A very good one", organisations=list(partnership.organisations.all()))
    ChosenPartnershipFactory(campaign_organisation=campaign.asked.get(), partnership=other, position=1)
    team(campaign, trust, partnership, 5, REC1=1, REC2=1)
    team(campaign, trust, other, 5, REC1=5, REC2=5)
    own_team(campaign, trust, 5)

    main = see(manager)

    rows = [words(row.find("a")) for row in main.find(id="conditions").find_next("tbody").find_all("tr")]
    assert rows == ["Shared record", "A very good one"]  # as the lead put them
    assert not re.search(
        r"overall (score|mean|result)(?! and no)", words(main).replace("no overall score", "")
    )


def test_the_contents_lead_to_every_section_by_its_heading(see, manager, campaign, trust, partnership):
    team(campaign, trust, partnership, 5)
    own_team(campaign, trust, 5)

    main = see(manager)

    links = main.find("nav").find_all("a")
    assert len(links) == 6
    assert {words(link): words(main.find(id=link["href"][1:])) for link in links} == {
        heading: heading
        for heading in (
            "Where its partnerships stand",
            "How its partnerships work together",
            "Macro level",
            "Organisational level",
            "Individual level",
            "What to do next",
        )
    }


def test_one_sentence_stands_for_a_row_without_numbers(see, manager, campaign, trust, partnership):
    short = PartnershipFactory(name="User group", organisations=list(partnership.organisations.all()))
    ChosenPartnershipFactory(
        campaign_organisation=campaign.asked.get(), partnership=short, sheet="partnership_pulse", position=1
    )
    team(campaign, trust, partnership, 5)
    send(
        campaign,
        trust,
        partnership=short,
        sheet="partnership_pulse",
        answers=sheet_answers("partnership_pulse"),
    )
    send(
        campaign,
        trust,
        partnership=short,
        sheet="partnership_pulse",
        answers=sheet_answers("partnership_pulse"),
    )

    main = see(manager)

    numbers, sentence = main.find(id="conditions").find_next("tbody").find_all("tr")
    assert len(numbers.find_all("td")) == 6
    assert [words(cell) for cell in sentence.find_all("td")] == [
        "Partnership User group",
        "Asked in the short form, one statement for each.",
    ]


def test_role_tags_are_said_to_be_ours(see, manager, campaign, trust):
    own_team(campaign, trust, 5)

    main = see(manager)

    assert "in our reading: requires; also steers, starts" in words(factor_card(main, "MAN"))
    assert "in our reading: holds back" in words(factor_card(main, "INH"))
    assert "is our proposal, not a finding" in words(main)


def test_every_factor_has_its_question(see, manager, campaign, trust):
    main = see(manager)

    for factor in INSTRUMENT.factors:
        if factor.level != "interorganisational":
            assert factor.discussion_question in words(factor_card(main, factor.code))


def test_macro_factors_are_shown_from_two_people_and_opinions_from_five(see, manager, campaign, trust):
    own_team(campaign, trust, 2)

    main = see(manager)

    shown = {
        f.code
        for f in INSTRUMENT.factors
        if factor_card(main, f.code) and factor_card(main, f.code).find(class_="app-bar")
    }
    assert shown == {"POL", "MAN", "SUP", "INT"}
    assert "from 2 people" in words(factor_card(main, "POL"))
    assert "Not shown (too few answers)" in words(factor_card(main, "IMO"))


def test_42_two_people_are_not_shown_one_by_one(see, manager, campaign, trust):
    own_team(campaign, trust, 1, POL1=5, POL2=5, POL3=1, POL4=5)
    own_team(campaign, trust, 1, POL1=1, POL2=1, POL3=5, POL4=1)

    pol = factor_card(see(manager), "POL")

    assert "On average, people are 2.0 points away from the mean." in words(pol)
    assert pol.find(class_="app-factor__distribution") is None
    assert pol.find(class_="app-bar__person") is None


def test_until_five_a_person_sees_their_own_answers_alone(see, colleague, campaign, trust):
    send(
        campaign,
        trust,
        colleague,
        answers=sheet_answers("organisation", value=2, IMO1=5, IMO2=5, IMO3=5, IMO4=1),
    )
    own_team(campaign, trust, 3)

    imo = words(factor_card(see(colleague), "IMO"))

    assert (
        "5.0 of 5 from your own answers. Your team's result needs answers from 5 people; so far 4 people."
        in imo
    )


def test_who_has_not_answered_sees_no_factor(see, colleague, campaign, trust):
    own_team(campaign, trust, 12)

    main = see(colleague)

    assert "You have not sent answers about this organisation in this round" in words(main)
    assert main.find("article") is None


def test_a_partnership_is_shown_to_those_who_answered_about_it(see, colleague, campaign, trust, partnership):
    team(campaign, trust, partnership, 5)
    send(campaign, trust, colleague)
    before = see(colleague)
    assert "You see where a partnership stands once you have sent answers about it." in words(before)
    assert before.find("figure") is None
    assert before.find(id="conditions") is None

    send(campaign, trust, colleague, partnership, answers=sheet_answers(**FORMAL_EXTERNAL))

    main = see(colleague)
    assert "1 partnership stands on the spectrum: 1 formal; 1 started by others." in words(
        main.find("figcaption")
    )


def test_nothing_of_the_partners_side_is_shown(
    client, url, manager, campaign, trust, partner_trust, partnership
):
    team(campaign, trust, partnership, 5)
    own_team(campaign, trust, 5)
    client.force_login(manager)
    before = main_of(client, url)

    asked = CampaignOrganisationFactory(campaign=campaign, organisation=partner_trust)
    ChosenPartnershipFactory(campaign_organisation=asked, partnership=partnership)
    team(campaign, partner_trust, partnership, 6, F1=1, REC1=1)
    own_team(campaign, partner_trust, 6, POL1=1)

    assert main_of(client, url) == before


def main_of(client, url):
    return re.search(rb"<main.*</main>", client.get(url).content, re.DOTALL).group()


def test_more_than_twelve_partnerships_carry_numbers(client, url, manager, campaign, trust, partner_trust):
    for number in range(13):
        extra = PartnershipFactory(name=f"P{number}", organisations=[trust, partner_trust])
        ChosenPartnershipFactory(
            campaign_organisation=campaign.asked.get(), partnership=extra, position=number + 1
        )
        team(campaign, trust, extra, 2)
    client.force_login(manager)

    response = client.get(url)

    main = BeautifulSoup(response.content, "html.parser").find("main")
    assert response.context["chart"].figure["data"][0]["text"] == [str(n) for n in range(2, 15)]
    rows = main.select("figure tbody tr")
    assert words(rows[1].td) == "Number 2"  # row 1 has no place
    assert "P0" in words(rows[1])


def test_seats(see, client, url, outsider, partner, administrator, manager, campaign):
    see(manager)
    see(outsider, status=404)
    see(partner, status=404)
    see(administrator, status=403)
    client.force_login(manager)
    assert client.post(url).status_code == 405


@pytest.mark.parametrize("value", ["nonsense", "00000000-0000-4000-8000-000000000000"])
def test_an_unknown_round_is_not_found(see, url, manager, campaign, value):
    see(manager, f"{url}?campaign={value}", status=404)


def test_an_organisation_no_round_has_asked_says_so(see, manager):
    assert "No round has asked people at Northmoor Hospitals yet." in words(see(manager))


@pytest.mark.parametrize("partnerships", [1, 3])
def test_the_page_takes_the_same_queries_for_one_and_three_partnerships(
    client, url, manager, campaign, trust, partner_trust, partnership, partnerships, django_assert_num_queries
):
    team(campaign, trust, partnership, 2)
    for number in range(1, partnerships):
        extra = PartnershipFactory(organisations=[trust, partner_trust])
        ChosenPartnershipFactory(
            campaign_organisation=campaign.asked.get(), partnership=extra, position=number
        )
        team(campaign, trust, extra, 2)
    client.force_login(manager)

    with django_assert_num_queries(22):
        client.get(url)

"""What was thought that conditions do, beside what people tick: for administrators, pooled."""

import pytest
from django.urls import reverse

from tests.factories import MembershipFactory, OrganisationFactory, PartnershipFactory
from tests.factories.sides import moved_by, placed_answers, send
from tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("version_2")]
URL = reverse("assessments:role_tags")


def sent(campaign, organisation, people: int, **answers) -> None:
    partnership = PartnershipFactory(organisations=[organisation, OrganisationFactory()])
    for _ in range(people):
        send(campaign, organisation, partnership=partnership, answers=placed_answers() | moved_by(**answers))


def rows(main) -> dict[str, list[str]]:
    found = {}
    for row in main.select("tbody tr"):
        for heading in row.select(".nhsuk-table-responsive__heading"):
            heading.extract()
        name, *cells = [words(cell) for cell in row.select("td")]
        found[name] = cells
    return found


def test_shares_stand_beside_tags(look, administrator, campaign):
    for organisation in OrganisationFactory.create_batch(4):
        sent(campaign, organisation, 2, DT="POL MAN", DE="IMO")
        sent(campaign, organisation, 1, DT="none", DE="DK")

    main = look(administrator, URL)

    table = rows(main)
    assert table["National policy, money or standards"] == [
        "about 65% we expected it, mainly here",
        "not shown (too few answers)",
        "not shown (too few answers)",
        "nobody we expected it",
    ]
    assert table["People like sharing and find it worth doing"][3] == "about 65% we expected it, mainly here"
    assert "12 people in 4 organisations answered, about 8 partnerships" in words(main)


@pytest.mark.parametrize("sizes", [[3, 3], [2, 2, 2], [2, 2, 5]])
def test_too_few_people_too_few_organisations_or_one_with_most_show_nothing(
    look, administrator, campaign, sizes
):
    for people in sizes:
        sent(campaign, OrganisationFactory(), people, DT="POL")

    main = look(administrator, URL)

    assert "Not shown (too few answers)" in words(main)
    assert not main.select("table")


def test_drafts_and_other_versions_do_not_count(look, administrator, campaign):
    for organisation in OrganisationFactory.create_batch(4):
        sent(campaign, organisation, 2, DT="POL")
    partnership = PartnershipFactory()
    send(
        campaign,
        OrganisationFactory(),
        partnership=partnership,
        answers=moved_by(DT="INH"),
        submitted=False,
    )

    assert (
        rows(look(administrator, URL))["Lack of time, worries or rules that hold people back"][0] == "nobody"
    )


def test_one_person_who_answers_about_many_partnerships_is_one(look, administrator, campaign):
    """Nine sheets from three organisations, and three people behind them."""
    for organisation in OrganisationFactory.create_batch(3):
        person = MembershipFactory(organisation=organisation).person
        for _ in range(3):
            partnership = PartnershipFactory(organisations=[organisation, OrganisationFactory()])
            answers = placed_answers() | moved_by(DT="POL")
            send(campaign, organisation, person=person, partnership=partnership, answers=answers)

    main = look(administrator, URL)

    assert "Not shown (too few answers)" in words(main)
    assert not main.select("table")


def test_a_question_that_too_few_replied_to_stays_closed_by_itself(look, administrator, campaign):
    for organisation in OrganisationFactory.create_batch(4):
        sent(campaign, organisation, 2, DT="POL", DM="DK")
    sent(campaign, OrganisationFactory(), 1, DT="POL", DM="MAN")

    main = look(administrator, URL)

    assert rows(main)["National policy, money or standards"][0].startswith("over 95%")
    assert all(cells[1].startswith("not shown (too few answers)") for cells in rows(main).values())
    assert "Required by: of" not in words(main)

"""The page of a readiness check: a side's own result in full, of the other side one bit until both share."""

import pytest

from tests.factories import MembershipFactory, ReadinessCheckFactory

pytestmark = pytest.mark.django_db

# Two conditions far below what an alliance needs, so that it comes to another outcome than all fours.
LOW = {f"{factor}{number}": 2 for factor in ("SEA", "ABS") for number in (1, 2, 3)} | {"SEA4": 4, "ABS4": 4}


@pytest.fixture
def ours(trust, partnership, manager):
    return ReadinessCheckFactory(
        organisation=trust, partnership=partnership, filled_by=manager, finished=True
    )


@pytest.fixture
def theirs(partner_trust, partnership, partner):
    return ReadinessCheckFactory(
        organisation=partner_trust,
        partnership=partnership,
        filled_by=partner,
        finished=True,
        answers=LOW,
    )


def share(sheet):
    sheet.shared_at = sheet.finished_at
    sheet.save()


def text(look, person, sheet, status=200):
    return look(person, sheet.get_absolute_url(), status).get_text(" ", strip=True)


def test_feature_H13_a_side_reads_what_its_check_came_to_and_why(look, partner, theirs):
    said = text(look, partner, theirs)

    assert "Wait. Two or more conditions are below 2.5" in said
    assert "formal, driven by the partners themselves (Chosen alliance)" in said
    rows = [
        [cell.get_text(" ", strip=True).split(" ", 1) for cell in row.find_all("td")]
        for row in look(partner, theirs.get_absolute_url()).select("tbody tr")
    ]
    assert len(rows) == 4
    assert "2.0" in said
    assert "3.5 or more" in said
    assert "What to try first" in said


def test_everybody_whom_the_organisation_has_confirmed_reads_it_but_no_single_answer(
    look, manager, colleague, ours
):
    statement = "We record what we learn from digital projects in a way others can find."

    assert statement in text(look, manager, ours)
    said = text(look, colleague, ours)
    assert "Go ahead" in said
    assert statement not in said
    assert "Share our reasons" not in said


def test_who_is_not_confirmed_does_not_read_it(look, trust, ours):
    stranger = MembershipFactory(organisation=trust, role="lead", identity_verified=False).person

    look(stranger, ours.get_absolute_url(), 403)


@pytest.mark.parametrize("sharing", ["nobody", "ours", "theirs"])
def test_until_both_share_one_bit_crosses_whatever_the_other_side_answered(
    client, manager, ours, theirs, sharing
):
    if sharing != "nobody":
        share(ours if sharing == "ours" else theirs)
    client.force_login(manager)
    seen = []
    for value in ("2", "5"):
        theirs.answers.update(given=value)
        response = client.get(ours.get_absolute_url())
        seen.append(response.context["page"].partners)
    assert seen[0] == seen[1]
    assert "Eastvale Care has filled in its check." in response.content.decode()
    assert seen[0][0].table is None


def test_a_partner_who_has_not_finished_is_said_not_to_have_filled_it_in(look, manager, ours, theirs):
    theirs.finished_at = None
    theirs.save()

    assert "Eastvale Care has not filled in its check yet." in text(look, manager, ours)


def test_when_both_share_the_reasons_stand_side_by_side_in_words(look, manager, ours, theirs):
    share(ours)
    share(theirs)

    table = look(manager, ours.get_absolute_url()).find_all("table")[-1]
    rows = [
        [cell.get_text(" ", strip=True) for cell in row.find_all("td")] for row in table.select("tbody tr")
    ]

    assert rows[0] == ["Condition All four together", "Your side Go ahead", "Eastvale Care Wait"]
    assert rows[1][1:] == ["Your side in place", "Eastvale Care not yet"]
    assert len(rows) == 5
    assert not any(character.isdigit() for character in table.get_text())


def test_no_number_of_the_partner_reaches_the_page(client, manager, ours, theirs):
    share(ours)
    share(theirs)
    client.force_login(manager)
    pages = []
    for value in ("4", "5"):
        # Other answers, the same words: the bytes are the same.
        theirs.answers.filter(item__startswith="EXP").update(given=value)
        theirs.answers.filter(item="EXP3").update(given="1")
        pages.append(client.get(ours.get_absolute_url()).context["page"].partners)
    assert pages[0] == pages[1]


def test_before_anybody_prepared_one_a_lead_is_offered_to(look, manager, colleague, trust, partnership):
    address = f"/readiness/{trust.pk}/{partnership.pk}/"

    assert look(manager, address).find("a", string=lambda words: words and "Prepare the check" in words)
    said = look(colleague, address).get_text(" ", strip=True)
    assert "A lead of Northmoor Hospitals can prepare it." in said


def test_the_first_round_after_it_stands_beside_the_check(look, both, manager, trust, partnership, ours):
    from tests.factories.sides import send, sheet_answers

    both.answer(trust, 5)
    for _ in range(5):
        send(both.campaign, trust, None, None, sheet_answers("organisation", 2))
    said = text(look, manager, ours)

    assert "Was the check about right?" in said
    assert "The check said: go ahead." in said


def test_partnership_page_leads_there(look, manager, trust, partnership):
    page = look(manager, partnership.get_absolute_url())

    assert page.find("a", href=f"/readiness/{trust.pk}/{partnership.pk}/")

"""Both partners side by side: sealed, released, open, withdrawn. Numbers in names are those of the feature list."""

import pytest
import time_machine
from django.urls import reverse

from assessments.models import Release, Response
from assessments.services.reopen_response import reopen_response
from models_engine import load_instrument
from tests.factories import MembershipFactory
from tests.factories.sides import INFORMAL_INTERNAL, moved_by, placed_answers, send
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(partnership):
    return reverse("assessments:partnership_gap", args=[partnership.pk])


def state(main) -> str:
    return words(main.find(class_="nhsuk-lede-text"))


def test_before_anything_the_partner_has_not_finished(look, url, both, manager):
    assert state(look(manager, url)) == (
        "Eastvale Care has not finished. You see nothing of its answers, and it sees nothing of yours."
    )


def test_feature_H1_each_side_sees_only_whether_the_other_has_finished(look, url, both, manager, partner):
    both.answer(both.theirs, 5, REC1=1)

    main = look(manager, url)

    assert (
        state(main) == "Eastvale Care has finished, you have not. Neither of you sees anything of the other."
    )
    assert "Finished, not released" in words(main)
    assert not main.select("figure, table")
    assert state(look(partner, url)).startswith("Northmoor Hospitals has not finished.")


def test_four_people_of_a_side_have_not_finished_and_the_fifth_finishes(look, url, both, manager):
    both.answer(both.theirs, 4)
    assert "Eastvale Care has not finished" in state(look(manager, url))

    both.answer(both.theirs, 1)

    assert "Eastvale Care has finished" in state(look(manager, url))


def test_feature_H1_both_release_and_after_the_working_days_both_sides_are_open(look, url, both, manager):
    with time_machine.travel("2026-12-14 12:00Z", tick=False):
        both.answer(both.ours, 6, REC1=5)
        both.answer(both.theirs, 5)
        both.release(both.ours)
        assert "has not released its own yet" in state(look(manager, url))
        both.release(both.theirs)
        # Two bank holidays and two weekends lie between.
        assert state(look(manager, url)).endswith("They open on 31 December 2026.")
    with time_machine.travel("2026-12-30 23:59Z", tick=False):
        assert not look(manager, url).select("figure")
    with time_machine.travel("2026-12-31 00:01Z", tick=False):
        assert look(manager, url).select("figure")


def test_both_may_agree_to_open_sooner_and_one_alone_may_not(look, url, both, manager):
    both.finish()
    both.release(both.ours, wait_waived=True)
    both.release(both.theirs)
    assert not look(manager, url).select("figure")

    both.release(both.theirs, wait_waived=True)

    assert look(manager, url).select("figure")


def test_the_largest_difference_is_named_first_and_the_table_is_sorted_by_it(look, url, both, manager):
    both.answer(both.ours, 6, **level("REC", 5), **level("COO", 4))
    both.answer(both.theirs, 5, **level("REC", 3), **level("COO", 3))
    both.open()

    main = look(manager, url)

    first = state(main)
    assert first.startswith("The largest difference is in ")
    assert "4.5 or more of 5 here, 3.0 at Eastvale Care." in first
    rows = [[words(cell) for cell in row.select("td")] for row in table(main, "conditions-1")]
    sizes = [abs(float(row[3].split()[-1].replace("−", "-"))) for row in rows]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[:3] == [1.5, 1.0, 0.0]
    assert [row[5].removeprefix("In a word ") for row in rows[:3]] == ["contested", "differs", "aligned"]
    assert rows[0][4] != "Could lie –"


def test_both_places_stand_on_one_picture_with_a_line_between_them(look, url, both, manager):
    both.answer(both.ours, 6)
    both.answer(both.theirs, 5, **INFORMAL_INTERNAL)
    both.open()

    main = look(manager, url)

    assert len(main.select("svg .app-spectrum__place")) == 2
    assert len(main.select("svg .app-spectrum__between")) == 1
    assert [words(label) for label in main.select("svg .app-spectrum__label")] == [
        "People here",
        "Your partner",
    ]
    names = [words(row.select("td")[1]) for row in main.select("figure tbody tr")]
    assert names == ["Side People here", "Side Your partner"]
    assert "People at Eastvale Care place it as informal" in words(main.find("figcaption"))


def test_lanes_and_wishes_of_both_sides_stand_beside_each_other(look, url, both, manager):
    both.answer(both.ours, 6, **moved_by(DE="REC GOV", DM="MAN", G1="formal", G2="now"))
    both.answer(both.theirs, 5, **moved_by(DE="REC PRX", DM="none", G1="informal", G2="now"))
    both.open()

    main = look(manager, url)

    rows = {words(row.select("td")[0]): row for row in table(main, "moves-1")}
    kept = [words(cell) for cell in rows["Lane Kept going by"].select("td")]
    assert "each side knows and values" in kept[1]
    assert kept[2] == "Only here joint rules, a written agreement or a board"
    assert kept[3].startswith("Only your partner ")
    assert words(main.find(id="wishes-1").find_next("p")) == (
        "In a year, people here want it to be formal and driven as it is now; "
        "people at Eastvale Care want it to be informal and driven as it is now."
    )


def test_what_fewer_than_half_named_on_the_other_side_does_not_show(look, url, both, manager):
    both.answer(both.ours, 6, **moved_by(DE="REC"))
    both.answer(both.theirs, 1, **moved_by(DE="REC XMO"))
    both.answer(both.theirs, 5, **moved_by(DE="REC"))
    both.open()

    found = words(look(manager, url))

    assert "each side knows and values" in found
    assert "rewards, time or recognition" not in found.lower()
    assert "XMO" not in found


def test_a_factor_with_too_few_people_on_their_side_is_not_shown(look, url, both, manager):
    unknown = dict.fromkeys(level("REC", 1), "DK")
    both.answer(both.ours, 6)
    both.answer(both.theirs, 4)
    both.answer(both.theirs, 2, **unknown)
    both.open()

    row = next(row for row in table(look(manager, url), "conditions-1") if "not shown" in words(row))

    assert "not shown (too few answers)" in words(row.select("td")[2])
    assert words(row.select("td")[3]) == "Difference –"


def test_shared_dont_knows_are_said(look, url, both, manager):
    unknown = {"GOV1": "DK"}
    both.answer(both.ours, 6, **unknown)
    both.answer(both.theirs, 5, **unknown)
    both.open()

    found = words(look(manager, url))

    assert "On both sides at least 25% of the answers" in found
    assert "Who could tell you both?" in found


def test_the_annex_says_how_alike_the_profiles_are(look, url, both, manager):
    both.answer(both.ours, 6, **level("REC", 5), **level("GOV", 2))
    both.answer(both.theirs, 5, **level("REC", 3))
    both.open()

    annex = words(look(manager, url).find(id="annex-1"))

    assert "Lin's concordance" in annex
    assert "points apart on average" in annex


def test_withdrawn_it_closes_at_once_for_both(look, url, both, manager, partner, client):
    both.finish()
    both.open()
    assert look(partner, url).select("figure")

    client.force_login(manager)
    assert client.post(reverse("assessments:withdraw_release", args=[both.partnership.pk])).status_code == 302

    assert state(look(partner, url)) == (
        "Northmoor Hospitals has taken back a release. Neither of you sees the other's result."
    )
    assert not look(partner, url).select("figure")
    assert state(look(manager, url)).startswith("You have taken back a release.")


def test_what_the_partner_answers_after_its_release_changes_nothing_here(look, url, both, manager):
    both.finish()
    both.open()
    before = words(look(manager, url))

    both.answer(both.theirs, 1, **level("REC", 1), **INFORMAL_INTERNAL)

    assert words(look(manager, url)) == before


def test_a_colleague_sees_both_sides_once_they_have_answered(look, url, both, colleague, trust, campaign):
    both.finish()
    both.open()

    main = look(colleague, url)
    assert "once you have sent your own answers" in words(main)
    assert not main.select("figure")

    send(campaign, trust, colleague, both.partnership, placed_answers())
    main = look(colleague, url)
    assert main.select("figure")
    assert not main.select("form")


def test_whom_a_partner_invited_sees_nothing_of_it(look, url, both, trust, campaign):
    both.finish()
    both.open()
    invited = MembershipFactory(organisation=trust, identity_verified=False).person
    send(campaign, trust, invited, both.partnership, placed_answers())
    both.invite(invited)

    main = look(invited, url)

    assert "once somebody at your organisation has confirmed" in words(main)
    assert not main.select("figure, .nhsuk-lede-text, .nhsuk-summary-list")


def test_an_organisation_that_left_the_partnership_is_no_partner(look, url, both, manager):
    both.finish()
    both.open()
    both.partnership.organisations.remove(both.theirs)

    assert not look(manager, url).select("figure")


def test_of_three_organisations_each_shows_to_those_who_have_released(look, url, both, manager):
    third = both.third("Westmere College")
    both.finish()
    both.answer(third, 5)
    both.open()
    assert len(look(manager, url).select("figure")) == 1

    both.release(third, wait_waived=True)

    names = [words(line) for line in look(manager, url).select(".nhsuk-lede-text")]
    assert ["Eastvale Care" in name for name in names] == [True, False]
    assert ["Westmere College" in name for name in names] == [False, True]


def test_a_reopened_sheet_goes_on_counting_until_it_is_sent_again(look, url, both, manager):
    both.finish()
    both.open()
    sent = Response.objects.filter(assessment__organisation=both.theirs, partnership=both.partnership).first()
    reopen_response(response=sent, reason="I was wrong.", by=sent.assessment.person)

    assert look(manager, url).select("figure")


def test_small_sides_compare_what_they_agreed(look, url, both, manager):
    both.agree(both.ours, 3, **level("REC", 5))
    both.agree(both.theirs, 2, **level("REC", 3))
    both.open()

    main = look(manager, url)

    assert "5.0 of 5 here, 3.0 at Eastvale Care." in state(main)
    first = table(main, "conditions-1")[0]
    assert words(first.select("td")[5]) == "In a word contested"
    assert words(first.select("td")[4]) == "Could lie –"


def test_nothing_of_the_partner_stands_on_the_page_in_another_form(url, both, client, manager):
    """A sealed side's numbers are not in the context either."""
    both.finish()
    both.release(both.theirs)
    client.force_login(manager)

    answer = client.get(url)

    assert Release.objects.count() == 1
    assert answer.context["comparisons"] == []


def test_who_leads_is_offered_to_release_and_others_are_not(look, url, both, manager, colleague):
    both.finish()
    assert "See what would be released" in words(look(manager, url))
    assert "See what would be released" not in words(look(colleague, url))


def level(factor: str, value: int) -> dict[str, int]:
    """Every statement of a factor on the partnership's sheet, so that it comes to this value."""
    instrument = load_instrument("learning-ecosystem", 2)
    asked = instrument.sheet("partnership").question_codes
    return {
        item.code: 6 - value if item.reverse else value
        for item in instrument.factor(factor).items
        if item.code in asked
    }


def table(main, heading: str):
    return main.find(id=heading).find_next("table").select("tbody tr")

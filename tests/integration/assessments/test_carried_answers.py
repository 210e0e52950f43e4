"""What somebody answered last time: shown beside, never chosen, taken over only on request, and counted."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEvent
from assessments.models import Answer
from assessments.selectors.carried import carried_share
from assessments.services.save_answers import save_answers
from assessments.services.submit_response import submit_response
from assessments.services.take_over_answers import take_over_answers
from tests.factories import AssessmentFactory, CampaignFactory, CampaignOrganisationFactory, ResponseFactory
from tests.factories.organisations import MembershipFactory
from tests.reading import main_part

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(sheets):
    definition = sheets.assessment.campaign.instrument.definition
    return next(part for part in definition.sheet("organisation").sections if len(part.pages) > 1)


@pytest.fixture
def codes(section):
    return [code for page in section.pages for code in page.question_codes]


@pytest.fixture
def before(sheets, colleague, trust, codes):
    """Sent half a year ago by the same person about the same organisation; the last question was left open."""
    return earlier(trust, colleague, dict.fromkeys(codes[:-1], 4) | {codes[0]: "DK"})


def earlier(trust, person, answers, version=1):
    opened = timezone.now() - timedelta(days=180)
    campaign = CampaignFactory(
        title="Spring round",
        opens_at=opened,
        closes_at=opened + timedelta(days=30),
        instrument__version=version,
    )
    CampaignOrganisationFactory(campaign=campaign, organisation=trust)
    assessment = AssessmentFactory(campaign=campaign, person=person, organisation=trust)
    return ResponseFactory(assessment=assessment, submitted=True, answers=answers)


def page_of(client, sheets, page):
    return BeautifulSoup(client.get(sheets.page(page.code)).content, "html.parser")


def test_feature_25_the_last_answer_stands_beside_and_is_not_chosen(
    sheets, before, section, colleague, sign_in
):
    page = page_of(sign_in(colleague), sheets, section.pages[0])

    words = main_part(page) if isinstance(page, str) else page.get_text(" ", strip=True)
    assert "Last time (Spring round): Don't know" in words
    assert "Last time (Spring round): Agree" in words
    assert not page.select("input[type=radio][checked]:not([name=section_completed])")
    assert not Answer.objects.filter(response=sheets.own).exists()


def test_a_colleagues_answers_are_never_shown(sheets, trust, codes, section, colleague, sign_in):
    earlier(trust, MembershipFactory(organisation=trust).person, dict.fromkeys(codes, 2))

    assert "Last time" not in page_of(sign_in(colleague), sheets, section.pages[0]).get_text()


def test_feature_25_nothing_changed_fills_only_what_is_open_and_can_be_read_through(
    sheets, before, section, codes, colleague, sign_in
):
    save_answers(response=sheets.own, given={codes[1]: "2"}, notes={}, by=colleague)
    client = sign_in(colleague)

    reply = client.post(sheets.page(section.pages[0].code), {"action": "take_over_section"})

    check = reverse("assessments:check_answers", args=[sheets.own.pk])
    assert reply.url == f"{check}#section-{section.code}"
    rows = {answer.question: answer for answer in Answer.objects.filter(response=sheets.own)}
    assert rows[codes[1]].given == "2"
    assert not rows[codes[1]].carried
    assert rows[codes[0]].given == "DK"
    assert rows[codes[2]].given == "4"
    assert all(rows[code].carried for code in codes[:-1] if code != codes[1])
    assert codes[-1] not in rows
    text = client.get(check).content.decode()
    assert "Agree (taken over from last time)" in text
    assert AuditEvent.objects.filter(action="answers_taken_over").get().detail["number"] == len(codes) - 2
    # There is nothing left to take over, so it is not offered again.
    assert "take over my last answers" not in client.get(sheets.page(section.pages[0].code)).content.decode()


def test_an_edited_answer_is_no_longer_taken_over_and_a_note_changes_nothing(
    sheets, before, section, codes, colleague
):
    take_over_answers(response=sheets.own, section=section, by=colleague)

    save_answers(response=sheets.own, given={codes[0]: "5"}, notes={codes[1]: "Still so."}, by=colleague)

    rows = {answer.question: answer for answer in Answer.objects.filter(response=sheets.own)}
    assert not rows[codes[0]].carried
    assert rows[codes[1]].carried


def test_the_page_saved_again_as_it_is_stays_taken_over(sheets, before, section, codes, colleague, sign_in):
    take_over_answers(response=sheets.own, section=section, by=colleague)
    page = section.pages[0]

    sign_in(colleague).post(
        sheets.page(page.code),
        {code: "DK" if code == codes[0] else "4" for code in page.question_codes} | {"action": "later"},
    )

    assert all(Answer.objects.filter(response=sheets.own).values_list("carried", flat=True))


def test_the_share_taken_over_is_counted_of_what_was_sent(
    sheets, before, section, codes, colleague, campaign, trust
):
    take_over_answers(response=sheets.own, section=section, by=colleague)
    save_answers(response=sheets.own, given={codes[-1]: "3"}, notes={}, by=colleague)
    assert carried_share(campaign, trust) == (0, 0)

    submit_response(response=sheets.own, by=colleague)

    assert carried_share(campaign, trust) == (len(codes) - 1, len(codes))


def test_a_question_that_means_something_else_now_is_not_taken_over(trust, colleague):
    now = CampaignFactory(instrument__version=2)
    CampaignOrganisationFactory(campaign=now, organisation=trust)
    draft = ResponseFactory(assessment=AssessmentFactory(campaign=now, person=colleague, organisation=trust))
    definition = now.instrument.definition
    section = next(
        part
        for part in definition.sheet("organisation").sections
        if any("INT2" in page.question_codes for page in part.pages)
    )
    codes = [code for page in section.pages for code in page.question_codes]
    earlier(trust, colleague, dict.fromkeys((code for code in codes if code in definition.item_index), 4))

    take_over_answers(response=draft, section=section, by=colleague)

    taken = set(Answer.objects.filter(response=draft).values_list("question", flat=True))
    assert "INT1" in taken
    assert "INT2" not in taken


def test_the_result_says_how_much_was_taken_over_from_five_people_on(
    sheets, section, codes, campaign, trust, manager, sign_in
):
    for number in range(5):
        person = MembershipFactory(organisation=trust).person
        earlier(trust, person, dict.fromkeys(codes, 4))
        draft = ResponseFactory(
            assessment=AssessmentFactory(campaign=campaign, person=person, organisation=trust)
        )
        take_over_answers(response=draft, section=section, by=person)
        submit_response(response=draft, by=person)
        page = sign_in(manager).get(
            reverse("assessments:organisation_result", args=[trust.pk]) + f"?campaign={campaign.pk}"
        )
        said = "100% of the answers were taken over" in page.content.decode()
        assert said == (number == 4)
        page = sign_in(manager).get(campaign.get_absolute_url())
        assert ("Answers taken over from an earlier round" in page.content.decode()) == (number == 4)


def test_without_an_earlier_round_nothing_is_offered(sheets, section, colleague, sign_in):
    text = sign_in(colleague).get(sheets.page(section.pages[0].code)).content.decode()

    assert "take over my last answers" not in text
    reply = sign_in(colleague).post(sheets.page(section.pages[0].code), {"action": "take_over_section"})
    assert reply.status_code == 302
    assert not Answer.objects.filter(response=sheets.own).exists()

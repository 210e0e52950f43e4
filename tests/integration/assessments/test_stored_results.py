"""Results are kept when a sheet is sent, only where it touches them, and pages say the same with and without."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.models import Response, Result
from assessments.selectors.team_numbers import team_numbers
from assessments.services.store_results import store_all_results, store_results
from assessments.services.submit_response import submit_response
from jobs.testing import run_jobs
from tests.factories import AssessmentFactory, ChosenPartnershipFactory, PartnershipFactory, ResponseFactory
from tests.factories.sides import crowd, placed_answers, send, sheet_answers, team

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnerships(campaign, trust, partnership):
    """Three, each with five people's answers; the results of all are kept."""
    asked = campaign.asked.get(organisation=trust)
    others = [PartnershipFactory(organisations=[trust], name=name) for name in ("Imaging", "Learning")]
    for other in others:
        ChosenPartnershipFactory(campaign_organisation=asked, partnership=other)
    for one in (partnership, *others):
        team(campaign, trust, one, 5)
    send(campaign, trust)
    store_all_results()
    assert Result.objects.count() == 4
    return [partnership, *others]


def kept() -> dict:
    return {
        row.partnership_id: (row.fingerprint, row.respondents, row.computed_at)
        for row in Result.objects.all()
    }


def submit(campaign, trust, person, partnership=None, **changed):
    assessment = person.assessments.first() or AssessmentFactory(
        campaign=campaign, organisation=trust, person=person
    )
    answers = placed_answers(**changed) if partnership else sheet_answers("organisation", **changed)
    draft = ResponseFactory(assessment=assessment, partnership=partnership, answers=answers)
    return submit_response(response=draft, by=person)


def main_part(client, url) -> str:
    return re.search("<main.*</main>", client.get(url).content.decode(), re.DOTALL).group()


def pages(campaign, trust, partnerships) -> list[str]:
    organisation = reverse("assessments:organisation_result", args=[trust.pk])
    about = [reverse("assessments:partnership_result", args=[one.pk]) for one in partnerships]
    return [organisation, *about]


def test_one_more_sheet_is_counted_where_it_touches_a_result_and_nowhere_else(
    campaign, trust, partnerships, colleague
):
    before = kept()

    submit(campaign, trust, colleague, partnerships[1])
    assert kept() == before
    assert run_jobs()

    after = kept()
    changed = {subject for subject in after if after[subject] != before[subject]}
    assert changed == {partnerships[1].pk}
    assert after[partnerships[1].pk][1] == 6


def test_a_sheet_about_the_organisation_touches_the_partnerships_of_the_same_person(
    campaign, trust, partnerships, colleague
):
    submit(campaign, trust, colleague, partnerships[2])
    run_jobs()
    before = kept()

    submit(campaign, trust, colleague)
    run_jobs()

    after = kept()
    assert {subject for subject in after if after[subject] != before[subject]} == {None, partnerships[2].pk}


def test_a_new_version_counts_and_a_job_that_runs_twice_changes_nothing(
    campaign, trust, partnerships, colleague, django_capture_on_commit_callbacks
):
    sent = submit(campaign, trust, colleague, partnerships[0], REC1=5)
    run_jobs()
    draft = ResponseFactory(
        assessment=sent.assessment,
        partnership=partnerships[0],
        version=2,
        answers=placed_answers(REC1=1),
    )
    submit_response(response=draft, by=colleague)
    run_jobs()

    (row,) = Result.objects.filter(partnership=partnerships[0])
    statement = next(item for item in row.numbers["factors"]["REC"]["items"] if item["code"] == "REC1")
    assert statement["counts"] == [1, 0, 0, 5, 0]
    before = kept()
    assert store_results(campaign=campaign, organisation=trust) == 0
    assert kept() == before


def test_what_is_kept_is_what_would_be_counted(campaign, trust, partnerships):
    stored = team_numbers(campaign, trust)
    Result.objects.all().delete()

    assert set(stored) == {None, *(one.pk for one in partnerships)}
    assert team_numbers(campaign, trust) == stored


def test_pages_are_the_same_with_and_without_kept_results(client, manager, campaign, trust, partnerships):
    client.force_login(manager)
    addresses = pages(campaign, trust, partnerships)
    with_rows = [main_part(client, url) for url in addresses]
    assert "5 people answered" in with_rows[1]

    Result.objects.all().delete()

    assert [main_part(client, url) for url in addresses] == with_rows
    assert Result.objects.count() == 0


def test_a_page_never_shows_what_is_out_of_date(client, manager, campaign, trust, partnerships, colleague):
    client.force_login(manager)
    submit(campaign, trust, colleague, partnerships[0])
    url = pages(campaign, trust, partnerships)[1]

    assert "6 people answered" in main_part(client, url)
    run_jobs()
    assert "6 people answered" in main_part(client, url)


@pytest.mark.parametrize("changed", [{"engine_version": "0.9"}, {"instrument_hash": "other"}])
def test_what_another_engine_or_questionnaire_counted_is_counted_again(
    client, manager, campaign, trust, partnerships, changed
):
    row = Result.objects.get(partnership=partnerships[0])
    row.numbers["people"], row.numbers["position"]["formality"] = 99, 1.0
    row.save()
    assert team_numbers(campaign, trust)[partnerships[0].pk].position.formality == 1.0

    Result.objects.filter(pk=row.pk).update(**changed)

    assert team_numbers(campaign, trust)[partnerships[0].pk].people == 5
    call_command("store_results", verbosity=0)
    row.refresh_from_db()
    assert row.numbers["people"] == 5


def test_a_page_from_kept_results_reads_nobody_elses_answers(
    client, manager, campaign, trust, partnerships, colleague
):
    own = send(campaign, trust, manager, partnerships[0], answers=placed_answers())
    store_all_results()
    client.force_login(manager)
    read = '"assessments_answer"."question"'

    with CaptureQueriesContext(connection) as caught:
        client.get(pages(campaign, trust, partnerships)[1])

    asked = [query["sql"] for query in caught if read in query["sql"]]
    assert len(asked) == 1
    named = {sheet for sheet in Response.objects.all() if sheet.pk.hex in asked[0].replace("-", "")}
    assert named == {own}
    assert Response.objects.exclude(pk=own.pk).exists()


def test_a_kept_result_takes_the_same_queries_for_5_and_for_500_people(
    client, manager, campaign, trust, partnership
):
    url = pages(campaign, trust, [partnership])[1]
    client.force_login(manager)
    main_part(client, url)
    counts = []
    for add in (
        lambda: team(campaign, trust, partnership, 5),
        lambda: crowd(campaign, trust, partnership, 495),
    ):
        add()
        store_all_results()
        with CaptureQueriesContext(connection) as caught:
            text = main_part(client, url)
        counts.append(len(caught))

    assert "500 people answered" in text
    assert counts[0] == counts[1]


def test_nobody_can_be_followed_from_number_to_number(campaign, trust, partnership):
    """Whoever is highest on one factor does not stand in the same place of another."""
    gov = ("GOV1", "GOV2", "GOV3")
    for value in (5, 1, 3, 2, 4):
        answers = sheet_answers(value=value, **dict.fromkeys(gov, 6 - value), GOV4=value)
        send(campaign, trust, partnership=partnership, answers=answers)
    store_all_results()

    (row,) = Result.objects.all()

    means = {code: row.numbers["factors"][code]["person_means"] for code in ("REC", "GOV")}
    assert means["GOV"] == [1, 2, 3, 4, 5]
    assert means == {code: sorted(values) for code, values in means.items()}

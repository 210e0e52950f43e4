"""The country that is measured with: as large as asked, valid, the same each time, and counted like any other."""

from dataclasses import replace

import pytest
from django.db import connection, transaction

from assessments.models import Answer, Assessment, Campaign, ChosenPartnership, Response, Result
from assessments.selectors.team_numbers import count_numbers, fingerprints, team_numbers
from assessments.services.store_results import store_results
from benchmarks.country.make import NotEmpty, make_country
from benchmarks.country.sizes import WHOLE, Size
from organisations.enums import OrganisationKind
from organisations.models import Organisation, Partnership
from organisations.selectors.areas import ENGLAND, area_tree

pytestmark = pytest.mark.django_db

SIZE = Size(organisations=45, partnerships=60, rounds=2, people=6, sheets=2)
TRUSTS = [kind for kind in OrganisationKind if kind not in (OrganisationKind.ICB, OrganisationKind.REGION)]


def make(size: Size = SIZE) -> None:
    make_country(size, say=lambda text: None)


def rows() -> list[tuple]:
    """Everything that was answered and by whom, in no order of the database's own."""
    answers = Answer.objects.order_by("response_id", "question").values_list(
        "response_id", "question", "kind", "value", "choice", "ticks", "saved_at"
    )
    sheets = Response.objects.order_by("pk").values_list(
        "pk",
        "assessment__person__email",
        "assessment__organisation__ods_code",
        "partnership__name",
        "reference",
    )
    return [*answers, *sheets]


def test_a_country_has_what_was_asked_for():
    make()

    answered = [f"Partnership {number + 1}" for number in range(SIZE.answered_in(0))]
    each = [
        body.partnerships.filter(name__in=answered).count()
        for body in Organisation.objects.filter(kind__in=TRUSTS)
    ]
    assert len(each) == SIZE.organisations
    assert Partnership.objects.count() == SIZE.partnerships
    assert Campaign.objects.count() == SIZE.rounds
    assert Assessment.objects.count() == SIZE.rounds * SIZE.organisations * SIZE.people
    sheets = sum(SIZE.people * (1 + min(SIZE.sheets, sides)) for sides in each)
    assert Response.objects.count() == SIZE.rounds * sheets
    assert ChosenPartnership.objects.count() == SIZE.rounds * 2 * SIZE.partnerships
    assert Answer.objects.count() > 30 * Response.objects.count()


def test_its_rows_are_ones_that_the_service_could_have_written():
    make()

    connection.check_constraints()
    sheets = Response.objects.select_related("assessment__campaign__instrument").order_by("pk")
    for response in sheets[::80]:
        instrument = response.assessment.campaign.instrument.definition
        asked = instrument.sheet(response.sheet).question_codes
        for answer in response.answers.all():
            answer.full_clean(exclude=["response", "saved_by"])
            assert answer.question in asked
            if answer.choice and answer.choice != "none":
                choices = instrument.question(answer.question).choices
                assert answer.choice in {choice.code for choice in choices}
    assert set(Answer.objects.values_list("kind", flat=True)) == {
        *("value", "dont_know", "not_applicable", "choice", "ticks")
    }


def test_its_organisations_are_in_the_boards_of_the_day():
    make()

    before, after = (area_tree(campaign.first_day) for campaign in Campaign.objects.order_by("opens_at"))
    trusts = set(Organisation.objects.filter(kind__in=TRUSTS).values_list("pk", flat=True))
    for tree in (before, after):
        levels = [area.level for area in tree.areas.values()]
        assert levels.count("region") == 7
        assert trusts <= tree.members[ENGLAND]
        in_boards = [code for code in tree.areas if trusts & tree.members[code] and len(tree.path(code)) == 3]
        assert set().union(*(tree.members[code] for code in in_boards)) >= trusts
    assert "qhg" in before.areas or "s1y5d" in before.areas


def test_the_same_seed_makes_the_same_rows_and_another_seed_others():
    found = []
    for seed in (1, 1, 2):
        with transaction.atomic():
            make(Size(organisations=4, partnerships=5, rounds=1, people=3, sheets=2, seed=seed))
            found.append(rows())
            transaction.set_rollback(True)

    assert found[0]
    assert found[0] == found[1]
    assert found[0] != found[2]


def test_its_results_are_what_the_answers_come_to():
    make()
    campaign = Campaign.objects.first()
    organisation = campaign.organisations.first()

    stored = store_results(campaign=campaign, organisation=organisation)

    subjects = fingerprints(campaign, organisation).keys()
    assert stored == len(subjects) > 1
    kept = team_numbers(campaign, organisation)
    assert Result.objects.count() == len(subjects)
    assert kept == count_numbers(campaign, organisation, subjects)
    assert kept[None].people == SIZE.people


def test_it_is_made_in_a_database_of_its_own(campaign):
    with pytest.raises(NotEmpty):
        make()


def test_indexes_and_constraints_are_afterwards_as_they_were():
    def named():
        with connection.cursor() as cursor:
            return {
                model: connection.introspection.get_constraints(cursor, model._meta.db_table)
                for model in (Answer, Response)
            }

    before = named()
    make(Size(organisations=4, partnerships=5, rounds=1, people=3, sheets=2))

    assert named() == before


def test_a_tenth_has_a_tenth_of_the_answers_from_as_many_organisations():
    tenth = Size().scaled(0.1)

    assert (tenth.organisations, tenth.partnerships, tenth.rounds) == (300, 5000, 5)
    assert (tenth.people, tenth.answered_in(0)) == (10, 500)


def test_one_more_round_has_as_many_people_as_are_asked_for():
    make(replace(SIZE, last_people=9))

    assert Campaign.objects.count() == SIZE.rounds + 1
    last, before, *_ = Campaign.objects.order_by("-opens_at")
    assert last.assessments.count() == SIZE.organisations * 9
    assert before.assessments.count() == SIZE.organisations * SIZE.people
    assert (
        Response.objects.filter(assessment__campaign=last, partnership=None).count() == SIZE.organisations * 9
    )


def test_the_round_that_is_closed_against_the_clock_has_30000_sheets():
    assert WHOLE.organisations * WHOLE.people_in(WHOLE.rounds) * (1 + WHOLE.sheets) == 30_000

"""How well the questionnaire works, pooled over all rounds: for administrators, never from too few people."""

import csv
import io
from itertools import cycle

import pytest
from django.core.management import call_command
from django.urls import reverse

from assessments.models import PsychometricReport
from assessments.selectors.psychometrics import kept_parts
from jobs.testing import run_jobs
from tests.factories import AssessmentFactory, OrganisationFactory, PartnershipFactory, ResponseFactory
from tests.factories.sides import placed_answers, send, sheet_answers
from tests.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("version_2")]
URL = reverse("assessments:psychometrics")
FILE = reverse("assessments:psychometrics_file")
# Four answers of one person that go together, with some noise.
PATTERNS = [(1, 2, 1, 2), (2, 1, 2, 1), (2, 3, 2, 4), (3, 2, 4, 3), (4, 4, 3, 5), (5, 4, 5, 4), (4, 5, 5, 3)]


def absorb(pattern) -> dict:
    """The answers as people give them: the last statement says the opposite."""
    return dict(zip(("ABS1", "ABS2", "ABS3", "ABS4"), (*pattern[:3], 6 - pattern[3]), strict=True))


def answered(campaign, sizes, patterns=PATTERNS, partnerships=False) -> list:
    """Organisations of so many people, each of whom sent a sheet about it."""
    following, organisations = cycle(patterns), []
    for size in sizes:
        organisation = OrganisationFactory()
        subject = PartnershipFactory(organisations=[organisation, OrganisationFactory()])
        organisations.append(organisation)
        for _ in range(size):
            if partnerships:
                send(campaign, organisation, partnership=subject, answers=placed_answers())
            else:
                send(
                    campaign,
                    organisation,
                    answers=sheet_answers("organisation") | absorb(next(following)),
                )
    return organisations


def kept(campaign) -> dict:
    """The parts as they are kept, worked out by the command."""
    call_command("psychometrics", verbosity=0)
    report = PsychometricReport.objects.get(instrument=campaign.instrument)
    return {part.subject: part for part in kept_parts(report)}


def row(main, begins: str, table: int = 0) -> list[str]:
    for found in main.select("table")[table].select("tbody tr"):
        for heading in found.select(".nhsuk-table-responsive__heading"):
            heading.extract()
        name, *cells = [words(cell) for cell in found.select("td")]
        if name.startswith(begins):
            return cells
    raise AssertionError(begins)


def test_reflective_factors_have_alpha_from_thirty_people_and_formative_ones_never(
    look, administrator, campaign
):
    answered(campaign, [10, 10, 10])
    factors = {factor.code: factor for factor in kept(campaign)["organisation"].factors}

    assert 0.8 < factors["ABS"].alpha < 1
    assert factors["ABS"].omega is not None
    assert factors["ABS"].n == factors["ABS"].people == 30
    assert (factors["POL"].alpha, factors["POL"].alpha_reason) == (None, "formative")

    main = look(administrator, URL)
    absorbing = row(main, campaign.instrument.definition.factor("ABS").name)
    assert absorbing[1] == "30"
    assert absorbing[2].startswith(f"{factors['ABS'].alpha:.2f} (")
    assert "none: made up of its statements" in row(main, campaign.instrument.definition.factor("POL").name)
    assert "conditions that have an alpha" in words(main)
    assert "prototype, not validated" in words(main)
    assert "from 30 people in 3 organisations" in words(main)


def test_one_person_fewer_leaves_the_distributions_and_no_alpha(look, administrator, campaign):
    answered(campaign, [10, 10, 9])

    factor = next(f for f in kept(campaign)["organisation"].factors if f.code == "ABS")

    assert (factor.alpha, factor.omega, factor.icc1, factor.icc2) == (None,) * 4
    main = look(administrator, URL)
    assert "not shown (too few answers)" in words(main)
    assert row(main, "ABS1", table=1)[0] == "29"


def test_shares_are_rounded_and_add_no_single_person(look, administrator, campaign):
    answered(campaign, [7, 7, 7], patterns=[(1, 1, 1, 1), *[(4, 4, 4, 4)] * 20])
    kept(campaign)

    assert row(look(administrator, URL), "ABS1", table=1)[:6] == ["21", "5%", "0%", "0%", "95%", "0%"]


@pytest.mark.parametrize("sizes", [[4, 3], [2, 2, 3], [2, 2, 5]], ids=["two places", "seven", "one has most"])
def test_too_few_people_or_organisations_leave_nothing(look, administrator, campaign, sizes):
    answered(campaign, sizes)
    part = kept(campaign)["organisation"]

    assert (part.factors, part.items) == ((), ())
    main = look(administrator, URL)
    assert "Not shown (too few answers)" in words(main)
    assert not main.select("table")


def test_a_statement_of_seven_people_is_left_out_beside_one_of_twelve(campaign):
    organisations = [OrganisationFactory() for _ in range(4)]
    for number in range(12):
        more = {"ABS1": 4} if number < 7 else {}
        send(campaign, organisations[number % 4], answers={"POL1": 3, **more})

    codes = {item.code for item in kept(campaign)["organisation"].items}

    assert "POL1" in codes
    assert "ABS1" not in codes


def test_each_person_counts_once_with_what_was_sent_last(campaign):
    organisations = answered(campaign, [4, 4, 4])
    assessment = organisations[0].assessments.first()
    other = AssessmentFactory(
        campaign__instrument=campaign.instrument,
        organisation=assessment.organisation,
        person=assessment.person,
    )
    ResponseFactory(assessment=other, submitted=True, answers={"POL1": 1})

    part = kept(campaign)["organisation"]

    assert part.people == 12
    assert next(item for item in part.items if item.code == "POL1").counts[0] == 1


def test_drafts_agreed_sheets_and_other_versions_do_not_count(campaign):
    organisations = answered(campaign, [4, 4, 4])
    for organisation in organisations:
        send(campaign, organisation, answers={"POL1": 1}, submitted=False)
        together = AssessmentFactory(campaign=campaign, organisation=organisation, person=None)
        ResponseFactory(assessment=together, submitted=True, agreed_by=3, answers={"POL1": 1})
        other = AssessmentFactory(organisation=organisation)
        ResponseFactory(assessment=other, submitted=True, answers={"POL1": 1})

    part = kept(campaign)["organisation"]

    assert part.people == 12
    assert next(item for item in part.items if item.code == "POL1").counts[0] == 0


def test_sides_of_partnerships_are_the_teams_of_what_is_asked_about_them(campaign):
    answered(campaign, [10, 10, 10], partnerships=True)

    part = kept(campaign)["partnership"]

    assert (part.people, part.teams) == (30, 3)
    assert {factor.code for factor in part.factors} >= {"REC", "GOV"}
    # Asked about both: seen from the organisation.
    assert "MAN" not in {factor.code for factor in part.factors}
    assert {"F1", "O1"} <= {item.code for item in part.items}


def test_a_negative_icc_is_shown_as_nought_and_kept_as_it_is(look, administrator, campaign):
    # Nearly the same spread everywhere, so nothing goes with the organisation.
    answered(campaign, [10, 10, 10])
    factor = next(f for f in kept(campaign)["organisation"].factors if f.code == "ABS")
    assert factor.icc1 < 0

    main = look(administrator, URL)

    name = campaign.instrument.definition.factor("ABS").name
    assert row(main, name)[4:6] == ["0.00", "0.00"]
    assert row(main, name, table=2)[5] == f"{factor.icc1:.4f}"


def test_nothing_changes_without_new_answers_and_the_clock_does_it_too(campaign):
    answered(campaign, [3, 3, 3])
    kept(campaign)
    before = PsychometricReport.objects.get(instrument=campaign.instrument).computed_at

    kept(campaign)
    assert PsychometricReport.objects.get(instrument=campaign.instrument).computed_at == before

    answered(campaign, [1])
    run_jobs(clock=True)
    assert PsychometricReport.objects.get(instrument=campaign.instrument).people == 10


def test_the_file_has_the_tables(sign_in, administrator, campaign):
    answered(campaign, [10, 10, 10])
    kept(campaign)

    reply = sign_in(administrator).get(FILE)

    assert "attachment" in reply["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(reply.content.decode("utf-8-sig"))))
    name = campaign.instrument.definition.factor("ABS").name
    assert len([row for row in rows if row and row[0] == name]) == 2


def test_before_it_was_ever_worked_out_the_page_says_so_and_there_is_no_file(look, sign_in, administrator):
    assert "Nothing has been worked out" in words(look(administrator, URL))
    assert sign_in(administrator).get(FILE).status_code == 404


def test_pages_of_the_study_lead_to_each_other_and_home_leads_there(look, administrator):
    role_tags = reverse("assessments:role_tags")

    assert look(administrator, URL).select_one(f'a[href="{role_tags}"]')
    assert look(administrator, role_tags).select_one(f'a[href="{URL}"]')
    home = look(administrator, reverse("assessments:home"))
    assert home.select_one(f'a[href="{role_tags}"]')
    assert home.select_one(f'a[href="{URL}"]')


def test_nobody_else_may_see_it(sign_in, manager):
    assert sign_in(manager).get(URL).status_code == 403
    assert sign_in(manager).get(FILE).status_code == 403

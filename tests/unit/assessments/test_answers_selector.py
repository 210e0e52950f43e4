"""Answers of one side as engine rows."""

import pytest

from assessments.enums import AnswerKind
from assessments.models import Answer, Response
from assessments.selectors.answers import read_side
from models_engine import DynamicsAnswers, Missing
from tests.factories import AssessmentFactory, ResponseFactory
from tests.factories.sides import moved_by, send, sheet_answers

pytestmark = pytest.mark.django_db


def test_answers_become_a_row_with_a_key_for_every_item_asked(campaign, trust, partnership):
    send(
        campaign, trust, partnership=partnership, answers={"F1": 5, "F2": "DK", "F3": "NA", "FIRST": "boards"}
    )

    (person,) = read_side(campaign, trust).partnerships[partnership.pk]

    assert person.row == sheet_answers(value=None) | {
        "F1": 5,
        "F2": Missing.DONT_KNOW,
        "F3": Missing.NOT_APPLICABLE,
    }
    assert person.choices == {"FIRST": "boards"}


def test_a_person_who_sent_an_empty_sheet_counts_as_somebody(campaign, trust):
    send(campaign, trust, answers={})

    assert len(read_side(campaign, trust).organisation) == 1


def test_a_partnership_row_takes_the_same_persons_three_shared_factors(
    campaign, trust, partnership, colleague
):
    send(campaign, trust, colleague, answers=sheet_answers("organisation", value=2))
    send(campaign, trust, colleague, partnership, answers=sheet_answers(value=5))

    (person,) = read_side(campaign, trust).partnerships[partnership.pk]

    borrowed = {"MAN1", "MAN2", "MAN4", "EXP1", "EXP3", "EXP4", "SUP1", "SUP2", "SUP3"}
    assert {code for code, value in person.row.items() if value == 2} == borrowed
    assert {"MAN3", "EXP2", "SUP4"} <= {code for code, value in person.row.items() if value == 5}


def test_another_persons_organisation_sheet_is_not_borrowed(campaign, trust, partnership, colleague):
    send(campaign, trust, answers=sheet_answers("organisation", value=2))
    send(campaign, trust, colleague, partnership)

    (person,) = read_side(campaign, trust).partnerships[partnership.pk]

    assert "MAN1" not in person.row


def test_a_pulse_row_borrows_nothing(campaign, trust, partnership, colleague):
    send(campaign, trust, colleague)
    pulse = sheet_answers("partnership_pulse")
    send(campaign, trust, colleague, partnership, answers=pulse, sheet="partnership_pulse")

    (person,) = read_side(campaign, trust).partnerships[partnership.pk]

    assert person.row == pulse


def test_a_draft_never_counts_and_the_sent_version_goes_on_counting(campaign, trust, colleague):
    sent = send(campaign, trust, colleague, answers={"SEA1": 2})
    ResponseFactory(assessment=sent.assessment, version=2, answers={"SEA1": 5})
    ResponseFactory(assessment=AssessmentFactory(campaign=campaign, organisation=trust), answers={"SEA1": 5})
    assert Response.objects.count() == 3

    (person,) = read_side(campaign, trust).organisation

    assert person.row["SEA1"] == 2


def test_answers_of_the_partner_and_of_other_rounds_are_not_read(campaign, trust, partner_trust, partnership):
    send(campaign, partner_trust, partnership=partnership)
    send(AssessmentFactory(organisation=trust).campaign, trust, partnership=partnership)
    send(campaign, trust, partnership=partnership, answers={"F1": 3})

    (person,) = read_side(campaign, trust).partnerships[partnership.pk]

    assert person.row["F1"] == 3


@pytest.mark.parametrize("people", [1, 3])
def test_a_side_takes_two_queries_however_many_people(
    campaign, trust, partnership, people, django_assert_num_queries
):
    for _ in range(people):
        send(campaign, trust, partnership=partnership)
    campaign.instrument.definition  # noqa: B018 - reads the foreign key, which is not what is counted

    with django_assert_num_queries(2):
        read_side(campaign, trust)


class TestWhatMovesAPartnership:
    """The optional section of version 2, in the kinds in which it is asked."""

    @pytest.fixture
    def second(self, trust):
        return AssessmentFactory(organisation=trust, campaign__instrument__version=2).campaign

    def read(self, campaign, trust, partnership, answers, **fields):
        send(campaign, trust, partnership=partnership, answers=answers, **fields)
        (person,) = read_side(campaign, trust).partnerships[partnership.pk]
        return person

    def test_ticks_statements_and_choices_become_what_the_engine_reads(self, second, trust, partnership):
        said = moved_by(
            DT="POL MAN", DM="none", DC="DK", W1=4, W2="NA", B1="formal", G1="now", G2="dont_know"
        )

        person = self.read(second, trust, partnership, {"F1": 5, "FIRST": "boards"} | said)

        assert person.dynamics == DynamicsAnswers(
            ticks={"DT": frozenset({"POL", "MAN"}), "DM": frozenset(), "DC": Missing.DONT_KNOW},
            statements={"W1": 4, "W2": Missing.NOT_APPLICABLE},
            choices={"B1": "formal", "G1": "now", "G2": "dont_know"},
        )
        assert person.choices == {"FIRST": "boards", "B1": "formal", "G1": "now", "G2": "dont_know"}
        assert person.row["F1"] == 5
        assert not {"DT", "DM", "W1", "B1"} & set(person.row)

    def test_left_out_it_is_none(self, second, trust, partnership):
        assert self.read(second, trust, partnership, {"F1": 5}).dynamics is None

    def test_a_note_alone_or_a_cleared_answer_is_left_out_too(self, second, trust, partnership):
        sent = send(second, trust, partnership=partnership, answers={"F1": 5})
        Answer.objects.create(response=sent, question="DT", kind=AnswerKind.NONE, note="Nobody knows.")

        (person,) = read_side(second, trust).partnerships[partnership.pk]

        assert person.dynamics is None

    def test_a_person_who_sent_their_own_sheet_too_keeps_it(self, second, trust, partnership, colleague):
        send(second, trust, colleague)
        send(second, trust, colleague, partnership, answers=moved_by(DE="REC"))

        (person,) = read_side(second, trust).partnerships[partnership.pk]

        assert person.dynamics.ticks == {"DE": frozenset({"REC"})}

    def test_version_1_and_the_short_form_have_none(self, campaign, second, trust, partnership):
        assert self.read(campaign, trust, partnership, sheet_answers()).dynamics is None
        pulse = sheet_answers("partnership_pulse")
        short = self.read(second, trust, partnership, pulse, sheet="partnership_pulse")
        assert short.dynamics is None

"""Whole sides of a round: many people of one organisation who sent their sheets."""

from models_engine import load_instrument
from tests.factories.accounts import UserFactory
from tests.factories.assessments import AssessmentFactory, ResponseFactory
from tests.factories.organisations import MembershipFactory

INSTRUMENT = load_instrument("learning-ecosystem", 1)


def sheet_answers(sheet: str = "partnership", value: int = 4, **changed) -> dict:
    """An answer for every item of a sheet, the same everywhere but for those named."""
    items = [code for code in INSTRUMENT.sheet(sheet).question_codes if code in INSTRUMENT.item_index]
    return dict.fromkeys(items, value) | changed


def send(campaign, organisation, person=None, partnership=None, answers=None, **fields):
    """One person of the organisation sends one sheet; without a `person`, somebody new does."""
    if person is None:
        person = UserFactory()
        MembershipFactory(person=person, organisation=organisation)
    assessment = person.assessments.filter(campaign=campaign, organisation=organisation).first()
    assessment = assessment or AssessmentFactory(campaign=campaign, organisation=organisation, person=person)
    sheet = sheet_answers("partnership" if partnership else "organisation")
    return ResponseFactory(
        assessment=assessment,
        partnership=partnership,
        answers=sheet if answers is None else answers,
        **{"submitted": True, **fields},
    )

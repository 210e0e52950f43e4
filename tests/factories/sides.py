"""Whole sides of a round: many people of one organisation who sent their sheets."""

from django.utils import timezone

from accounts.models import User
from assessments.enums import ResponseStatus, SheetCode
from assessments.models import TICKS, Answer, Assessment, Response, answer_columns
from models_engine import load_instrument
from tests.factories.accounts import UserFactory
from tests.factories.assessments import AssessmentFactory, ResponseFactory
from tests.factories.organisations import MembershipFactory

INSTRUMENT = load_instrument("learning-ecosystem", 1)
AXIS_ITEMS = [item.code for axis in INSTRUMENT.axes for item in axis.items]
LANES = ("DT", "DM", "DC", "DE")
FORMAL_EXTERNAL = dict(zip(AXIS_ITEMS, [5, 4, 5, 4, 5, 1, 5, 2, 5, 2, 1, 4], strict=True))
INFORMAL_INTERNAL = dict(zip(AXIS_ITEMS, [1, 2, 1, 1, 1, 5, 1, 5, 1, 1, 1, 5], strict=True))


def sheet_answers(sheet: str = "partnership", value: int = 4, **changed) -> dict:
    """An answer for every item of a sheet, the same everywhere but for those named."""
    items = [code for code in INSTRUMENT.sheet(sheet).question_codes if code in INSTRUMENT.item_index]
    return dict.fromkeys(items, value) | changed


def placed_answers(**changed) -> dict:
    """A partnership's sheet that places it as formal and external."""
    return sheet_answers(**{**FORMAL_EXTERNAL, **changed})


def team(campaign, organisation, partnership, people: int, **changed) -> None:
    """So many people, each new, who send a partnership's sheet with the same answers."""
    for _ in range(people):
        send(campaign, organisation, partnership=partnership, answers=placed_answers(**changed))


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


def moved_by(**answers) -> dict:
    """Answers to the optional section of version 2: `moved_by(DT="POL MAN", DM="none", DE="DK", W1=4, G1="now")`."""
    ticked = {code for code, given in answers.items() if code in LANES and given not in ("none", "DK")}
    return {code: f"{TICKS}{given}" if code in ticked else given for code, given in answers.items()}


def crowd(campaign, organisation, partnership, people: int) -> None:
    """A large side, written at once: new people, each with a sheet about the partnership and one about the
    organisation. Nobody of them is a member."""
    persons = User.objects.bulk_create(UserFactory.build_batch(people))
    assessments = Assessment.objects.bulk_create(
        Assessment(campaign=campaign, organisation=organisation, person=person) for person in persons
    )
    moves = moved_by(DT="MAN POL", DM="MAN", DC="GOV", DE="REC", W1=4, W2=2, G1="now", G2="internal")
    given = {partnership: placed_answers() | moves, None: sheet_answers("organisation")}
    responses = Response.objects.bulk_create(
        Response(
            assessment=assessment,
            partnership=subject,
            sheet=SheetCode.PARTNERSHIP if subject else SheetCode.ORGANISATION,
            status=ResponseStatus.SUBMITTED,
            submitted_at=timezone.now(),
            reference=f"{assessment.pk.hex[:18]}-{'P' if subject else 'O'}",
        )
        for assessment in assessments
        for subject in given
    )
    Answer.objects.bulk_create(
        Answer(response=response, question=code, **answer_columns(str(answer)))
        for response in responses
        for code, answer in given[response.partnership].items()
    )

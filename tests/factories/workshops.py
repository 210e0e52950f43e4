from datetime import UTC, date, datetime

import factory

from tests.factories.accounts import UserFactory
from tests.factories.assessments import InstrumentFactory
from workshops.enums import StepKind, WorkshopState
from workshops.models import (
    Agreed,
    Ballot,
    Group,
    Idea,
    Participant,
    Room,
    RoomAction,
    Step,
    Workshop,
    WorkshopFacilitator,
)

ALPHABET = "ACDEFGHJKMNPQRTUVWXY23456789"


class WorkshopFactory(factory.django.DjangoModelFactory):
    """Prepared, about nothing in particular, with its room; `created_by` is its facilitator. `live=True`: running;
    `ended=True`: over since midday on 23 November 2026."""

    class Meta:
        model = Workshop
        skip_postgeneration_save = True

    class Params:
        live = factory.Trait(state=WorkshopState.LIVE)
        ended = factory.Trait(
            state=WorkshopState.ENDED,
            started_at=datetime(2026, 11, 2, 10, 30, tzinfo=UTC),
            ended_at=datetime(2026, 11, 2, 12, tzinfo=UTC),
        )

    title = factory.Sequence(lambda n: f"Workshop {n}")
    instrument = factory.SubFactory(InstrumentFactory, version=2)
    created_by = factory.SubFactory(UserFactory)
    room = factory.RelatedFactory("tests.factories.workshops.RoomFactory", "workshop")
    facilitator = factory.RelatedFactory("tests.factories.workshops.WorkshopFacilitatorFactory", "workshop")


class RoomFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Room

    workshop = factory.SubFactory(WorkshopFactory, room=None)
    code = factory.Sequence(lambda n: "".join(ALPHABET[n // 28**place % 28] for place in range(6)))
    key = factory.Sequence(lambda n: f"key-{n}")


class WorkshopFacilitatorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WorkshopFacilitator

    workshop = factory.SubFactory(WorkshopFactory, facilitator=None)
    person = factory.SelfAttribute("workshop.created_by")


class StepFactory(factory.django.DjangoModelFactory):
    """A statement of the facilitator's own, for ten minutes; `factor_step=True`: how decisions are made together."""

    class Meta:
        model = Step

    class Params:
        factor_step = factory.Trait(
            kind=StepKind.FACTOR, factor="GOV", questions="GOV1 GOV2 GOV3 GOV4", statement=""
        )
        place = factory.Trait(kind=StepKind.PLACE, statement="")
        lanes = factory.Trait(kind=StepKind.LANES, questions="DT DE", statement="")
        ideas = factory.Trait(kind=StepKind.IDEAS, statement="")
        talk = factory.Trait(kind=StepKind.TALK, statement="")
        decision = factory.Trait(kind=StepKind.DECISION, statement="")

    workshop = factory.SubFactory(WorkshopFactory)
    order = factory.Sequence(lambda n: n + 1)
    kind = StepKind.STATEMENT
    title = factory.Sequence(lambda n: f"Step {n}")
    minutes = 10
    statement = "We would call each other before we buy anything."


class GroupFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Group

    workshop = factory.SubFactory(WorkshopFactory)
    name = factory.Sequence(lambda n: f"Group {n}")
    order = factory.Sequence(lambda n: n)


class ParticipantFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Participant

    workshop = factory.SubFactory(WorkshopFactory)
    number = factory.Sequence(lambda n: n + 1)
    token_hash = factory.Sequence(lambda n: f"{n:064d}")


class BallotFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Ballot

    step = factory.SubFactory(StepFactory)


class IdeaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Idea

    step = factory.SubFactory(StepFactory, ideas=True)
    number = factory.Sequence(lambda n: n + 1)
    text = factory.Sequence(lambda n: f"Idea {n}")


class RoomActionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RoomAction

    step = factory.SubFactory(StepFactory, decision=True)
    text = factory.Sequence(lambda n: f"Do thing {n}")
    owner_name = "Sam Without"
    due_on = date(2027, 3, 27)
    number = factory.Sequence(lambda n: n + 1)


class AgreedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Agreed

    step = factory.SubFactory(StepFactory)
    question = "STATEMENT"
    value = 4
    people = 12
    agreed_on = date(2026, 11, 23)

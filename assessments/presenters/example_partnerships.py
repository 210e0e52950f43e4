"""Four invented partnerships for the picture on the start page, one in each corner and placed by the engine."""

from dataclasses import dataclass

from models_engine import Instrument, Position, place_partnership

# Answers to the axis statements in the order F1–F6, O1–O6, 1 strongly disagree to 5 strongly agree.
ANSWERS = {
    "Shared patient record": (5, 4, 5, 4, 5, 1, 5, 2, 4, 5, 2, 1),
    "Joint maternity system": (5, 4, 4, 4, 4, 2, 1, 5, 1, 2, 1, 4),
    "Ward sepsis exchange": (1, 2, 1, 1, 1, 5, 1, 5, 1, 1, 2, 5),
    "Bed-flow user group": (1, 2, 2, 2, 1, 4, 2, 2, 3, 4, 5, 2),
}


@dataclass(frozen=True)
class ExamplePartnership:
    name: str
    position: Position
    place: str

    @property
    def formality(self) -> int:
        return round(self.position.formality or 0)

    @property
    def origin(self) -> int:
        return round(self.position.origin or 0)


def example_partnerships(instrument: Instrument) -> list[ExamplePartnership]:
    codes = [item.code for axis in instrument.axes for item in axis.items]
    examples = []
    for name, answers in ANSWERS.items():
        position = place_partnership(instrument, [dict(zip(codes, answers, strict=True))])
        examples.append(ExamplePartnership(name, position, instrument.quadrant(str(position.place)).name))
    return examples

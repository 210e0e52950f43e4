import json
import os
from dataclasses import asdict, dataclass, replace

WHOLE_PEOPLE = 100


@dataclass(frozen=True)
class Size:
    """How much there is of a country. As it stands: about 25 million answers.

    `people` of each organisation send one sheet about it and `sheets` about partnerships, in each round. Where
    `last_people` are given there is one more round, in which as many of each organisation answer.

    All partnerships are registered and chosen. In each round people answer about the first of them only, so many that
    each side of those has about the same number of sheets: how much of an area may be shown then depends as little as
    possible on how many people there are.
    """

    organisations: int = 300
    partnerships: int = 5000
    rounds: int = 5
    people: int = WHOLE_PEOPLE
    sheets: int = 3
    last_people: int = 0
    seed: int = 20261122

    @property
    def all_rounds(self) -> int:
        return self.rounds + bool(self.last_people)

    @property
    def all_people(self) -> int:
        """Of each organisation, those who ever answer."""
        return max(self.people, self.last_people)

    def people_in(self, round_number: int) -> int:
        return self.people if round_number < self.rounds else self.last_people

    def answered_in(self, round_number: int) -> int:
        """How many partnerships people answer about: never fewer than one for each organisation."""
        share = self.people_in(round_number) / WHOLE_PEOPLE
        return min(self.partnerships, max(self.organisations, round(self.partnerships * share)))

    def scaled(self, scale: float) -> "Size":
        """So many times the people, and so the answers, of the same organisations with the same partnerships."""
        return replace(self, people=max(1, round(self.people * scale)))

    def tenth(self) -> "Size":
        """Ten times fewer answers in every round."""
        last = max(1, round(self.last_people / 10)) if self.last_people else 0
        return replace(self.scaled(0.1), last_people=last)


# With a sixth round of 30,000 sheets: 25 people of 300 organisations with four each.
WHOLE = Size(last_people=25)


def asked_size() -> Size:
    """COUNTRY_SCALE in the environment, for whoever cannot wait for the whole country. The last round stays as it is.

    COUNTRY_SIZE is what one process of ours says to another.
    """
    if said := os.environ.get("COUNTRY_SIZE"):
        return Size(**json.loads(said))
    return WHOLE.scaled(float(os.environ.get("COUNTRY_SCALE", "1")))


def as_text(size: Size) -> str:
    return json.dumps(asdict(size))

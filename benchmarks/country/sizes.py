import os
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Size:
    """How much there is of a country. As it stands: about 22 million answers.

    `people` of each organisation send one sheet about it and `sheets` about partnerships, in each round.
    """

    organisations: int = 300
    partnerships: int = 5000
    rounds: int = 5
    people: int = 100
    sheets: int = 3
    seed: int = 20261122

    def scaled(self, scale: float) -> "Size":
        """So many times the answers, from the same organisations in the same areas over the same rounds.

        People and partnerships shrink together, so that about as many people answer about each partnership.
        """
        return replace(
            self,
            people=max(1, round(self.people * scale)),
            partnerships=max(1, round(self.partnerships * scale)),
        )


def asked_size() -> Size:
    """COUNTRY_SCALE in the environment, for whoever cannot wait for the whole country."""
    return Size().scaled(float(os.environ.get("COUNTRY_SCALE", "1")))

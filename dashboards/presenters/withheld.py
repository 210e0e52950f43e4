"""What is not given out, why, and what would open it: in the words of the people it protects."""

from dataclasses import dataclass
from typing import Any

from dashboards.enums import Panel, Withheld

OPENS = {
    Withheld.TOO_FEW_PEOPLE: "It opens when at least 8 people from at least 3 organisations have answered.",
    Withheld.TOO_FEW_ORGANISATIONS: "It opens when people from at least 3 organisations have answered.",
    Withheld.ONE_ORGANISATION_DOMINATES: (
        "It opens when more people at the other organisations answer, so that none has more than half of the answers."
    ),
    Withheld.WOULD_REVEAL_OTHERS: (
        "It opens when more people answer, here or in the areas beside it. The area above shows it with others."
    ),
    Withheld.NO_ANSWERS: "It opens when people answer the questions it rests on.",
}
ORGANISATIONS_MAY_RELEASE = "Organisations here may also release results to this area by name."


@dataclass(frozen=True)
class Closed:
    """`about` is the panel's question."""

    panel: str
    about: str
    reason: str
    opens: str

    @property
    def sentence(self) -> str:
        return f"This is not shown here: {self.reason}. {self.opens}"

    @property
    def beside(self) -> str:
        """The same above tables in which other figures, or zeros, are shown."""
        return f"Not every figure of this question can be shown here: {self.reason}. {self.opens}"

    @property
    def protects(self) -> bool:
        """Whether there are answers that are held back; where nobody answered there are none."""
        return self.reason != Withheld.NO_ANSWERS.label


def closed_panels(content: dict[str, Any]) -> tuple[Closed, ...]:
    """In the order of the panels, one line for each panel and reason."""
    found = {}
    for entry in content.get("withheld", ()):
        panel, reason = str(entry["panel"]).partition(".")[0], entry["reason"]
        if panel in Panel.values and reason in Withheld.values:
            found[panel, reason] = Closed(
                panel, Panel(panel).label, Withheld(reason).label, OPENS[Withheld(reason)]
            )
    order = list(Panel.values)
    return tuple(found[key] for key in sorted(found, key=lambda key: (order.index(key[0]), key[1])))


def closed_in(content: dict[str, Any], panel: str) -> tuple[Closed, ...]:
    return tuple(closed for closed in closed_panels(content) if closed.panel == panel)

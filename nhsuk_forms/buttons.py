from dataclasses import dataclass


@dataclass(frozen=True)
class Button:
    """One more submit button of a form: the view reads `name` in the posted data to see which was pressed."""

    label: str
    name: str
    value: str = "1"
    kind: str = "secondary"

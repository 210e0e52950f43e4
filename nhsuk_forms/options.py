"""The options of a radios or checkboxes field, ready for a template."""

from dataclasses import dataclass

from django.forms import BoundField
from django.forms.utils import flatatt


@dataclass(frozen=True)
class Option:
    id: str
    value: str
    label: str
    hint: str
    heading: str
    checked: bool
    apart: bool
    other_attributes: str


OWN_ATTRIBUTES = {"id", "class", "name", "type", "value", "checked", "aria-describedby", "aria-invalid"}


def options(field: BoundField) -> list[Option]:
    """Ids as the NHS pages have them: the first option's is the field's own, so that an error link finds it."""
    widget = field.field.widget
    hints = getattr(widget, "hints", {})
    headings = getattr(widget, "headings", {})
    apart = getattr(widget, "apart", ())
    return [
        Option(
            id=field.auto_id if number == 1 else f"{field.auto_id}-{number}",
            value=str(part.data["value"]),
            label=part.data["label"],
            hint=hints.get(part.data["value"], hints.get(str(part.data["value"]), "")),
            heading=headings.get(str(part.data["value"]), ""),
            checked=part.data["selected"],
            apart=str(part.data["value"]) in map(str, apart),
            other_attributes=flatatt(
                {name: value for name, value in part.data["attrs"].items() if name not in OWN_ATTRIBUTES}
            ),
        )
        for number, part in enumerate(field.subwidgets, start=1)
    ]

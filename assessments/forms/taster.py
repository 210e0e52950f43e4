"""The taster's statements, and the symbols in which its answers travel from page to page.

One symbol for each statement of the two axes, in their order: 1 to 5, `d` for don't know, `n` for does not apply,
`-` for no answer. They stand in the address alone: nothing is stored.
"""

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError

from models_engine import Answer, Axis, Instrument, Missing
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.layout import Statement
from nhsuk_forms.widgets import StatementRadios

DONT_KNOW, NOT_APPLICABLE, NO_ANSWER = "d", "n", "-"
NO_VALUE: dict[str, Answer] = {
    DONT_KNOW: Missing.DONT_KNOW,
    NOT_APPLICABLE: Missing.NOT_APPLICABLE,
    NO_ANSWER: None,
}


class TasterForm(NHSForm):
    """The statements of one axis. Nothing is required; `symbols` are the valid answers that came."""

    submit_label = "Continue"

    def __init__(self, data=None, *, instrument: Instrument, axis: Axis, symbols: str = ""):
        self.axis = axis
        choices = [(str(option.value), option.label) for option in instrument.scale]
        choices += [(DONT_KNOW, "Don't know"), (NOT_APPLICABLE, "Does not apply")]
        # Shadows the class's own (empty) declaration: forms copy their fields from here.
        self.base_fields: dict[str, forms.Field] = {
            item.code: forms.ChoiceField(
                label=item.text,
                choices=choices,
                required=False,
                widget=StatementRadios(apart=(DONT_KNOW, NOT_APPLICABLE)),
                error_messages={"invalid_choice": f"Select one of the answers shown: {item.text}"},
            )
            for item in axis.items
        }
        initial = dict(zip([item.code for item in axis.items], symbols, strict=False))
        super().__init__(
            data, initial={code: symbol for code, symbol in initial.items() if symbol != NO_ANSWER}
        )

    @property
    def symbols(self) -> str:
        return "".join(self.cleaned_data[item.code] or NO_ANSWER for item in self.axis.items)

    def layout(self) -> Layout:
        return Layout(*(Statement(item.code) for item in self.axis.items))


def check_symbols(instrument: Instrument, symbols: str, lengths: set[int]) -> None:
    """Raises ValidationError where these are not the symbols of a whole page, or of both."""
    known = {*NO_VALUE, *(str(option.value) for option in instrument.scale)}
    if len(symbols) not in lengths or not known.issuperset(symbols):
        raise ValidationError("This link does not carry answers that we can read.")


def row_of(instrument: Instrument, symbols: str) -> dict[str, Answer]:
    """The engine's row for checked symbols of both axes."""
    items = [item for axis in instrument.axes for item in axis.items]
    return {
        item.code: NO_VALUE[symbol] if symbol in NO_VALUE else int(symbol)
        for item, symbol in zip(items, symbols, strict=True)
    }

"""Questions for which any number of conditions may be ticked, or one answer alone: none of these, don't know.

An unticked box is not sent, so a page also sends what it showed: then no tick at all clears an answer that the page
showed, and leaves alone one that was given in another window since.
"""

from collections.abc import Mapping, Sequence

from django import forms
from django.http import QueryDict

from assessments.enums import InsteadOfTicks
from assessments.models import NO_ANSWER, TICKS
from models_engine import Instrument, TickQuestion
from nhsuk_forms.fields import TickListField

ALL_THAT_APPLY = "Select all that apply."
TO_CLEAR = "To clear your answer, untick everything."


def shown(question: str) -> str:
    """The name of the field that says what the page showed."""
    return f"shown_{question}"


def tick_field(question: TickQuestion, instrument: Instrument, *, answered: bool) -> TickListField:
    """The conditions that are thought to do what is asked come first, the others after them."""
    first, others = instrument.conditions_for(question.verb)
    hints = (question.why_we_ask, ALL_THAT_APPLY, TO_CLEAR if answered else "")
    return TickListField(
        label=question.text,
        help_text=" ".join(filter(None, hints)),
        choices=[*((one.factor, one.text) for one in (*first, *others)), *InsteadOfTicks.choices],
        apart=InsteadOfTicks.values,
        headings={others[0].factor: "Another condition"} if first and others else None,
        required=False,
        error_messages={"invalid_choice": f"Select from the answers shown: {question.text}"},
    )


def shown_field() -> forms.CharField:
    return forms.CharField(required=False, widget=forms.HiddenInput, initial=NO_ANSWER)


def ticked(given: str) -> list[str]:
    """The boxes that show an answer."""
    return given.removeprefix(TICKS).split()


def answer_of(boxes: Sequence[str], instrument: Instrument) -> str:
    """The inverse of `ticked`, whatever the order of the boxes."""
    if not boxes or boxes[0] in InsteadOfTicks:
        return boxes[0] if boxes else NO_ANSWER
    return TICKS + " ".join(one.factor for one in instrument.conditions if one.factor in boxes)


def ticked_since(data: QueryDict, question: str, answer: str) -> bool:
    """Whether the person ticked or unticked something; a page that does not say what it showed clears nothing."""
    return answer != data.get(shown(question), NO_ANSWER)


def held_ticks(held: Mapping[str, str | list[str]], question: str) -> dict[str, list[str]]:
    """What was ticked when the session had ended, as the page shows it; empty where the page was not held."""
    if question not in held and shown(question) not in held:
        return {}
    boxes = held.get(question, [])
    return {question: [boxes] if isinstance(boxes, str) else boxes}

from django import forms
from django.utils.formats import date_format

from nhsuk_forms.fields import DateField
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import CountedTextarea
from organisations.enums import PartnershipKind
from organisations.models import Partnership
from organisations.rules import check_kind_of_partnership


class PartnershipFactsForm(NHSForm):
    """Name, purpose, kind and start: asked of a new partnership, and corrected here."""

    submit_label = "Save changes"

    name = forms.CharField(
        label="What do you call it?",
        max_length=200,
        help_text="A name that both sides will recognise.",
        error_messages={"required": "Enter what you call the partnership"},
    )
    purpose = forms.CharField(
        label="What is it for?",
        max_length=1000,
        widget=CountedTextarea(maxlength=1000),
        help_text="What the organisations share or learn together, in a sentence or two.",
        error_messages={"required": "Enter what the partnership is for"},
    )
    kind = forms.ChoiceField(
        label="What brings the organisations together?",
        choices=PartnershipKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Select what brings the organisations together"},
    )
    started_on = DateField(
        label="When did it start?",
        required=False,
        help_text="If you do not know the day, give a good guess. You can leave this empty.",
    )

    def __init__(self, *args, partnership: Partnership | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.partnership = partnership

    @property
    def is_merger(self) -> bool:
        return self.has_error("kind", "merger")

    def clean_kind(self) -> str:
        check_kind_of_partnership(self.cleaned_data["kind"])
        return self.cleaned_data["kind"]

    def clean_started_on(self):
        started_on = self.cleaned_data["started_on"]
        ended_on = self.partnership.ended_on if self.partnership else None
        if started_on and ended_on and started_on > ended_on:
            raise forms.ValidationError(
                f"The start must not be after the end, {date_format(ended_on, 'j F Y')}"
            )
        return started_on


def facts_of(partnership: Partnership) -> dict[str, object]:
    return {name: getattr(partnership, name) for name in ("name", "purpose", "kind", "started_on")}

"""What leads write to find each other: an offer, a wish, a request, and the partnership that may come of it."""

from collections.abc import Sequence

from django import forms

from dashboards.models import ContactRequest
from models_engine import load_instrument
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import CountedTextarea
from organisations.enums import OrganisationKind, PartnershipKind
from organisations.selectors.areas import Area

KINDS = (PartnershipKind.VISITS, PartnershipKind.PAIRING)


def conditions() -> list[tuple[str, str]]:
    """In the order of the questionnaire."""
    return [(factor.code, factor.plain_name) for factor in load_instrument().factors]


def condition_field(**words) -> forms.ChoiceField:
    return forms.ChoiceField(
        choices=lambda: [("", "Choose one"), *conditions()],
        error_messages={"required": "Choose a condition", "invalid_choice": "Choose one of the list"},
        **words,
    )


class OfferForm(NHSForm):
    submit_label = "Publish this offer"

    factor = condition_field(
        label="What can you share something about?",
        help_text="Choose it because of what you have tried. Your results are not used and not shown.",
    )
    text = forms.CharField(
        label="What have you learned, and how could you share it?",
        help_text="Two or three sentences, for example what you tried, and whether others may visit or ring you. "
        "Do not name people, and give no address: those come later, if you agree.",
        max_length=500,
        widget=CountedTextarea(maxlength=500),
        error_messages={"required": "Enter what you have learned"},
    )
    system = forms.CharField(
        label="Supplier or system it is about",
        help_text="You can leave this empty.",
        max_length=120,
        required=False,
    )


class WishForm(NHSForm):
    submit_label = "Save"

    factor = condition_field(
        label="What does your organisation want to learn about?",
        help_text="Only people at your organisation see it, until you ask somebody.",
    )


class FindOffersForm(NHSForm):
    """Sent by GET. What the address has that is not offered counts for nothing."""

    form_method = "get"
    submit_label = "Show"
    submit_kind = "secondary"

    factor = forms.ChoiceField(label="Condition", required=False)
    kind = forms.ChoiceField(label="Kind of organisation", required=False)
    region = forms.ChoiceField(label="Region", required=False)
    words = forms.CharField(label="Supplier or system", required=False, max_length=120)

    def __init__(self, data, *, regions: Sequence[Area]):
        super().__init__(data)
        self.fields["factor"].choices = [("", "Any condition"), *conditions()]
        self.fields["kind"].choices = [("", "Any kind"), *OrganisationKind.choices]
        self.fields["region"].choices = [("", "Any region"), *((area.code, area.name) for area in regions)]

    @property
    def wanted(self) -> dict[str, str]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class RequestContactForm(NHSForm):
    submit_label = "Send this request"

    text = forms.CharField(
        label="What would you like to know?",
        help_text="The leads of the other organisation read it with your organisation's name and yours.",
        max_length=1000,
        widget=CountedTextarea(maxlength=1000),
        error_messages={"required": "Enter what you would like to know"},
    )


class AnswerContactForm(forms.Form):
    """Two buttons, of which one was pressed."""

    answer = forms.ChoiceField(choices=[("accept", "Accept"), ("decline", "Decline")])


class LearningPartnershipForm(NHSForm):
    submit_label = "Register this partnership"

    name = forms.CharField(
        label="What do you call it?", max_length=200, error_messages={"required": "Enter a name"}
    )
    purpose = forms.CharField(
        label="What is it for?",
        max_length=1000,
        widget=CountedTextarea(maxlength=1000),
        error_messages={"required": "Enter what it is for"},
    )
    kind = forms.ChoiceField(
        label="What brings the organisations together?",
        choices=[(kind.value, kind.label) for kind in KINDS],
        widget=forms.RadioSelect,
        error_messages={"required": "Select what brings the organisations together"},
    )

    def __init__(self, data=None, *, contact: ContactRequest):
        offering = contact.offer.organisation.name
        condition = load_instrument().factor(contact.offer.factor).plain_name
        initial = {
            "name": f"{contact.organisation.name} learns from {offering}"[:200],
            "purpose": f"To learn about “{condition}”. The two organisations arranged it themselves.",
            "kind": PartnershipKind.VISITS.value,
        }
        super().__init__(data, initial=initial)

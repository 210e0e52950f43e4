"""One page, sent several times: to search the register, to add an organisation to it, and to save.

Everything typed and ticked travels in the form itself, so it survives each of these and needs no session.
"""

from crispy_forms.layout import HTML, Layout
from django import forms
from django.urls import reverse
from django.utils.formats import date_format

from nhsuk_forms.widgets import Checkboxes
from organisations.enums import OrganisationKind
from organisations.forms.partnership_facts import PartnershipFactsForm
from organisations.models import Organisation
from organisations.rules import check_enough_organisations
from organisations.selectors.organisations import chosen_organisations, register_names, same_named

SAVE, SEARCH, ADD, KEEP = "save", "search", "add", "keep"
# What each way of sending the form is about: the other questions are not checked yet.
ASKED = {SEARCH: {"words"}, ADD: {"new_name", "new_kind"}, KEEP: set()}
MOST_FOUND = 20
LONGEST_SEARCH = 100
# Boards and regions come with the reference data.
NEW_KINDS = [
    (kind.value, kind.label)
    for kind in OrganisationKind
    if kind not in (OrganisationKind.ICB, OrganisationKind.REGION)
]


class CreatePartnershipForm(PartnershipFactsForm):
    submit_label = "Register this partnership"
    form_id = "create-partnership"

    organisations = forms.MultipleChoiceField(
        label="Tick each organisation that takes part",
        required=False,
        widget=Checkboxes,
        error_messages={"invalid_choice": "One of the organisations is no longer there: choose again"},
    )
    words = forms.CharField(
        label="Find an organisation",
        required=False,
        max_length=LONGEST_SEARCH,
        help_text="Part of its name, or its ODS code.",
    )
    new_name = forms.CharField(label="Name of the organisation", max_length=200, required=False)
    new_kind = forms.ChoiceField(
        label="What kind of organisation is it?",
        choices=[("", "Choose one"), *NEW_KINDS],
        required=False,
    )

    def __init__(self, data=None, *, own: Organisation, **kwargs):
        super().__init__(data, **kwargs)
        self.own = own
        # In full: an empty action would keep the #who of a search, and scroll past what the page has to say.
        self.form_action = reverse("organisations:create_partnership", args=[own.pk])
        chosen = list(chosen_organisations(data.getlist("organisations")).exclude(pk=own.pk)) if data else []
        words = _searched(data.get("words", "")) if data else ""
        found = list(register_names(words).exclude(pk=own.pk)[: MOST_FOUND + 1]) if words else []
        self.more_found = len(found) > MOST_FOUND
        self.nothing_found = bool(words and not found)
        self.offered = {str(one.pk): one for one in [*chosen, *found[:MOST_FOUND]]}
        field = self.fields["organisations"]
        field.choices = [(key, one.name) for key, one in self.offered.items()]
        field.widget.hints = {key: _code_and_state(one) for key, one in self.offered.items()}

    @property
    def facts(self) -> dict[str, object]:
        """What the partnership is made of, once the form is valid."""
        return {
            name: self.cleaned_data[name]
            for name in ("name", "purpose", "kind", "organisations", "started_on")
        }

    @property
    def step(self) -> str:
        return next((step for step in ASKED if step in self.data), SAVE)

    def layout(self) -> Layout:
        return Layout(
            HTML("{% include '_partials/choose_organisations.html' %}"),
            "name",
            "purpose",
            "kind",
            "started_on",
        )

    def clean(self) -> dict:
        if self.step == SAVE:
            self._clean_organisations()
        else:
            for name in [name for name in self.errors if name not in ASKED[self.step]]:
                del self.errors[name]
        if self.step == SEARCH and self.cleaned_data.get("words") == "":
            self.add_error("words", "Enter part of a name, or a code")
        if self.step == ADD:
            self._clean_new_organisation()
        return self.cleaned_data

    def _clean_organisations(self) -> None:
        taking_part = [self.own, *(self.offered[key] for key in self.cleaned_data.get("organisations", []))]
        try:
            check_enough_organisations(taking_part)
        except forms.ValidationError as refusal:
            self.add_error("organisations" if self.offered else "words", refusal)
        self.cleaned_data["organisations"] = taking_part

    def _clean_new_organisation(self) -> None:
        name = self.cleaned_data.get("new_name", "")
        if not name:
            self.add_error("new_name", "Enter the name of the organisation")
        elif known := same_named(name):
            self.add_error("new_name", f"{known.name} is in the register already: search for it by its name")
        if not self.cleaned_data.get("new_kind"):
            self.add_error("new_kind", "Choose what kind of organisation it is")

    def with_added(self, organisation: Organisation) -> "CreatePartnershipForm":
        """The same page with an organisation ticked that has just been added to the register."""
        data = self.data.copy()
        data.setlist("organisations", [*data.getlist("organisations"), str(organisation.pk)])
        for name in (ADD, "new_name", "new_kind", "words"):
            data.pop(name, None)
        data[KEEP] = "1"
        return CreatePartnershipForm(data, own=self.own)


def _searched(words: str) -> str:
    """What was typed, unless the field is about to refuse it: the results stand in the form before it is checked."""
    return "" if len(words) > LONGEST_SEARCH or "\0" in words else words.strip()


def _code_and_state(organisation: Organisation) -> str:
    """Tells organisations of one name apart."""
    closed = f", closed {date_format(organisation.closed_on, 'j F Y')}" if organisation.closed_on else ""
    return f"{organisation.get_kind_display()}, {organisation.code}{closed}"

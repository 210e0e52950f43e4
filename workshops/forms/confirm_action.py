"""The form by which an action that was typed in a workshop goes into a plan."""

from collections.abc import Collection

from django import forms

from assessments.forms.action import ActionForm
from assessments.selectors.plans import people_for_actions
from nhsuk_forms.widgets import Radios
from organisations.models import Organisation
from workshops.models import RoomAction
from workshops.selectors.room_actions import people_of


class ConfirmActionForm(ActionForm):
    """As any action of a plan, begun with what the room typed. It asks whose plan only where there is a choice."""

    submit_label = "Put it into the plan"
    field_order = ("organisation",)

    organisation = forms.ModelChoiceField(
        label="Whose plan does it go into?",
        queryset=Organisation.objects.none(),
        widget=Radios,
        empty_label=None,
        error_messages={
            "required": "Select whose plan it goes into",
            "invalid_choice": "Select one of the organisations shown",
        },
    )

    def __init__(self, *args, organisations: Collection[Organisation], with_partner: bool, **kwargs):
        super().__init__(*args, people=people_of(organisations), with_partner=with_partner, **kwargs)
        self.only = next(iter(organisations)) if len(organisations) == 1 else None
        if self.only:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = Organisation.objects.filter(
                pk__in=[one.pk for one in organisations]
            )

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.only:
            cleaned["organisation"] = self.only
        owner, organisation = cleaned.get("owner"), cleaned.get("organisation")
        if owner and organisation and not people_for_actions(organisation).filter(pk=owner.pk).exists():
            self.add_error("owner", f"Choose somebody of {organisation}, or enter a name")
        return cleaned


def room_action_facts(action: RoomAction) -> dict[str, object]:
    """What the form begins with."""
    names = ("text", "organisation", "owner", "owner_name", "due_on", "shared_with_partner")
    return {name: getattr(action, name) for name in names}

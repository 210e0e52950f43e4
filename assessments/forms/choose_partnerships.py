from collections.abc import Iterable, Mapping
from uuid import UUID

from django import forms

from assessments.enums import SheetCode
from assessments.models import CampaignOrganisation
from assessments.rules import MOST_IN_FULL
from nhsuk_forms.forms import NHSForm
from nhsuk_forms.widgets import Radios
from organisations.models import Partnership
from organisations.presenters.partners import partner_names

NOT_ASKED = ""
CHOICES = [
    (SheetCode.PARTNERSHIP.value, "Ask in full"),
    (SheetCode.PARTNERSHIP_PULSE.value, "Ask in the short form"),
    (NOT_ASKED, "Do not ask"),
]


class ChoosePartnershipsForm(NHSForm):
    """One question per partnership. `sheets` says after cleaning what was chosen: in full first, by name."""

    submit_label = "Save"

    def __init__(
        self,
        *args,
        asking: CampaignOrganisation,
        partnerships: Iterable[Partnership],
        chosen: Mapping[UUID, str],
        sent: Mapping[UUID | None, int],
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.partnerships = {f"partnership_{partnership.pk}": partnership for partnership in partnerships}
        for name, partnership in self.partnerships.items():
            fixed = partnership.pk in chosen and partnership.pk in sent
            self.fields[name] = forms.ChoiceField(
                label=partnership.name,
                help_text=_fixed(sent[partnership.pk])
                if fixed
                else f"With {partner_names(partnership, asking.organisation)}",
                choices=CHOICES,
                initial=chosen.get(partnership.pk, NOT_ASKED),
                required=False,
                disabled=fixed,
                widget=Radios,
            )

    @property
    def sheets(self) -> dict[Partnership, SheetCode]:
        chosen = [
            (partnership, SheetCode(self.cleaned_data[name]))
            for name, partnership in self.partnerships.items()
            if self.cleaned_data[name] != NOT_ASKED
        ]
        return dict(sorted(chosen, key=lambda pair: pair[1] != SheetCode.PARTNERSHIP))

    def clean(self) -> dict:
        in_full = [n for n in self.partnerships if self.cleaned_data.get(n) == SheetCode.PARTNERSHIP]
        if len(in_full) > MOST_IN_FULL:
            self.add_error(
                in_full[MOST_IN_FULL],
                f"You chose {len(in_full)} partnerships in full. Choose {MOST_IN_FULL} at most, and ask about the "
                "others in the short form",
            )
        return self.cleaned_data


def _fixed(people: int) -> str:
    who = "1 person has" if people == 1 else f"{people} people have"
    return f"{who} sent answers about this one, so it stays as it is in this round."

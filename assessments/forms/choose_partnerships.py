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
    """One question per partnership that may still change. `sheets` says after cleaning what is asked from now on:
    in full first, each part by name.

    `fixed` are those about which people have sent answers; they keep their sheet and have no question.
    """

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
        self.fixed: dict[Partnership, SheetCode] = {}
        self.free: dict[str, Partnership] = {}
        for partnership in partnerships:
            if partnership.pk in chosen and partnership.pk in sent:
                self.fixed[partnership] = SheetCode(chosen[partnership.pk])
                continue
            name = f"partnership_{partnership.pk}"
            self.free[name] = partnership
            self.fields[name] = forms.ChoiceField(
                label=partnership.name,
                help_text=f"With {partner_names(partnership, asking.organisation)}",
                choices=CHOICES,
                initial=chosen.get(partnership.pk, NOT_ASKED),
                required=False,
                widget=Radios(attrs={"class": "nhsuk-radios--inline"}),
            )

    @property
    def sheets(self) -> dict[Partnership, SheetCode]:
        free = {
            partnership: SheetCode(self.cleaned_data[name])
            for name, partnership in self.free.items()
            if self.cleaned_data[name] != NOT_ASKED
        }
        chosen = {**self.fixed, **free}
        return dict(sorted(chosen.items(), key=lambda item: (item[1] != SheetCode.PARTNERSHIP, item[0].name)))

    def clean(self) -> dict:
        room = MOST_IN_FULL - list(self.fixed.values()).count(SheetCode.PARTNERSHIP)
        in_full = [name for name in self.free if self.cleaned_data.get(name) == SheetCode.PARTNERSHIP]
        if len(in_full) > room:
            number = len(in_full) + MOST_IN_FULL - room
            self.add_error(
                in_full[room],
                f"{number} partnerships would be asked about in full. Choose {MOST_IN_FULL} at most, and ask about "
                "the others in the short form",
            )
        return self.cleaned_data

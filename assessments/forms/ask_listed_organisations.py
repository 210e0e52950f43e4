import re

from django import forms

from assessments.models import Campaign
from assessments.selectors.campaigns import with_codes
from nhsuk_forms.forms import NHSForm
from organisations.models import Organisation

MOST_LINES = 1000
# A wrong file pasted whole is one mistake, not thousands.
MOST_PROBLEMS = 10


class AskListedOrganisationsForm(NHSForm):
    """Cleans `codes` to the organisations of a pasted list. Those asked already are passed over, by the service."""

    submit_label = "Ask these organisations"

    codes = forms.CharField(
        label="ODS codes",
        help_text="One on each line, or with commas or semicolons between them. A name after the code does no harm if "
        "a tab stands before it, as in a column copied from a spreadsheet.",
        widget=forms.Textarea(attrs={"rows": 10, "autocomplete": "off", "spellcheck": "false"}),
        max_length=50_000,
        error_messages={"required": "Enter at least one code"},
    )

    def __init__(self, *args, campaign: Campaign, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.campaign = campaign
        self.day = day

    def clean_codes(self) -> list[Organisation]:
        codes = self._codes()
        if not codes:
            raise forms.ValidationError(self.fields["codes"].error_messages["required"])
        if len(codes) > MOST_LINES:
            raise forms.ValidationError(f"You can ask {MOST_LINES} organisations at once; these are more")
        found = with_codes(self.campaign, codes)
        problems = [
            f"Line {line}: {problem}"
            for code, line in codes.items()
            if (problem := self._problem(code, found.get(code)))
        ]
        left = len(problems) - MOST_PROBLEMS
        if left > 0:
            problems[MOST_PROBLEMS:] = [f"And {left} more like this"]
        if problems:
            raise forms.ValidationError([forms.ValidationError(problem) for problem in problems])
        return [found[code][0] for code in codes]

    def _codes(self) -> dict[str, int]:
        """Each code once, in capitals, with the line on which it stands first."""
        codes: dict[str, int] = {}
        for line, text in enumerate(self.cleaned_data["codes"].splitlines(), start=1):
            for part in re.split(r"[,;]", text.split("\t")[0]):
                if code := part.strip(" \ufeff\"'").upper():
                    codes.setdefault(code, line)
        return codes

    def _problem(self, code: str, found: tuple[Organisation, bool] | None) -> str:
        if found is None:
            return f"“{code[:30]}” is not a code in the register"
        organisation, in_reach = found
        if not in_reach:
            return f"{organisation} ({code}) is not in {self.campaign.area} on the first day of the round"
        if not organisation.is_open(self.day):
            return f"{organisation} ({code}) has closed"
        return ""

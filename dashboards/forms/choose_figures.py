from django import forms

from nhsuk_forms.forms import NHSForm


class ChooseFiguresForm(NHSForm):
    """Round, boundaries and kind of organisation, sent by GET, so that what is chosen stands in the address.

    It only offers; the address is read by presenters.area_choice, which takes nothing for an error.
    """

    round = forms.ChoiceField(label="Round", required=False)
    boundaries = forms.ChoiceField(label="Boundaries of areas", required=False)
    kind = forms.ChoiceField(label="Kind of organisation", required=False)

    form_method = "get"
    submit_label = "Show"
    submit_kind = "secondary"

    def __init__(self, *, rounds, boundaries, kinds, chosen):
        super().__init__(initial=chosen)
        for name, options in (("round", rounds), ("boundaries", boundaries), ("kind", kinds)):
            if len(options) > 1:
                self.fields[name].choices = options
            else:
                del self.fields[name]

"""The base of every form: `class X(NHSForm)` and `{% crispy form %}` in the template is all a page needs."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from nhsuk_forms.buttons import Button
from nhsuk_forms.tidying import tidy_field


class NHSFormMixin:
    """For forms whose base is somebody else's (allauth's, a ModelForm); NHSForm is this over forms.Form.

    The attributes are there to be set on a subclass, or on one form by its view (`form.cancel_href = …`).
    """

    submit_label = "Continue"
    submit_kind = ""  # "" is the primary button; or "secondary", "reverse", "warning"
    other_buttons: tuple[Button, ...] = ()
    cancel_href = ""
    cancel_label = "Cancel"
    form_method = "post"
    form_action = ""
    form_id = ""
    form_class = ""
    form_tag = True
    # Where one question is the whole page, its label is the page's h1 and the template has none.
    page_heading_field = ""
    label_size = "s"
    use_required_attribute = False
    # Set once the error summary stands at the head of the page (base.html), so that it does not stand there twice.
    summary_shown = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            tidy_field(name, field)

    def layout(self) -> Layout:
        """Override to order fields, to wrap them in a Fieldset or to render a Statement."""
        return Layout(*self.fields)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.layout = self.layout()
        helper.render_hidden_fields = True
        helper.form_tag = self.form_tag
        helper.form_method = self.form_method
        helper.form_action = self.form_action
        helper.form_id = self.form_id
        helper.form_class = self.form_class
        return helper


class NHSForm(NHSFormMixin, forms.Form):
    pass

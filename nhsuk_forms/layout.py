"""Layout objects beside crispy's own (Layout, Fieldset, Div, HTML all work with this pack)."""

from crispy_forms.layout import LayoutObject
from django.forms import BoundField
from django.template.loader import render_to_string


class Statement(LayoutObject):
    """One statement of a questionnaire: a fieldset whose legend is the statement, its answers and its note.

    `field` has a StatementRadios widget; `note` names a text field; `why` is the text of “Why we ask”;
    `stem` stands before the statement in the legend (“Our work with Eastvale Care”).
    """

    template = "nhsuk/layout/statement.html"

    def __init__(self, field: str, *, note: str = "", why: str = "", stem: str = ""):
        self.fields = [name for name in (field, note) if name]
        self.field = field
        self.note = note
        self.why = why
        self.stem = stem

    def render(self, form, context, template_pack=None, **kwargs) -> str:
        form.rendered_fields.update(self.fields)
        return render_to_string(
            self.template,
            {
                "form": form,
                "field": form[self.field],
                "note": form[self.note] if self.note else None,
                "note_open": bool(self.note and _has_something_to_show(form[self.note])),
                "why": self.why,
                "stem": self.stem,
            },
        )


def _has_something_to_show(note: BoundField) -> bool:
    return bool(note.value() or note.errors)

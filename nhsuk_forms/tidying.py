"""What Django's fields bring along that an NHS form does without."""

from django import forms
from django.forms.utils import pretty_name

# The browser cuts pasted text at maxlength without a word; the server says what is too long, and keeps it.
UNWANTED = ("maxlength", "minlength", "placeholder", "cols")
TEXTAREA_ROWS = 5


def tidy_field(name: str, field: forms.Field) -> None:
    for widget in getattr(field.widget, "widgets", [field.widget]):
        for attribute in UNWANTED:
            widget.attrs.pop(attribute, None)
    if isinstance(field.widget, forms.PasswordInput):
        field.widget.attrs.setdefault("autocomplete", "current-password")
    if isinstance(field.widget, forms.Textarea) and field.widget.attrs.get("rows") in (None, "10"):
        field.widget.attrs["rows"] = TEXTAREA_ROWS
    if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        label = pretty_name(name) if field.label is None else str(field.label)
        field.error_messages["required"] = missing_message(field, label)


def missing_message(field: forms.Field, label: str) -> str:
    """Says what to do and about which question, since the error summary stands away from it."""
    if isinstance(field, forms.FileField):
        return f"Choose a file: {label}"
    if isinstance(field, (forms.ChoiceField, forms.ModelChoiceField, forms.BooleanField)):
        return f"Select an answer: {label}"
    return f"Enter {in_sentence(label)}"


def in_sentence(label: str) -> str:
    """'Full name' → 'full name'; 'ODS code' stays."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]

"""What the templates of the pack ask of a field. Load with `{% load nhsuk %}`."""

from django import forms, template
from django.forms import BoundField
from django.forms.widgets import Input

from nhsuk_forms import options as field_options
from nhsuk_forms import widgets

register = template.Library()

# First match wins, so subclasses stand before their bases. Names are files in templates/nhsuk/fields/.
KINDS = (
    (widgets.DateParts, "date"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (widgets.CountedTextarea, "character_count"),
    (forms.Textarea, "textarea"),
    (forms.PasswordInput, "password"),
    (forms.FileInput, "file"),
    (Input, "input"),
)


@register.filter
def field_template(field: BoundField) -> str:
    for widget, kind in KINDS:
        if isinstance(field.field.widget, widget):
            return f"nhsuk/fields/{kind}.html"
    raise TypeError(f"The nhsuk pack has no markup for {type(field.field.widget).__name__} ({field.name}).")


@register.simple_tag
def control(field: BoundField, css: str, error_css: str = "", **attributes):
    """The bare input, select or textarea, with the component's classes before the widget's own."""
    classes = [css, field.errors and error_css, field.field.widget.attrs.get("class")]
    named = {name.replace("_", "-"): value for name, value in attributes.items() if value}
    return field.as_widget(attrs=named | {"class": " ".join(filter(None, classes))})


@register.simple_tag
def options(field: BoundField) -> list[field_options.Option]:
    return field_options.options(field)


@register.filter
def described_with_count(field: BoundField) -> str:
    """The counter's message is heard first, then hint and error."""
    return f"{field.auto_id}-info {field.aria_describedby or ''}".strip()


@register.filter
def widget_class(field: BoundField) -> str:
    return field.field.widget.attrs.get("class", "")


@register.filter
def heads_page(field: BoundField) -> bool:
    return getattr(field.form, "page_heading_field", "") == field.name


@register.simple_tag
def date_parts(field: BoundField) -> list[dict]:
    wrong = _wrong_date_parts(field)
    values = field.value() or [None, None, None]
    if not isinstance(values, (list, tuple)):
        values = field.field.widget.decompress(values)
    return [
        {
            "id": f"{field.auto_id}_{name}",
            "name": f"{field.html_name}_{name}",
            "label": name.capitalize(),
            "width": 4 if name == "year" else 2,
            "value": "" if value is None else value,
            "wrong": name in wrong,
        }
        for name, value in zip(("day", "month", "year"), values, strict=True)
    ]


@register.inclusion_tag("nhsuk/error_summary.html")
def error_summary(form):
    """Once per form: at the head of the page where base.html finds `form`, else at the head of the form."""
    if not getattr(form, "errors", None) or getattr(form, "summary_shown", False):
        return {"errors": []}
    form.summary_shown = True
    errors = [{"text": message, "href": ""} for message in form.non_field_errors()]
    for field in form:
        errors += [{"text": message, "href": _first_control(field)} for message in field.errors]
    return {"errors": errors}


def _first_control(field: BoundField) -> str:
    if field.is_hidden or not field.auto_id:
        return ""
    if isinstance(field.field.widget, widgets.DateParts):
        wrong = _wrong_date_parts(field)
        return f"#{field.auto_id}_{wrong[0] if wrong else 'day'}"
    return f"#{field.auto_id}"


def _wrong_date_parts(field: BoundField) -> tuple[str, ...]:
    """The boxes an error names; all of them for an error that names none."""
    for error in field.errors.as_data() if field.errors else ():
        return (error.params or {}).get("parts", ("day", "month", "year"))
    return ()

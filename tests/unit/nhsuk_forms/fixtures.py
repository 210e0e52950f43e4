"""The fixtures that nhsuk-frontend ships beside each component: options, and the HTML they should give.

A fixture's options become one of our forms; both pages are parsed and compared without what does not matter.
"""

import json
import re

from bs4 import BeautifulSoup, NavigableString
from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from config.environment import ROOT
from nhsuk_forms import fields, widgets
from nhsuk_forms.fields import PARTS
from nhsuk_forms.forms import NHSForm

COMPONENTS = ROOT / "node_modules" / "nhsuk-frontend" / "dist" / "nhsuk" / "components"


def load(component: str, name: str) -> dict:
    """The first fixture of that name: later ones of the same name differ in what surrounds them only."""
    fixtures = json.loads((COMPONENTS / component / "fixtures.json").read_text(encoding="utf-8"))["fixtures"]
    return next(fixture for fixture in fixtures if fixture["name"] == name)


def tree(html: str):
    """Nested tuples of (tag, attributes, children): equal when a browser would build the same page."""
    return [_node(node) for node in _children(BeautifulSoup(html, "html.parser"))]


def _children(node):
    return [child for child in node.children if not isinstance(child, NavigableString) or child.strip()]


def _node(node):
    if isinstance(node, NavigableString):
        return " ".join(node.split())
    attributes = {
        name: sorted(value) if isinstance(value, list) else value
        for name, value in node.attrs.items()
        # Django's own addition, which tells a screen reader that the answer in the box was refused.
        if name != "aria-invalid"
    }
    return node.name, attributes, [_node(child) for child in _children(node)]


def as_fixture_names(html: str) -> str:
    """Our ids in the words of the fixtures: Django joins with `_` and says helptext."""
    html = html.replace("_helptext", "-hint").replace("_error", "-error")
    html = re.sub(r'name="\w+_(day|month|year)"', r'name="\1"', html)
    return re.sub(r"_(day|month|year)\b", r"-\1", html)


def render_field(component: str, context: dict) -> str:
    form = _form(component, context)
    return render_to_string("nhsuk/field.html", {"field": form[_identity(context)]})


def expected_html(fixture: dict) -> str:
    """The fixture's HTML with the field's name equal to its id, as a Django form has them."""
    name, identity = fixture["context"].get("name"), _identity(fixture["context"])
    html = fixture["html"].replace(f'name="{name}"', f'name="{identity}"')
    # templates/nhsuk/fields/file.html says why.
    return html.replace(' data-module="nhsuk-file-upload"', "")


def _identity(context: dict) -> str:
    return context.get("idPrefix") or context.get("id") or context["name"]


def _form(component: str, context: dict) -> NHSForm:
    identity = _identity(context)
    heading = context.get("label") or (context.get("fieldset") or {}).get("legend")
    field = _field(component, context, heading)

    class Form(NHSForm):
        page_heading_field = identity if isinstance(heading, dict) and "heading" in heading else ""
        label_size = heading.get("size", "") if isinstance(heading, dict) else ""

        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            error = _words(context.get("errorMessage"))
            if error:
                wrong = tuple(part for part in PARTS if context.get(part, {}).get("error"))
                error = ValidationError(error, params={"parts": wrong or PARTS})
                self._errors = {identity: self.error_class([error], field_id=identity)}

    Form.base_fields[identity] = field
    return Form(initial={identity: _initial(component, context)}, auto_id="%s")


def _initial(component: str, context: dict):
    if component != "date-input":
        return context.get("value", context.get("values"))
    values = context.get("values", {part: context.get(part, {}).get("value") for part in PARTS})
    return [values[part] for part in PARTS]


def _field(component: str, context: dict, heading) -> forms.Field:
    attrs = {name: context[name] for name in ("autocomplete", "inputmode", "rows", "type") if name in context}
    if "spellcheck" in context:
        attrs["spellcheck"] = str(context["spellcheck"]).lower()
    classes = [context.get("classes", "")]
    classes += ["nhsuk-input--code"] if context.get("code") else []
    classes += [f"nhsuk-input--width-{context['width']}"] if context.get("width") else []
    classes += [f"nhsuk-{component}--{name}" for name in ("inline", "small") if context.get(name)]
    if any(classes):
        attrs["class"] = " ".join(filter(None, classes))
    options = {
        "label": _words(heading),
        "help_text": _words(context.get("hint")),
        "required": False,
        "disabled": bool(context.get("disabled")),
    }
    choices = [(item["value"], item["text"]) for item in context.get("items", []) if "value" in item]
    hints = {item["value"]: _words(item["hint"]) for item in context.get("items", []) if item.get("hint")}
    match component:
        case "input":
            return forms.CharField(widget=forms.TextInput(attrs), **options)
        case "textarea":
            return forms.CharField(widget=forms.Textarea(attrs), **options)
        case "password-input":
            return forms.CharField(widget=forms.PasswordInput(attrs), **options)
        case "file-upload":
            return forms.FileField(widget=forms.FileInput(attrs), **options)
        case "select":
            return forms.ChoiceField(choices=choices, widget=forms.Select(attrs), **options)
        case "radios":
            apart = [choices[-1][0]] if any("divider" in item for item in context["items"]) else []
            widget = widgets.Radios(attrs, hints=hints, apart=apart)
            return forms.ChoiceField(choices=choices, widget=widget, **options)
        case "checkboxes":
            widget = widgets.Checkboxes(attrs, hints=hints)
            return forms.MultipleChoiceField(choices=choices, widget=widget, **options)
        case "date-input":
            return fields.DateField(widget=widgets.DateParts(attrs), **options)
        case "character-count":
            unit = "maxwords" if context.get("countType") == "words" else "maxlength"
            limit = {unit: context["maxlength"]}
            return forms.CharField(widget=widgets.CountedTextarea(attrs, **limit), **options)
    raise ValueError(component)


def _words(option) -> str:
    if isinstance(option, dict):
        option = mark_safe(option["html"]) if "html" in option else option.get("heading", option.get("text"))
    return option or ""

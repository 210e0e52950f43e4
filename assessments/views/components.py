"""The gallery of components, for people who build pages."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from assessments.charts import spectrum
from assessments.forms.components import ComponentsForm
from assessments.presenters.components import EXAMPLES, OF_THE_FRAME
from assessments.presenters.example_partnerships import example_partnerships
from models_engine import load_instrument
from organisations.rules import check

COMMENT = re.compile(r"\s*(?:\{#(?P<line>.*?)#\}|\{% comment %\}(?P<block>.*?)\{% endcomment %\})", re.DOTALL)


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    check(request.user, Permission.COMPONENTS_VIEW)
    examples = sorted((EXAMPLES | chart_examples()).items())
    context = {
        "components": [_shown(name, parameters, request) for name, parameters in examples],
        "of_the_frame": sorted(OF_THE_FRAME),
        "fields": ComponentsForm(),
        "fields_with_errors": ComponentsForm({}, prefix="wrong"),
    }
    return render(request, "assessments/components.html", context)


def chart_examples() -> dict[str, dict[str, Any]]:
    """Components with a chart, as `EXAMPLES` has the others."""
    instrument = load_instrument()
    examples = example_partnerships(instrument)
    return {
        "spectrum": {
            "chart": spectrum(instrument, [(example.name, example.position) for example in examples]),
            "rows": examples,
            "finding": "Four invented partnerships, one in each corner.",
            "caption": "The partnerships in the picture",
        },
    }


def _shown(name: str, parameters: dict[str, Any], request: HttpRequest) -> dict[str, str]:
    template = get_template(f"_components/{name}.html")
    return {
        "name": name,
        "says": _comment_at_top(template.template.source),
        "html": template.render(parameters, request),
    }


def _comment_at_top(source: str) -> str:
    """Every component says there what it is and what its parameters are."""
    found = COMMENT.match(source)
    return " ".join((found["line"] or found["block"]).split()) if found else ""

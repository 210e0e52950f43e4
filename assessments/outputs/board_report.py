"""The board report of one result before one reader, as a template needs it and as a whole document."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone

import models_engine
from accounts.models import User
from assessments import charts
from assessments.presenters.advice_words import advice_basis, missing_advice
from assessments.presenters.board_report import Advice, report_on_organisation, report_on_partnership
from assessments.presenters.obstacles import present_obstacles
from assessments.presenters.plan import ActionRow, action_row, owner_text
from assessments.presenters.result_proof import result_proof
from assessments.presenters.suggestions import present_suggestions
from assessments.rules import can_view_plan
from assessments.selectors.both_sides import partner_items
from assessments.selectors.declined import left_out_for
from assessments.selectors.explanations import explained_numbers
from assessments.selectors.plans import plan_of
from assessments.selectors.profile import profile_of
from assessments.selectors.results import (
    OrganisationResult,
    PartnershipResult,
    result_of_organisation,
    result_of_partnership,
)
from organisations.models import Organisation, Partnership

CHARTS_STYLE = "css/charts.css"
# Raised with every change to how a report looks, so that no file in the old look is handed out again.
FORM = 1


def report_context(
    viewer: User, result: PartnershipResult | OrganisationResult, moment: datetime
) -> dict[str, Any]:
    """`report` and `chart`; and what is the same as long as nothing in them changes."""
    partnership = result.partnership if isinstance(result, PartnershipResult) else None
    numbers = explained_numbers(viewer, result.campaign, result.organisation, partnership)
    actions = _actions(viewer, result.organisation, partnership, moment)
    made = {
        "seal": models_engine.seal_of(result_proof(result, numbers)),
        "engine": models_engine.__version__,
    }
    if isinstance(result, PartnershipResult):
        report = report_on_partnership(result, _advice(viewer, result), actions, **made)
        placed = [(result.partnership.name, result.place.position)]
        chart = charts.spectrum(result.instrument, placed, moves=charts.moves_of(result))
    else:
        report = report_on_organisation(result, actions, **made)
        placed = [(line.partnership.name, line.place.position) for line in result.partnerships]
        chart = charts.spectrum(result.instrument, placed)
    has_place = any(position and position.place for _, position in placed)
    fingerprint = sha256(f"{FORM}{report!r}{chart.figure!r}".encode()).hexdigest()
    return {"report": report, "chart": chart if has_place else None, "fingerprint": fingerprint}


def report_document(
    viewer: User, campaign, organisation: Organisation, partnership: Partnership | None, moment: datetime
) -> tuple[str, str, str]:
    """A whole page of HTML for the printer, its picture as SVG, and the fingerprint of both."""
    if partnership:
        result = result_of_partnership(viewer, campaign, organisation, partnership)
    else:
        result = result_of_organisation(viewer, campaign, organisation)
    context = report_context(viewer, result, moment) | {"day": timezone.localdate(moment), "document": True}
    style = Path(finders.find(CHARTS_STYLE)).read_text(encoding="utf-8")
    picture = ""
    if context["chart"]:
        picture = render_to_string("assessments/report_picture.svg", context | {"style": style})
    return render_to_string("assessments/report_document.html", context), picture, context["fingerprint"]


def _advice(viewer: User, result: PartnershipResult) -> Advice:
    if missing := missing_advice(result):
        return Advice(missing)
    instrument, profile = result.instrument, profile_of(result, partner_items(result))
    chain = models_engine.find_chain(instrument, profile)
    patterns = models_engine.find_patterns(instrument, profile)
    found = models_engine.suggest(instrument, profile, left_out_for(viewer, result))
    return Advice(
        basis=advice_basis(result),
        obstacles=present_obstacles(result, chain, patterns),
        cards=present_suggestions(result, found, may_decide=False),
    )


def _actions(
    viewer: User, organisation: Organisation, partnership: Partnership | None, moment: datetime
) -> tuple[ActionRow, ...] | None:
    if not can_view_plan(viewer, organisation):
        return None
    plan, today = plan_of(organisation, partnership, moment), timezone.localdate(moment)
    return tuple(
        replace(action_row(action, viewer, today, may_edit=False), who=owner_text(action))
        for action in plan.open
    )

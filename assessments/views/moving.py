"""What moves a partnership, and how it has moved from round to round."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assessments import charts
from assessments.presenters.factor_changes import present_factor_changes
from assessments.presenters.lanes import missing_lanes, present_lanes, rules_in_words
from assessments.presenters.movement import ABOUT_MOVING, present_movement, who_sees
from assessments.presenters.next_step import present_next_step
from assessments.presenters.spectrum import finding, spectrum_rows
from assessments.selectors.movement import movement_of
from assessments.views.partnership_pages import partnership_page


@require_safe
def partnership_moves(request: HttpRequest, partnership_id) -> HttpResponse:
    context, result = partnership_page(request, partnership_id, "partnership_moves")
    if result is None:
        return render(request, "assessments/partnership_moves.html", context)
    instrument, reading = result.instrument, result.dynamics
    page = present_lanes(instrument, reading) if reading else None
    context |= {
        "page": page,
        "missing": "" if page else missing_lanes(instrument, reading, pulse=result.pulse),
        "rules": rules_in_words(instrument) if page else (),
        "step": present_next_step(result),
    }
    if page and result.place.position:
        placed = [(result.partnership.name, result.place.position)]
        context["chart"] = charts.spectrum(instrument, placed, moves=charts.moves_of(result))
        context["rows"] = spectrum_rows(result)
        context["place_finding"] = finding(instrument, result.place, sent=result.turnout.sent)
    return render(request, "assessments/partnership_moves.html", context)


@require_safe
def partnership_movement(request: HttpRequest, partnership_id) -> HttpResponse:
    context, result = partnership_page(request, partnership_id, "partnership_movement")
    if result is None:
        return render(request, "assessments/partnership_movement.html", context)
    movement = movement_of(request.user, context["rounds"], result.organisation, result.partnership)
    page = present_movement(movement)
    context |= {"page": page, "about_moving": ABOUT_MOVING, "seen_by": who_sees(movement)}
    if page.has_picture:
        context["chart"] = charts.path(result.instrument, movement)
    if movement.factors:
        context["factors"] = present_factor_changes(movement.factors)
    return render(request, "assessments/partnership_movement.html", context)

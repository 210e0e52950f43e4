"""Plans: one side's actions, for its own people."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from assessments.forms.action import ActionForm, ReportForm, action_facts, held_facts, report_facts
from assessments.forms.held import forget, held
from assessments.presenters import plan_calendar as calendar
from assessments.presenters import plan_workbook as book
from assessments.presenters.plan import plan_href, present_plan, stale_rows, suggestion_text
from assessments.presenters.workbook import CONTENT_TYPE
from assessments.rules import (
    StaleEdit,
    can_edit_plan,
    check_can_edit_plan,
    check_can_report_on_action,
    check_can_view_plan,
)
from assessments.selectors.plans import people_for_actions, plan_of, suggestion, visible_actions
from assessments.services.add_action import add_action as add
from assessments.services.edit_action import edit_action as edit
from assessments.services.report_on_action import report_on_action as report
from assessments.views.exporting import attachment
from assessments.views.partnership_pages import chosen
from nhsuk_forms.posted import posted
from organisations.selectors.partnerships import partnerships_of
from organisations.selectors.visible import visible_organisations


@require_safe
def organisation_plan(request: HttpRequest, organisation_id) -> HttpResponse:
    return _plan_page(request, _own(request, organisation_id), None)


@require_safe
def plan(request: HttpRequest, organisation_id, partnership_id) -> HttpResponse:
    organisation = _own(request, organisation_id)
    partnership = get_object_or_404(partnerships_of(organisation), pk=partnership_id)
    return _plan_page(request, organisation, partnership)


@require_http_methods(["GET", "HEAD", "POST"])
def add_organisation_action(request: HttpRequest, organisation_id) -> HttpResponse:
    return _add(request, _own(request, organisation_id), None)


@require_http_methods(["GET", "HEAD", "POST"])
def add_action(request: HttpRequest, organisation_id, partnership_id) -> HttpResponse:
    """?mechanism=…&condition=…&campaign=… fills in what a suggestion says, and keeps where it came from."""
    organisation = _own(request, organisation_id)
    partnership = get_object_or_404(partnerships_of(organisation), pk=partnership_id)
    return _add(request, organisation, partnership)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_action(request: HttpRequest, action_id) -> HttpResponse:
    action = get_object_or_404(visible_actions(request.user), pk=action_id)
    check_can_edit_plan(request.user, action.organisation)
    people = people_for_actions(action.organisation)
    form = ActionForm(
        posted(request),
        people=people,
        action=action,
        with_partner=action.partnership is not None,
        initial=action_facts(action) | held_facts(held(request.session, request.path)),
    )
    form.submit_label = "Save changes"
    return _save(request, action, form, edit, "assessments/edit_action.html")


@require_http_methods(["GET", "HEAD", "POST"])
def report_on_action(request: HttpRequest, action_id) -> HttpResponse:
    action = get_object_or_404(visible_actions(request.user), pk=action_id)
    check_can_report_on_action(request.user, action)
    typed = held(request.session, request.path)
    form = ReportForm(posted(request), initial=report_facts(action) | typed)
    return _save(request, action, form, report, "assessments/report_on_action.html")


@require_safe
def plan_workbook(request: HttpRequest, organisation_id) -> HttpResponse:
    content = book.plan_workbook(_wanted_plan(request, organisation_id))
    return attachment(content, CONTENT_TYPE, "plan.xlsx")


@require_safe
def plan_calendar(request: HttpRequest, organisation_id) -> HttpResponse:
    wanted = _wanted_plan(request, organisation_id)
    content = calendar.plan_calendar(wanted, site=settings.SITE_URL, moment=timezone.now())
    return attachment(content, calendar.CONTENT_TYPE, "plan.ics")


def _own(request, organisation_id):
    organisation = get_object_or_404(visible_organisations(request.user), pk=organisation_id)
    check_can_view_plan(request.user, organisation)
    return organisation


def _plan_page(request, organisation, partnership):
    now = timezone.now()
    may_edit = can_edit_plan(request.user, organisation)
    found = plan_of(organisation, partnership, now)
    page = present_plan(found, request.user, timezone.localdate(now), may_edit=may_edit)
    context = {"page": page, "organisation": organisation, "partnership": partnership}
    return render(request, "assessments/plan.html", context)


def _add(request, organisation, partnership):
    check_can_edit_plan(request.user, organisation)
    named = [request.GET.get(name, "") for name in ("campaign", "mechanism", "condition")]
    found = suggestion(organisation, *named)
    form = ActionForm(
        posted(request),
        people=people_for_actions(organisation),
        with_partner=partnership is not None,
        initial=_begun_with(found) | held_facts(held(request.session, request.path)),
    )
    href = plan_href(organisation, partnership)
    if form.is_valid():
        origin = found.origin if found else {}
        add(
            by=request.user, organisation=organisation, partnership=partnership, **origin, **form.cleaned_data
        )
        forget(request.session, request.path)
        messages.success(request, "The action is in the plan.")
        return redirect(href)
    context = {"form": form, "organisation": organisation, "partnership": partnership, "plan_href": href}
    context["came_from"] = suggestion_text(found) if found else ""
    return render(request, "assessments/add_action.html", context, status=422 if form.errors else 200)


def _begun_with(found):
    return {"text": found.mechanism.first_step} if found else {}


def _save(request, action, form, service, template):
    """A stale edit shows what stands now and what was typed; saving once more takes what was typed."""
    context, status = {"action": action, "form": form}, 422 if form.errors else 200
    if form.is_valid():
        try:
            service(by=request.user, action=action, **form.cleaned_data)
        except StaleEdit as refusal:
            context |= {
                "form": form.caught_up(refusal.current.revision),
                "stale": stale_rows(refusal.current),
            }
            status = 409
        else:
            forget(request.session, request.path)
            messages.success(request, "Your changes are saved.")
            return redirect(action)
    return render(request, template, context, status=status)


def _wanted_plan(request, organisation_id):
    organisation = _own(request, organisation_id)
    wanted = request.GET.get("partnership")
    partnership = chosen(partnerships_of(organisation), wanted) if wanted else None
    return plan_of(organisation, partnership, timezone.now())

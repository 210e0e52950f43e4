"""The agenda: what the survey proposes, and its steps one by one."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from nhsuk_forms.posted import posted
from workshops.enums import StepKind
from workshops.forms.preparing import TopicsForm
from workshops.forms.step import ChooseKindForm, StepForm, initial_of, kinds_for
from workshops.models import Step, Workshop
from workshops.presenters.proposals import no_proposal, topic_choices
from workshops.rules import Refused
from workshops.selectors.preparing import begun_steps, offered_mechanisms
from workshops.selectors.proposals import topic_factors, topics_from
from workshops.selectors.survey import survey_of
from workshops.selectors.visible import visible_steps
from workshops.services import steps as changing
from workshops.views.facilitating import own_workshop


@require_http_methods(["GET", "HEAD", "POST"])
def propose_agenda(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    survey = survey_of(workshop, request.user)
    proposed = topics_from(workshop, survey)
    chosen = [step.factor for step in workshop.steps.all() if step.kind == StepKind.FACTOR]
    choices = topic_choices(topic_factors(workshop), proposed, survey)
    form = TopicsForm(posted(request), choices=choices, initial={"topics": chosen})
    if form.is_valid():
        try:
            changing.apply_agenda(
                by=request.user, workshop_id=workshop.pk, topics=form.cleaned_data["topics"]
            )
        except Refused as refusal:
            form.add_error("topics", str(refusal))
        else:
            messages.success(request, "The agenda has these conditions now.")
            return redirect("workshops:prepare_workshop", workshop.pk)
    context = {"form": form, "workshop": workshop, "survey": survey, "none": no_proposal(proposed, survey)}
    return render(request, "workshops/propose_agenda.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def add_step(request: HttpRequest, workshop_id) -> HttpResponse:
    """?kind=… says what kind of step; without it, that is asked first."""
    workshop = own_workshop(request, workshop_id)
    kind = request.GET.get("kind", "")
    if kind not in kinds_for(workshop):
        return _choose_kind(request, workshop)
    form = _new_step_form(request, workshop, StepKind(kind))
    if form.is_valid():
        factor = form.cleaned_data.get("factor", "")
        try:
            changing.add_step(
                by=request.user,
                workshop_id=workshop.pk,
                kind=form.kind,
                facts=form.facts,
                factor=factor,
                before=form.place,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The step is on the agenda.")
            return redirect("workshops:prepare_workshop", workshop.pk)
    return _step_page(request, workshop, form)


def _choose_kind(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    if request.method == "POST":
        raise Http404("There is no such kind of step.")
    form = ChooseKindForm(request.GET if request.GET else None, workshop=workshop)
    context = {"form": form, "workshop": workshop}
    return render(request, "workshops/choose_step_kind.html", context, status=422 if form.errors else 200)


def _new_step_form(request: HttpRequest, workshop: Workshop, kind: StepKind) -> StepForm:
    begun = begun_steps(workshop)
    return StepForm(
        posted(request),
        workshop=workshop,
        kind=kind,
        mechanisms=offered_mechanisms(workshop) if kind == StepKind.IDEAS else (),
        before=[step for step in workshop.steps.all() if step.pk not in begun],
        initial={"minutes": 8, "most_ticks": 3, "questions": ["DT", "DE"]},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit_step(request: HttpRequest, workshop_id, step_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    step = _step(request, workshop, step_id)
    kind = StepKind(step.kind)
    mechanisms = offered_mechanisms(workshop, step) if kind == StepKind.IDEAS else ()
    form = StepForm(
        posted(request),
        workshop=workshop,
        kind=kind,
        step=step,
        mechanisms=mechanisms,
        initial=initial_of(step),
    )
    if form.is_valid():
        try:
            changing.edit_step(by=request.user, step_id=step.pk, facts=form.facts)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The step is saved.")
            return redirect("workshops:prepare_workshop", workshop.pk)
    return _step_page(request, workshop, form)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_step(request: HttpRequest, workshop_id, step_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    step = _step(request, workshop, step_id)
    if request.method != "POST":
        return render(request, "workshops/remove_step.html", {"workshop": workshop, "step": step})
    return _changed(
        request,
        workshop,
        lambda: changing.remove_step(by=request.user, step_id=step.pk),
        f"“{step.title}” is off the agenda.",
    )


@require_POST
def move_step(request: HttpRequest, workshop_id, step_id) -> HttpResponse:
    """`up` in the posted data moves it up; without, it goes down."""
    workshop = own_workshop(request, workshop_id)
    step = _step(request, workshop, step_id)
    up = "up" in request.POST
    return _changed(
        request,
        workshop,
        lambda: changing.move_step(by=request.user, step_id=step.pk, up=up),
        f"“{step.title}” is one place {'up' if up else 'down'}.",
    )


def _changed(request: HttpRequest, workshop: Workshop, change, done: str) -> HttpResponse:
    try:
        change()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("workshops:prepare_workshop", workshop.pk)


def _step_page(request: HttpRequest, workshop: Workshop, form: StepForm) -> HttpResponse:
    context = {"form": form, "workshop": workshop, "step": form.step, "kind": form.kind.label}
    return render(request, "workshops/edit_step.html", context, status=422 if form.errors else 200)


def _step(request: HttpRequest, workshop: Workshop, step_id) -> Step:
    return get_object_or_404(visible_steps(request.user), pk=step_id, workshop=workshop)

"""What comes into a room by way of the facilitator: raised hands, and ideas that are sorted before they are shown."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from nhsuk_forms.posted import posted
from workshops.enums import BallotState, Refusal
from workshops.forms.hands import HandsForm
from workshops.forms.ideas import AddIdeaForm, DecideIdeaForm, EditIdeaForm
from workshops.presenters.idea_rows import idea_rows
from workshops.rules import CannotRun
from workshops.selectors.desk import groups_of, ideas_of, questions_here
from workshops.selectors.rooms import state_of
from workshops.selectors.visible import visible_ideas
from workshops.services import ideas
from workshops.services.count_hands import count_hands as count
from workshops.views.facilitating import moved_on, own_workshop, private


@require_http_methods(["GET", "HEAD", "POST"])
def count_hands(request: HttpRequest, workshop_id) -> HttpResponse:
    """For the round that is open, or closed and not shown."""
    workshop = own_workshop(request, workshop_id)
    state = state_of(workshop.pk)
    if state.ballot is None or state.ballot.state == BallotState.REVEALED:
        messages.warning(
            request, "Hands are counted while a question is open, or before its answers are shown."
        )
        return redirect("workshops:run_workshop", workshop.pk)
    if stale := moved_on(request, workshop, ballot=state.ballot.pk):
        return stale
    form = HandsForm(posted(request), questions=questions_here(state), groups=groups_of(workshop))
    if form.is_valid():
        try:
            count(by=request.user, workshop_id=workshop.pk, ballot_id=state.ballot.pk, counts=form.counts())
        except CannotRun as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The hands are counted. They are shown with the other answers.")
            return redirect("workshops:run_workshop", workshop.pk)
    context = {"form": form, "workshop": workshop, "step": state.step, "ballot": state.ballot}
    return private(render(request, "workshops/count_hands.html", context, status=422 if form.errors else 200))


@require_http_methods(["GET", "HEAD", "POST"])
def sort_ideas(request: HttpRequest, workshop_id) -> HttpResponse:
    """A sent form adds an idea that was said aloud."""
    workshop = own_workshop(request, workshop_id)
    state = state_of(workshop.pk)
    form = AddIdeaForm(posted(request))
    if form.is_valid():
        try:
            if state.step is None:
                raise CannotRun(Refusal.IDEAS_CLOSED)
            ideas.add_idea(by=request.user, step_id=state.step.pk, text=form.cleaned_data["text"])
        except CannotRun as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("workshops:sort_ideas", workshop.pk)
    rows = idea_rows(workshop.pk, ideas_of(state.step) if state.step else [])
    context = {"form": form, "workshop": workshop, "step": state.step, "rows": rows}
    return private(render(request, "workshops/sort_ideas.html", context, status=422 if form.errors else 200))


@require_POST
def decide_idea(request: HttpRequest, workshop_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    form = DecideIdeaForm(posted(request), ideas=visible_ideas(request.user).filter(step__workshop=workshop))
    try:
        if form.is_valid():
            said = form.cleaned_data
            ideas.decide_idea(by=request.user, idea_id=said["idea"].pk, state=said["state"])
        else:
            context = {"form": form, "workshop": workshop, "rows": ()}
            return private(render(request, "workshops/sort_ideas.html", context, status=422))
    except CannotRun as refusal:
        messages.warning(request, str(refusal))
    return redirect("workshops:sort_ideas", workshop.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_idea(request: HttpRequest, workshop_id, idea_id) -> HttpResponse:
    workshop = own_workshop(request, workshop_id)
    mine = visible_ideas(request.user).filter(step__workshop=workshop)
    idea = get_object_or_404(mine, pk=idea_id)
    form = EditIdeaForm(posted(request), idea=idea, ideas=mine.filter(step=idea.step))
    if form.is_valid():
        try:
            _edit(request.user, idea, **form.cleaned_data)
        except CannotRun as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("workshops:sort_ideas", workshop.pk)
    context = {"form": form, "workshop": workshop, "heading": "Reword or merge an idea", "back": "sort_ideas"}
    return private(render(request, "workshops/write_down.html", context, status=422 if form.errors else 200))


def _edit(user, idea, *, into=None, text=""):
    if into is not None:
        ideas.merge_idea(by=user, idea_id=idea.pk, into_id=into.pk)
    elif text and text != idea.text:
        ideas.reword_idea(by=user, idea_id=idea.pk, text=text)

"""From a seat: the screen, and what is sent from it. `ParticipantsMiddleware` keeps sessions out of these pages."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from workshops.enums import Phase, Refusal
from workshops.forms.taking_part import AnswerForm, FeedbackForm, IdeaForm
from workshops.outputs.phone import Phone, phone_of, shared_phone
from workshops.presenters.taking_part import present_taking_part, room_state_document
from workshops.rules import CannotVote
from workshops.selectors.marks import participants_mark
from workshops.selectors.own_votes import own_votes
from workshops.services.cast_votes import cast_votes
from workshops.services.give_feedback import give_feedback as give
from workshops.services.ideas import add_idea
from workshops.services.join_workshop import leave_workshop as leave
from workshops.views.joining import door
from workshops.views.seats import Seat, seat_needed, seat_of, take_seat, wants_json


@login_not_required
@require_safe
def take_part(request: HttpRequest, code: str) -> HttpResponse:
    seat = seat_of(request, code)
    return door(request, code) if seat is None else _page(request, seat)


@login_not_required
@require_safe
@seat_needed
def room_state(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Only what has changed since: `UnchangedPollMiddleware` answers the rest."""
    now = timezone.now()
    phone = shared_phone(seat.room, now)
    document = room_state_document(
        seat.room, phone.screen, phone.html, ballot=phone.ballot, own=_own(seat, phone), moment=now
    )
    mark = participants_mark(seat.room.code, phone.screen.version)
    return JsonResponse(document, headers={"ETag": mark})


@login_not_required
@require_POST
@seat_needed
def answer(request: HttpRequest, seat: Seat) -> HttpResponse:
    """What is called in stands in the database."""
    phone = shared_phone(seat.room, timezone.now())
    form = AnswerForm(request.POST, questions=phone.questions)
    if phone.ballot is None or request.POST.get("ballot") != str(phone.ballot.pk) or not phone.questions:
        return _refused(request, seat, Refusal.CLOSED.label)
    if not form.is_valid():
        return _wrong(request, seat, form)
    return _sent(
        request,
        seat,
        lambda: cast_votes(participant=seat.participant, ballot_id=phone.ballot.pk, answers=form.answers),
        "answer",
    )


@login_not_required
@require_POST
@seat_needed
def send_idea(request: HttpRequest, seat: Seat) -> HttpResponse:
    form = IdeaForm(request.POST)
    if not form.is_valid():
        return _wrong(request, seat, form)
    idea = form.cleaned_data
    if idea["step"] != seat.room.step_id:
        return _refused(request, seat, Refusal.IDEAS_CLOSED.label)
    return _sent(
        request,
        seat,
        lambda: add_idea(participant=seat.participant, step_id=idea["step"], text=idea["text"]),
        "idea",
    )


@login_not_required
@require_POST
@seat_needed
def give_feedback(request: HttpRequest, seat: Seat) -> HttpResponse:
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _wrong(request, seat, form)
    return _sent(request, seat, lambda: give(participant=seat.participant, **form.cleaned_data), "feedback")


@login_not_required
@require_POST
@seat_needed
def leave_workshop(request: HttpRequest, seat: Seat) -> HttpResponse:
    leave(participant=seat.participant)
    return take_seat(render(request, "workshops/seat_left.html"), seat.room.code)


def _page(
    request: HttpRequest, seat: Seat, *, form: Form | None = None, refused: str = "", status: int = 200
) -> HttpResponse:
    """`form` came back with errors, and stands on the page as it was sent."""
    now = timezone.now()
    shared = shared_phone(seat.room, now)
    own = form.chosen if isinstance(form, AnswerForm) else _own(seat, shared)
    phone = phone_of(seat.room, now, own)
    context = {
        "form": form,
        "html": phone.html,
        "idea_form": form if isinstance(form, IdeaForm) else IdeaForm(initial={"step": phone.screen.step_id}),
        "feedback_form": form if isinstance(form, FeedbackForm) else FeedbackForm(),
        "mark": participants_mark(seat.room.code, phone.screen.version),
        "page": present_taking_part(
            seat.room, seat.participant, phone.screen, sent=request.GET.get("sent", "")
        ),
        "refused": refused,
        "screen": phone.screen,
    }
    return render(request, "workshops/take_part.html", context, status=status)


def _own(seat: Seat, phone: Phone) -> dict[str, tuple[str, ...]]:
    if phone.ballot is None or phone.screen.phase not in (Phase.VOTING, Phase.CLOSED):
        return {}
    return own_votes(seat.participant, phone.ballot)


def _sent(request: HttpRequest, seat: Seat, send: Callable[[], None], what: str) -> HttpResponse:
    """A script is told, a page looks again: either way only once it stands in the database."""
    try:
        send()
    except CannotVote as refusal:
        return _refused(request, seat, str(refusal))
    if wants_json(request):
        return JsonResponse({"saved": True})
    return redirect(f"{reverse('workshops:take_part', args=[seat.room.code])}?sent={what}")


def _refused(request: HttpRequest, seat: Seat, message: str) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"message": message}, status=409)
    return _page(request, seat, refused=message, status=409)


def _wrong(request: HttpRequest, seat: Seat, form: Form) -> HttpResponse:
    if wants_json(request):
        said = {name: list(errors) for name, errors in form.errors.items()}
        return JsonResponse({"message": " ".join(sum(said.values(), [])), "errors": said}, status=422)
    return _page(request, seat, form=form, status=422)

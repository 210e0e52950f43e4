from django.conf import settings
from django.http import HttpResponseNotModified

from workshops.selectors.marks import unchanged_participants_poll, unchanged_staff_poll

PARTICIPANTS = ("/w/", "/join/")
POLL_END = "/state/"


class UnchangedPollMiddleware:
    """Tells a screen that nothing has changed since it looked, from one row.

    Stands first of all: a room full of phones asks every second, and almost always this is the answer. Nobody's
    session, account or seat is looked up for it, since a mark that still stands was given to who may see what it marks,
    and the answer says nothing else.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        known = request.META.get("HTTP_IF_NONE_MATCH")
        if known and request.method == "GET" and request.path_info.endswith(POLL_END):
            check = (
                unchanged_participants_poll if request.path_info.startswith("/w/") else unchanged_staff_poll
            )
            if check(request.path_info, known):
                return HttpResponseNotModified(headers={"ETag": known, "Cache-Control": "private, no-store"})
        return self.get_response(request)


class ParticipantsMiddleware:
    """Keeps those who take part in a workshop apart from whoever is signed in with the same browser.

    Stands before the sessions: none is read, and none is written. No cache keeps what a room was shown, and no search
    engine its address.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(PARTICIPANTS):
            return self.get_response(request)
        request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        response = self.get_response(request)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

from datetime import timedelta

from django.utils import timezone

SEEN_AT = "seen_at"
REFRESH_EVERY = timedelta(minutes=15)


class IdleLimitMiddleware:
    """Lets a session live SESSION_COOKIE_AGE after the last visit, not after the first.

    The session is written again at most every quarter of an hour, so that reading a page costs no write.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            now = timezone.now().timestamp()
            if now - request.session.get(SEEN_AT, 0) > REFRESH_EVERY.total_seconds():
                request.session[SEEN_AT] = now
        return self.get_response(request)


class NoStoreMiddleware:
    """Keeps what a signed-in person saw out of every cache: on a shared computer the next one cannot go back to it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response

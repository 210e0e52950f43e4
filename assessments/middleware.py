from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import JsonResponse
from django.shortcuts import resolve_url
from django.urls import reverse

from assessments.forms.held import hold

# Forms with text in them: after signing in the person is back on the page, with the text still there.
HOLDING = {
    "assessments:answer_page",
    "assessments:about_you",
    "assessments:reopen_response",
    "assessments:add_action",
    "assessments:add_organisation_action",
    "assessments:edit_action",
    "assessments:report_on_action",
    "assessments:readiness_page",
    "workshops:confirm_room_action",
}
SIGNED_OUT = (
    "You have been signed out, so this is not saved yet. Press Continue: you can sign in again and what you "
    "typed is kept."
)


class AnonymousLinksMiddleware:
    """Keeps the pages of an anonymous round apart from whoever is signed in with the same browser.

    Stands before the sessions: none is read, and none is written, so that no row says that somebody was here. The
    link's secret is in the address: no other page is told it (a form's own origin still is, by which forgeries are
    told), no cache and no search engine keeps it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith("/a/"):
            return self.get_response(request)
        request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        response = self.get_response(request)
        response.headers["Referrer-Policy"] = "strict-origin"
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response


class HeldAnswersMiddleware:
    """Keeps what somebody sends when their session has ended, so that signing in again loses nothing.

    Stands before the login requirement, which would answer with a redirect and drop the text, and after the
    forgery check, so that only forms of ours are held.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method != "POST" or request.user.is_authenticated:
            return None
        name = request.resolver_match.view_name
        if name == "assessments:save_answers":
            return JsonResponse({"message": SIGNED_OUT}, status=401)
        if name in HOLDING:
            hold(request.session, request.path, request.POST)
            return redirect_to_login(request.get_full_path(), resolve_url("account_login"))
        if name == "assessments:submit_response":
            # Sending is not repeated by signing in: the person is back where they can press the button.
            return redirect_to_login(
                reverse("assessments:check_answers", kwargs=kwargs), resolve_url("account_login")
            )
        return None

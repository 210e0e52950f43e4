"""allauth's views under our rules: an invalid form answers 422, and nobody changes a shared demonstration account."""

from functools import wraps

from allauth.account import views as allauth_views
from django.shortcuts import render

from accounts.enums import DEMONSTRATION_DOMAIN


def refuses_with_422(view):
    @wraps(view)
    def wrapped(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if request.method == "POST" and response.status_code == 200 and getattr(form, "errors", None):
            response.status_code = 422
        return response

    return wrapped


def not_for_demonstration_accounts(view):
    """One visitor's new password or address would lock the next visitor out."""

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        if request.user.is_authenticated and request.user.email.endswith("@" + DEMONSTRATION_DOMAIN):
            return render(request, "account/demonstration_account.html", status=403)
        return view(request, *args, **kwargs)

    return wrapped


login = refuses_with_422(allauth_views.login)
logout = allauth_views.logout
inactive = allauth_views.account_inactive
signup = allauth_views.signup
reauthenticate = not_for_demonstration_accounts(refuses_with_422(allauth_views.reauthenticate))
email = not_for_demonstration_accounts(refuses_with_422(allauth_views.email))
confirm_email = allauth_views.confirm_email
password_change = not_for_demonstration_accounts(refuses_with_422(allauth_views.password_change))
password_set = not_for_demonstration_accounts(refuses_with_422(allauth_views.password_set))
password_reset = refuses_with_422(allauth_views.password_reset)
password_reset_done = allauth_views.password_reset_done
password_reset_from_key = refuses_with_422(allauth_views.password_reset_from_key)
password_reset_from_key_done = allauth_views.password_reset_from_key_done

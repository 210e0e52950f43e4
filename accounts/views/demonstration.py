from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.enums import DemonstrationAccount
from accounts.selectors.people import demonstration_person


@login_not_required
@require_POST
def demonstration_sign_in(request):
    """Signs a visitor in as one of the invented people. Absent (404) where the service holds real answers."""
    if not settings.DEMONSTRATION:
        raise Http404
    account = request.POST.get("account", "")
    if account not in DemonstrationAccount.values:
        raise Http404
    person = demonstration_person(DemonstrationAccount(account))
    if person is None:
        messages.error(
            request, "The demonstration accounts are not here yet. Load the demonstration data first."
        )
        return redirect("account_login")
    login(request, person)
    wanted = request.POST.get("next", "")
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return redirect(wanted if own else settings.LOGIN_REDIRECT_URL)

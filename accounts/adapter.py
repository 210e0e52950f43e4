import logging

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.urls import reverse

from accounts.services.letters import service_words

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Where allauth asks us: who may sign up, which words it uses, and which address its mail links to."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is not right. Check both and try again.",
        "too_many_login_attempts": "There were too many wrong passwords. Wait 5 minutes, then try again.",
        "enter_current_password": "This is not your current password. Try again.",
        "incorrect_password": "This is not your password. Try again.",
        "duplicate_email": "This is already your email address. Enter a different one.",
        "same_as_current": "This is already your email address. Enter a different one.",
    }

    def is_open_for_signup(self, request):
        """People come in by invitation (organisations/views/invitations.py), never by signing themselves up."""
        return False

    def get_reset_password_from_key_url(self, key):
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.SITE_URL + path.replace("UID-KEY", key)

    def get_email_confirmation_url(self, request, emailconfirmation):
        return settings.SITE_URL + reverse("account_confirm_email", args=[emailconfirmation.key])

    def send_mail(self, template_prefix, email, context):
        """A mail server that is down must not turn a page into an error, nor tell a known address from another."""
        try:
            super().send_mail(template_prefix, email, context | service_words())
        except OSError:
            logger.exception("Mail %s could not be sent", template_prefix)

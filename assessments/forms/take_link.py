import secrets

from django import forms
from django.core.signing import BadSignature, Signer

from nhsuk_forms.forms import NHSForm

SECRET_BYTES = 32
SIGNER = Signer(salt="assessments.take_link")


class TakeLinkForm(NHSForm):
    """The link stands on the page before it is registered: if the reply to the button is lost, the person has it.

    The secret comes back signed, so that only one that was made here, from so many random bits, is ever registered.
    The signature is the same for everybody and says nothing about who got it.
    """

    submit_label = "Use this link"

    secret = forms.CharField(widget=forms.HiddenInput, required=False)
    kept = forms.BooleanField(
        label="I have copied my link to a place that only I can see",
        error_messages={"required": "Copy your link first, then tick the box. We cannot show it again"},
    )

    def __init__(self, data=None, **kwargs):
        shown = _unsigned((data or {}).get("secret", "")) or secrets.token_urlsafe(SECRET_BYTES)
        self.link_secret = shown
        if data is not None:
            data = data.copy()
            data["secret"] = SIGNER.sign(shown)
        super().__init__(data, initial={"secret": SIGNER.sign(shown)}, **kwargs)


def _unsigned(value: str) -> str:
    try:
        return SIGNER.unsign(value)
    except BadSignature:
        return ""

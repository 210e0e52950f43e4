from bs4 import BeautifulSoup
from crispy_forms.utils import render_crispy_form

from nhsuk_forms.forms import NHSForm


def render(form: NHSForm) -> BeautifulSoup:
    """What `{% crispy form %}` puts into a page."""
    return BeautifulSoup(render_crispy_form(form, context={"csrf_token": "token"}), "html.parser")

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

# Only now: it imports models, which need Django set up.
from config.warming import warm  # noqa: E402 - what it reads needs Django to be set up

warm()

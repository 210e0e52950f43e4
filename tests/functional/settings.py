"""What `make run` serves, with its database, static files and mail in a folder that the tests name and empty."""

import os
from pathlib import Path

from config.settings.local import *  # noqa: F403 - a settings module is its base plus what differs

FOLDER = Path(os.environ["FUNCTIONAL_FOLDER"])
STATIC_ROOT = FOLDER / "static"
DATABASES = {
    "default": DATABASES["default"] | {"NAME": FOLDER / "service.sqlite3"},  # noqa: F405 - from local
}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = FOLDER / "mail"

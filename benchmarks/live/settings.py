"""The service as `make run` has it, with its database where the benchmark says and its static files in a folder."""

import os
from pathlib import Path

from config.settings.local import *  # noqa: F403 - a settings module is its base plus what differs

STATIC_ROOT = Path(os.environ["ROOM_FOLDER"]) / "static"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

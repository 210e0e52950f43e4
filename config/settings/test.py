"""The test suite: fast hashing, mail and uploads in memory, static files straight from their folders."""

from config.environment import ROOT, env_database
from config.settings.base import *  # noqa: F403 - a settings module is its base plus what differs

SECRET_KEY = "test-only-key"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
SITE_URL = "http://testserver"
DATABASES = {"default": env_database("TEST_DATABASE_URL", "sqlite:///var/test.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tests look again at once; tests/unit/workshops/test_marks.py waits.
ROOM_LOOK_SECONDS = 0
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Found where they are written: no collectstatic between changing a style sheet and testing it.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
# Git keeps no empty folder, and the front-end packages are not needed for most tests.
(ROOT / "build" / "frontend").mkdir(parents=True, exist_ok=True)

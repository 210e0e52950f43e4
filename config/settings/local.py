"""`make run`: one machine, this computer only."""

from config.environment import env_bool, load_env_file
from config.settings.base import BASE_DIR

load_env_file(BASE_DIR / ".env")

from config.settings.base import *  # noqa: E402, F403 - base reads the environment that .env has just filled

SECRET_KEY = SECRET_KEY or "local-only-key-for-a-server-that-listens-on-127.0.0.1"  # noqa: F405 - from base
DEBUG = env_bool("DEBUG", False)
DEMONSTRATION = env_bool("DEMONSTRATION", True)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

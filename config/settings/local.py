"""`make run` and the commands of manage.py: one machine, this computer only."""

from config.environment import ROOT, env_bool, env_database, env_int, env_str, load_env_file

load_env_file(ROOT / ".env")

from config.settings.base import *  # noqa: E402, F403 - base reads the environment that .env has just filled

SECRET_KEY = SECRET_KEY or "local-only-key-for-a-server-that-listens-on-127.0.0.1"  # noqa: F405 - from base
DEBUG = env_bool("DEBUG", False)
DEMONSTRATION = env_bool("DEMONSTRATION", True)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
PORT = env_int("PORT", 8000)
SITE_URL = env_str("SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")

# Invented data and one's own never share a file.
(ROOT / "var").mkdir(exist_ok=True)
DATABASES = {
    "default": env_database(
        "DATABASE_URL",
        "sqlite:///var/demonstration.sqlite3" if DEMONSTRATION else "sqlite:///var/ecotone.sqlite3",
    )
}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

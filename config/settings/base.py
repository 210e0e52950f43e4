"""What every environment shares. Nothing here reads a .env file; local.py does."""

from csp.constants import NONE, SELF

from config.environment import ROOT as BASE_DIR
from config.environment import env_choice, env_database, env_int, env_list, env_secret, env_str

SECRET_KEY = env_secret("SECRET_KEY", "")
DEBUG = False
DEMONSTRATION = False
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")

# Mail is sent after the request's work is committed; links in it are built on this address, never on Host.
SITE_URL = env_str("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
SERVICE_NAME = "Assess how you share knowledge"
CONTACT_EMAIL = env_str("CONTACT_EMAIL", "contact@example.org")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "crispy_forms",
    "csp",
    "allauth",
    "allauth.account",
    "nhsuk_forms",
    "jobs",
    "accounts",
    "organisations",
    "assessments",
    "dashboards",
    "workshops",
]

MIDDLEWARE = [
    # Answers most of what a room full of phones asks, before anything else is done.
    "workshops.middleware.UnchangedPollMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "config.middleware.Utf8Middleware",
    "assessments.middleware.AnonymousLinksMiddleware",
    "workshops.middleware.ParticipantsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.IdleLimitMiddleware",
    "accounts.middleware.NoStoreMiddleware",
    "assessments.middleware.HeldAnswersMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context_processors.service",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
CRISPY_ALLOWED_TEMPLATE_PACKS = "nhsuk"
CRISPY_TEMPLATE_PACK = "nhsuk"

DATABASES = {"default": env_database("DATABASE_URL", "sqlite:///var/ecotone.sqlite3")}

# Throttles must count across processes, so the cache is the database, not one process's memory.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Above this, counts that still run are thrown away, and with Django's own 300 an attacker can see to that.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

# What leaves a request (jobs/): run by one thread of the web server, or by Celery's workers.
JOBS = env_choice("JOBS", ("embedded", "celery"))
CELERY_BROKER_URL = env_secret("CELERY_BROKER_URL", None if JOBS == "celery" else "")

# Accounts: our own user, signed in by allauth with email and password; people come in by invitation only.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "accounts.forms.account.SignInForm",
    "add_email": "accounts.forms.account.ChangeEmailForm",
    "change_password": "accounts.forms.account.ChangePasswordForm",
    "set_password": "accounts.forms.account.SetPasswordForm",
    "reset_password": "accounts.forms.account.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.account.ResetPasswordKeyForm",
    "reauthenticate": "accounts.forms.account.ReauthenticateForm",
}
# Wrong passwords: 5 per account in 5 minutes, 20 per address in an hour. Right ones are not counted, so that
# a whole hospital behind one proxy can sign in at nine o'clock.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "20/h/ip,5/5m/key"}
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# How many proxies of one's own add to X-Forwarded-For; 0 believes nothing and counts by the connection.
ALLAUTH_TRUSTED_PROXY_COUNT = env_int("TRUSTED_PROXY_COUNT", 0)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "assessments:home"
LOGOUT_REDIRECT_URL = "assessments:start"

# Respondents may leave a page for 20 hours and come back (NHS rule on time limits). A visit prolongs the session
# once in a quarter of an hour (accounts/middleware.py), so that quarter comes on top.
SESSION_COOKIE_AGE = 20 * 60 * 60 + 15 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
INVITATION_DAYS = env_int("INVITATION_DAYS", 14)

# How long a process believes the version of a live workshop that it has read: hundreds of phones ask every second.
ROOM_LOOK_SECONDS = 0.2

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# `frontend` is filled from npm packages at set-up (scripts/build_frontend.py); it is never committed.
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "build" / "static"
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "build" / "frontend"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Plotly asks for no eval and, with the style element that we give it (templates/_partials/charts_head.html), for no
# inline style.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env_str("EMAIL_HOST", "localhost")
EMAIL_PORT = env_int("EMAIL_PORT", 25)
EMAIL_HOST_USER = env_str("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env_secret("EMAIL_HOST_PASSWORD", "")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env_str("DEFAULT_FROM_EMAIL", "Ecotone <no-reply@example.org>")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"without_secrets": {"()": "config.redaction.WithoutSecrets"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["without_secrets"],
        }
    },
    "root": {"handlers": ["console"], "level": env_str("LOG_LEVEL", "INFO")},
    # Answers of the taster travel in the query string; Django's own request log would print it.
    "loggers": {"django.server": {"handlers": [], "propagate": False}},
}

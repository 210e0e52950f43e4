"""Production: refuses to start when it would not be safe (config/refusals.py says why, in words)."""

from config.environment import env_bool, env_int
from config.refusals import refuse_unsafe_settings
from config.settings.base import *  # noqa: F403 - a settings module is its base plus what differs

DEBUG = env_bool("DEBUG", False)
DEMONSTRATION = env_bool("DEMONSTRATION", False)
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", True)

SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
SECURE_SSL_REDIRECT = env_bool("SECURE_SSL_REDIRECT", True)
# Asked from inside, by machines that come without https.
SECURE_REDIRECT_EXEMPT = ["^livez$", "^readyz$"]
SECURE_HSTS_SECONDS = env_int("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# W021 asks for the browsers' preload list, which concerns the whole domain: its owner decides, not this service.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
# Only behind a proxy that strips this header from outside requests.
if env_bool("TRUST_FORWARDED_PROTO", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

refuse_unsafe_settings(globals())

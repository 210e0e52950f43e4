"""Typed readers of environment variables.

Every variable the service knows is listed in `.env.example`; a test holds that list complete.
A reader that cannot do its job stops the start-up with advice, never with a guess.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off"}


def load_env_file(path: Path) -> None:
    """Take variables from a `.env` file; what the environment already has wins, unless it is empty."""
    if not path.is_file():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, sign, value = line.partition("=")
        if not sign:
            raise ImproperlyConfigured(f"{path.name}, line {number}: write NAME=value.")
        name = name.strip()
        os.environ[name] = os.environ.get(name) or value.strip().strip("\"'")


def env_str(name: str, default: str | None = None) -> str:
    value = os.environ.get(name, "")
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(
            f"{name} is not set. Set it in the environment or in .env; .env.example says what it is for."
        )
    return default


def env_bool(name: str, default: bool) -> bool:
    value = os.environ.get(name, "").lower()
    if not value:
        return default
    if value in TRUE_WORDS:
        return True
    if value in FALSE_WORDS:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}. Write true or false.")


def env_int(name: str, default: int) -> int:
    value = os.environ.get(name, "")
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}. Write a whole number.") from None


def env_choice(name: str, choices: tuple[str, ...]) -> str:
    """One of these words; the first unless something is set."""
    value = os.environ.get(name, "").lower() or choices[0]
    if value not in choices:
        raise ImproperlyConfigured(f"{name} is {value!r}. Write {' or '.join(choices)}.")
    return value


def env_list(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Comma-separated words; blanks around them do not count."""
    value = os.environ.get(name, "")
    return [word.strip() for word in value.split(",") if word.strip()] or list(default)


def env_secret(name: str, default: str | None = None) -> str:
    """The variable itself, or the contents of the file that NAME_FILE points to."""
    path = os.environ.get(f"{name}_FILE", "")
    if not path:
        return env_str(name, default)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}_FILE points to {path}, which cannot be read ({error.strerror})."
        ) from None


def env_database(name: str, default: str) -> dict[str, Any]:
    """`sqlite:///path/to/file` or `postgresql://user:password@host:port/name?option=value`.

    A relative SQLite path counts from the project's folder, wherever a command is called from; an absolute one
    has a fourth slash.
    """
    url = urlsplit(env_secret(name, default))
    if url.scheme == "sqlite":
        return _sqlite(name, "" if url.netloc else unquote(url.path.removeprefix("/")))
    if url.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(url.path.lstrip("/")),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": unquote(url.hostname or ""),
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {
                "connect_timeout": 3,
                # Queries of pages are short: to compile one costs more than it saves (a quarter of a second
                # on a page of a country's data).
                "options": "-c jit=off -c statement_timeout=5000 -c lock_timeout=2000 "
                "-c idle_in_transaction_session_timeout=10000",
                **dict(parse_qsl(url.query)),
            },
        }
    raise ImproperlyConfigured(
        f"{name} begins with {url.scheme!r}. Write sqlite:///var/ecotone.sqlite3 "
        "or postgresql://user:password@host:5432/name."
    )


def _sqlite(name: str, path: str) -> dict[str, Any]:
    if not path:
        raise ImproperlyConfigured(f"{name} names no SQLite file. Write sqlite:///var/ecotone.sqlite3.")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ROOT / path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # IMMEDIATE takes the write lock at BEGIN: without it two writers fail at once on lock upgrade.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: "saved" on a page means that it survives a power cut.
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
            "PRAGMA temp_store=MEMORY;",
        },
    }

"""Two words for the machines that watch over the service: is it alive, and can it do its work?

They say nothing else, because anybody may ask. Why it is not ready stands in the log.
"""

import logging
import secrets
import time
from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jobs.selectors.outbox import longest_wait

LONGEST_WAIT = timedelta(seconds=120)
# However often somebody asks, the database is asked this often.
REMEMBERED_SECONDS = 2

logger = logging.getLogger(__name__)

_remembered: tuple[float, bool] = (0.0, False)


@login_not_required
@require_safe
def livez(request):
    """The process answers. Without the database, which a restart of this process would not bring back."""
    return HttpResponse("alive\n", content_type="text/plain")


@login_not_required
@never_cache
@require_safe
def readyz(request):
    global _remembered
    asked_at, ready = _remembered
    if time.monotonic() - asked_at > REMEMBERED_SECONDS:
        reason = why_not_ready()
        if reason:
            logger.error("Not ready: %s", reason)
        ready = not reason
        _remembered = (time.monotonic(), ready)
    words, status = ("ready\n", 200) if ready else ("not ready\n", 503)
    return HttpResponse(words, content_type="text/plain", status=status)


def why_not_ready() -> str:
    """Empty where there is nothing. Reading is not enough: with a full disk a database still reads."""
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return "migrations are missing"
        word = secrets.token_hex(8)
        cache.set("readyz", word)
        if cache.get("readyz") != word:
            return "the database cannot be written to"
        if (waited := longest_wait()) > LONGEST_WAIT:
            return f"a job has waited for {waited.total_seconds():.0f} seconds, and nobody has begun it"
    except Error as error:
        return f"the database is away ({type(error).__name__})"
    return ""

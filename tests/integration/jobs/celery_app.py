"""The service's own Celery with the jobs of the tests (effects.py), and a sweeper that does not take half a minute."""

from config.celery import app
from tests.integration.jobs import effects

app.conf.beat_schedule["sweep"]["schedule"] = 1
app.conf.beat_schedule_filename = str(effects.folder() / "beat")

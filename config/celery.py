"""Celery's workers and its clock, where JOBS is celery:

celery -A config.celery worker
celery -A config.celery beat
"""

import gc
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
django.setup()

from jobs.broker import app  # noqa: E402 - reads the settings that have just been set up

# A worker waits for messages for longer than a page may wait for the broker.
app.conf.broker_transport_options = {}

# Counting makes many small objects, of which none is garbage in a circle: to look for such among all, every seven
# hundred new ones, is a quarter of a worker's time.
gc.freeze()
gc.set_threshold(50_000, 20, 20)

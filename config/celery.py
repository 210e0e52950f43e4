"""Celery's workers and its clock, where JOBS is celery:

celery -A config.celery worker
celery -A config.celery beat
"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
django.setup()

from jobs.broker import app  # noqa: E402 - reads the settings that have just been set up

# A worker waits for messages for longer than a page may wait for the broker.
app.conf.broker_transport_options = {}

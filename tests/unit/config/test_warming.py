"""What the first page of a process would have to wait for is there before it is asked."""

import os
import subprocess
import sys

LOOK = """
import sys
sys.path.insert(0, ".")
first = [name in sys.modules for name in ("workshops.views.presenting", "holidays.countries.united_kingdom")]
import config.wsgi
from django.db import connection
from models_engine import load_instrument, shipped_versions
then = [name in sys.modules for name in ("workshops.views.presenting", "holidays.countries.united_kingdom")]
print(first, then, load_instrument.cache_info().currsize == len(shipped_versions()), connection.connection)
"""


def test_a_server_process_has_read_it_before_its_first_request():
    found = subprocess.run(
        [sys.executable, "-c", LOOK],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings.test"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == "[False, False] [True, True] True None"

"""The web server, the same for `make run` and for production:

python -m gunicorn -c config/gunicorn.py config.wsgi:application
"""

import os

from config.environment import env_int, env_str

bind = env_str("BIND", f"127.0.0.1:{env_int('PORT', 8000)}")

# One process per core and two threads each: with four threads PostgreSQL's driver and the interpreter's lock
# get in each other's way and throughput falls to a third.
worker_class = "gthread"
workers = env_int("WEB_WORKERS", max(2, os.cpu_count() or 2))
threads = 2
keepalive = 15
timeout = 60

# Path without query string and without referrer: answers given to the public page travel there.
# Nor do the secrets of links stand there.
accesslog = "-"
logger_class = "config.redaction.AccessLogger"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s bytes %(M)s ms"


def post_worker_init(worker):
    # Django is set up by now, in this process.
    from jobs import embedded

    embedded.start()


def worker_exit(server, worker):
    from jobs import embedded

    embedded.stop()

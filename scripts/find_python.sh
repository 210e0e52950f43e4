#!/bin/sh
# Print the name of a Python that is new enough. $PYTHON, when set, is the only one tried.
for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        echo "$candidate"
        exit 0
    fi
done
echo "Ecotone needs Python 3.11 or later, and ${PYTHON:-python3} is not. Install one (on Debian or Ubuntu:" \
    "apt-get install python3 python3-venv), or name it: make run PYTHON=/path/to/python3" >&2
exit 1

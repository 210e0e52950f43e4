# The front door. Each target does its own set-up; `make help` lists them.

.DEFAULT_GOAL := help
.PHONY: help run test attack check fix bench lock administrator

# Read by scripts/find_python.sh: the Python to build the virtual environment with, when the usual one is too old.
export PYTHON
# Read by config/settings/local.py; unset, .env decides, else 8000.
export PORT
export EMAIL

BASE = python="$$(sh scripts/find_python.sh)" && "$$python" -m scripts.set_up base
DEV = python="$$(sh scripts/find_python.sh)" && "$$python" -m scripts.set_up dev
VENV_PYTHON = .venv/bin/python

help: ## List the targets
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

run: ## Start Ecotone with demonstration data on http://127.0.0.1:8000/ (PORT=9000 for another port)
	@$(BASE) && exec $(VENV_PYTHON) -m scripts.serve

test: ## Run the whole suite, on SQLite and on PostgreSQL
	@$(DEV) && exec $(VENV_PYTHON) -m scripts.run_tests

check: ## Look for what a reviewer would: style, imports, types, templates, migrations, stale documents
	@$(DEV) && exec $(VENV_PYTHON) -m scripts.check

attack: ## Attack what may be published, ten thousand random worlds at a time (about half an hour)
	@$(DEV) && exec $(VENV_PYTHON) -m pytest -m slow tests/disclosure -n 2 -q

fix: ## Mend what can be mended without thinking: formats, import order, generated documents
	@$(DEV) && exec $(VENV_PYTHON) -m scripts.fix

bench: ## Measure what has to be fast, as ratios within one run
	@$(DEV) && exec $(VENV_PYTHON) -m benchmarks

lock: ## Resolve the dependencies of pyproject.toml anew into requirements/
	@$(DEV) && exec $(VENV_PYTHON) -m scripts.lock

administrator: ## Make the first administrator: make administrator EMAIL=you@example.org
	$(if $(EMAIL),,$(error Say whose: make administrator EMAIL=you@example.org))
	@$(BASE) && $(VENV_PYTHON) manage.py migrate --verbosity 0 && exec $(VENV_PYTHON) manage.py create_administrator "$$EMAIL"

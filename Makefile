# The commands of the project: `make` alone lists them. What each does is written here and nowhere else.
#
# `.venv` is made once and kept; the stamps in it say what it was made from, so that a second call is quick.

VENV := .venv
BIN := $(VENV)/bin
# pip asks nobody for a newer pip, and takes nothing but what the locks pin.
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
ARGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup setup-dev run test lint pytest coverage browser lock bench eval schemas clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

setup: $(VENV)/.installed ## make .venv with the pinned dependencies and the command `kamouraska`

setup-dev: $(VENV)/.installed-dev ## as setup, with what tests and checks need

run: setup ## answer questions: the web page, and Discord when DISCORD_TOKEN is set (ARGS="--port 9000")
	@exec $(BIN)/kamouraska run $(ARGS)

# The checks first, so that the last words are those of the tests.
test: setup-dev browser ## every check and every test
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory pytest

lint: setup-dev ## ruff, mypy and import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

pytest: setup-dev ## the tests alone (ARGS="-k name")
	$(BIN)/python -m pytest $(ARGS)

# Slower than `make pytest`, and its timings mean nothing: a target of its own.
coverage: setup-dev ## the tests with branch coverage; fails under 95 % in the rooms that decide
	$(BIN)/python -m pytest -q --cov --cov-report= $(ARGS)
	$(BIN)/coverage report --include='bot/matching/*,bot/knowledge/*,bot/answers/*,bot/review/*,bot/assistant.py,bot/conversation.py' --fail-under=95

lock: ## write the pinned dependencies anew (needs uv; ARGS=--upgrade for newer versions)
	@command -v uv >/dev/null || { echo "make lock needs uv: python3 -m pip install uv" >&2; exit 1; }
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet $(ARGS) \
		pyproject.toml --group build --output-file requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet $(ARGS) \
		--group dev --constraint requirements.txt --output-file requirements-dev.txt

bench: setup-dev ## measure speed (long)
	@$(BIN)/python -m tests.benchmarks.bench $(ARGS)

eval: setup-dev ## measure answers on the test questions: right, wrong, refused (long)
	@$(BIN)/python -m tests.eval $(ARGS)

schemas: setup-dev ## write the JSON Schemas that editors check knowledge files with
	@$(BIN)/python -m bot.knowledge.editors knowledge/.schemas

clean: ## remove what the commands above made; the database in data/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov dist build
	find bot tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A Python of at least 3.11 that can make a virtual environment; `make PYTHON=…` to choose another.
$(BIN)/python:
	@set -e; found=""; \
	for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found="$$name"; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Python 3.11 or newer is needed, and none was found." >&2; \
		echo "On Debian or Ubuntu: apt-get install python3 python3-venv" >&2; exit 1; \
	fi; \
	if ! "$$found" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
		echo "$$found has no venv module." >&2; \
		echo "On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$found" --version)…"; \
	"$$found" -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# --no-deps and --no-build-isolation: nothing comes in that requirements.txt does not pin, the build backend included.
$(VENV)/.installed: $(BIN)/python requirements.txt pyproject.toml
	@echo "Installing the pinned dependencies…"
	@$(PIP) install --require-hashes --requirement requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@echo "Indexing the knowledge, so that the first answer comes at once…"
	@$(BIN)/kamouraska index || true # said already; whatever is wrong with the files, the installation is whole
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.txt
	@echo "Installing what tests and checks need…"
	@$(PIP) install --require-hashes --requirement requirements-dev.txt
	@touch $@

# Browser tests drive the system's Chromium. It is installed only as root: this file never asks for more rights.
browser:
	@for name in chromium chromium-browser google-chrome chromium-headless-shell; do \
		command -v "$$name" >/dev/null && exit 0; \
	done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium for the browser tests…"; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } \
			>/dev/null && exit 0; \
	fi; \
	echo "*** NO CHROMIUM HERE: THE BROWSER TESTS WILL BE SKIPPED (Debian or Ubuntu: apt-get install chromium) ***" >&2

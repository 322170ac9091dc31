# The commands of the project: `make` alone lists them. What each does is written here and nowhere else.
#
# `.venv` is made once and kept; the stamps in it say what it was made from, so that a second call is quick.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# pip resolves nothing: what the lock names is all that comes in, whatever newer releases an index offers. Wheels alone,
# for a source would be built with a build backend that nothing pins.
PINNED := install --no-deps --require-hashes --only-binary :all: --requirement
# The Pythons that every pin has wheels for; a test holds `requires-python` to the same, and `make lock` looks anew.
PYTHONS := 3.14 3.13 3.12 3.11
ARGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup setup-dev run test test-later lint pytest coverage browser postgres lock audit bench eval eval-test brief train paraphrase emergencies tagger schemas reach links clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

setup: $(VENV)/.installed ## make .venv with the pinned dependencies and the command `kamouraska`

setup-dev: $(VENV)/.installed-dev ## as setup, with what tests and checks need

run: setup ## answer questions: the web page, and Discord when DISCORD_TOKEN is set (ARGS="--port 9000")
	@exec $(BIN)/kamouraska run $(ARGS)

# The checks first, so that the last words are those of the tests.
test: setup-dev browser postgres ## every check and every test
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory pytest

lint: setup-dev ## ruff, mypy and import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# A worker a core; a file's tests stay together, so that what they share is built once. The order is that of tests/conftest.py.
PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder
pytest: setup-dev ## the tests alone (ARGS="-k name"; ARGS="-m 'not slow'" for the quick half)
	$(PYTEST) $(ARGS)

# Facts grow stale, links end, questions are erased: none of it may depend on the day on which the tests are run.
test-later: setup-dev browser postgres ## the tests with the clock five years ahead (needs a C compiler)
	@command -v $(CC) >/dev/null || { echo "make test-later needs a C compiler; on Debian or Ubuntu: apt-get install gcc libc6-dev" >&2; exit 1; }
	@$(CC) -Wall -shared -fPIC -O1 -o $(VENV)/later.so tests/later.c -ldl
	LD_PRELOAD="$(CURDIR)/$(VENV)/later.so" $(PYTEST) $(ARGS)

# Slower than `make pytest`, and its timings mean nothing: a target of its own.
coverage: setup-dev ## the tests with branch coverage; fails under 95 % in the rooms that decide
	$(PYTEST) -q --cov --cov-report= $(ARGS)
	$(BIN)/coverage report --include='bot/nlu/*,bot/knowledge/*,bot/answers/*,bot/review/*,bot/privacy/*,bot/assistant.py,bot/conversation.py' --fail-under=95

# Extras are kept: `coverage` without `[toml]` would not be the `coverage[toml]` that pytest-cov wants.
COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-emit-index-url --no-header --quiet
lock: ## write the pinned dependencies anew (needs uv; ARGS=--upgrade for newer versions)
	@command -v uv >/dev/null || { echo "make lock needs uv: python3 -m pip install uv" >&2; exit 1; }
	$(COMPILE) $(ARGS) pyproject.toml --group build --output-file requirements.txt
	$(COMPILE) $(ARGS) --group dev --constraint requirements.txt --output-file requirements-dev.txt
	$(COMPILE) $(ARGS) --group train --constraint requirements.txt --output-file requirements-train.txt
	$(COMPILE) $(ARGS) --group postgres --constraint requirements.txt --output-file requirements-postgres.txt
	@for version in $(PYTHONS); do for lock in requirements.txt requirements-dev.txt requirements-train.txt requirements-postgres.txt; do \
		uv pip install --dry-run --quiet --python-version $$version --target $(VENV)/none \
			--no-deps --require-hashes --only-binary :all: --requirement $$lock \
			|| { echo "Take $$version out of PYTHONS, here and in pyproject.toml, or pin what has wheels for it." >&2; exit 1; }; \
	done; done

# What is known of weaknesses changes by itself, without a commit.
audit: ## write sbom.json, a list of all that runs, and ask whether a weakness of it is known (needs the network and uv)
	@python3 tools/sbom.py > sbom.json
	@command -v uvx >/dev/null || { echo "make audit needs uv: python3 -m pip install uv" >&2; exit 1; }
	uvx pip-audit@2.10.1 --disable-pip --require-hashes --requirement requirements.txt

bench: setup-dev ## measure speed (long)
	@$(BIN)/python -m tests.benchmarks.bench $(ARGS)

# Both keep what they counted in knowledge/measured.json, from where the page /transparence shows it.
eval: setup-dev ## measure answers on the gate and on dev questions: right, wrong, refused (long)
	@$(BIN)/python -m tests.eval $(ARGS)

# Counts alone: nobody reads a test question. Each run is a look that wears the heap out, and is kept in docs/eval-log.jsonl.
eval-test: setup-dev ## measure dev and test questions side by side, and log the figures with the commit (long)
	@$(BIN)/python -m tests.heaps $(ARGS)

brief: setup ## print the facts that a blind author of questions gets (ARGS="--seed 7 --facts 60")
	@$(BIN)/python -m bot.training.brief $(ARGS)

# An environment of its own: what learning needs is never installed where the program runs. One thread: same data, same bytes.
train: $(VENV)-train/.installed ## learn the weights of the ranking anew (long)
	@OPENBLAS_NUM_THREADS=1 XLA_FLAGS=--xla_cpu_multi_thread_eigen=false $(VENV)-train/bin/python -m bot.training.train $(ARGS)

# After `make train`: which answers a question comes near is part of what is compared.
paraphrase: $(VENV)-train/.installed ## learn anew which questions ask the same, and measure it on authors held out
	@OPENBLAS_NUM_THREADS=1 $(VENV)-train/bin/python -m bot.training.paraphrase $(ARGS)
	@echo "authors that nothing was learned from and nothing chosen by:"
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.review.pairs

# One thread, so that the same messages give the same bytes.
emergencies: $(VENV)-train/.installed ## learn to recognise emergencies anew, and measure it on authors held out
	@OPENBLAS_NUM_THREADS=1 $(VENV)-train/bin/python -m bot.training.emergencies $(ARGS)
	@echo "authors that nothing was learned from and nothing chosen by:"
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.emergency_eval

# After `make train` has written another cross-encoder: the tagger reads with its pieces.
tagger: $(VENV)-train/.installed ## learn anew what of a message is personal, and measure it on authors held out
	@OPENBLAS_NUM_THREADS=1 $(VENV)-train/bin/python -m bot.training.tagger $(ARGS)
	@echo "authors that nothing was learned from:"
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.masking_eval

schemas: setup-dev ## write the JSON Schemas that editors check knowledge files with
	@$(BIN)/python -m bot.knowledge.editors knowledge/.schemas

reach: setup-dev ## count the entities that can be reached by site, number, form, mail and map
	@$(BIN)/python -m tests.coverage_of_actions $(ARGS)

links: setup ## ask each web address of the knowledge whether it still answers (ARGS=report.json)
	@$(BIN)/kamouraska links $(ARGS)

clean: ## remove what the commands above made; the database in data/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov dist build
	find bot tests -name __pycache__ -type d -prune -exec rm -rf {} +

# One of PYTHONS that can make a virtual environment; `make PYTHON=…` to choose. A lock that changed is installed into a new
# environment, lest what it no longer names stay.
$(VENV)/.made: requirements.txt requirements-dev.txt requirements-postgres.txt
	@set -e; versions="$(PYTHONS)"; found=""; without=""; other=""; \
	for name in $(or $(PYTHON),python3 $(addprefix python,$(PYTHONS))); do \
		version=$$("$$name" -c 'import sys, sysconfig; print(*sys.version_info[:2], sep=".", end="t" * bool(sysconfig.get_config_var("Py_GIL_DISABLED")))' \
			2>/dev/null) || continue; \
		case " $$versions " in \
		*" $$version "*) \
			if "$$name" -c 'import ensurepip, venv' >/dev/null 2>&1; then found="$$name"; break; fi; \
			without="$${without:-$$version}";; \
		*) other="$${other:-$$version}";; \
		esac; \
	done; \
	if [ -z "$$found" ] && [ -n "$$without" ]; then \
		echo "Python $$without is here without its venv module; on Debian or Ubuntu: apt-get install python$$without-venv" >&2; exit 1; \
	fi; \
	if [ -z "$$found" ]; then \
		echo "The pinned packages have wheels for Python $$(echo $$versions | sed 's/ /, /g'), and $${other:+only Python }$${other:-none} was found; install one of those and its venv module (on Debian or Ubuntu: apt-get install python3 python3-venv) and name it: make PYTHON=python3.12" >&2; exit 1; \
	fi; \
	echo "Setting up $(VENV) with $$("$$found" --version)…"; \
	"$$found" -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }
	@touch $@

# --no-build-isolation: the build backend is the pinned one, too.
$(VENV)/.installed: $(VENV)/.made pyproject.toml
	@echo "Installing the pinned dependencies…"
	@$(PIP) $(PINNED) requirements.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(PIP) check
	@echo "Indexing the knowledge, so that the first answer comes at once…"
	@$(BIN)/kamouraska index || true # said already; whatever is wrong with the files, the installation is whole
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "Installing what tests and checks need…"
	@$(PIP) $(PINNED) requirements-dev.txt
	@$(PIP) $(PINNED) requirements-postgres.txt
	@$(PIP) check
	@touch $@

$(VENV)-train/.installed: $(VENV)/.installed requirements-train.txt
	@test -x $(VENV)-train/bin/python || $(BIN)/python -m venv $(VENV)-train
	@$(VENV)-train/bin/python -m pip --disable-pip-version-check --quiet $(PINNED) requirements.txt
	@$(VENV)-train/bin/python -m pip --disable-pip-version-check --quiet $(PINNED) requirements-train.txt
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

# As above: the tests start a server of their own from the system's package; none is asked for where they are not run.
postgres:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && exit 0; command -v initdb >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing PostgreSQL for the tests of the store on a server…"; \
		{ apt-get update -qq && mkdir -p /etc/postgresql-common \
			&& { [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf; } \
			&& DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql; } >/dev/null && exit 0; \
	fi; \
	echo "*** NO POSTGRESQL HERE: THE STORE ON A SERVER WILL NOT BE TRIED (Debian or Ubuntu: apt-get install postgresql) ***" >&2

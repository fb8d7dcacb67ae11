# Everything that is run here, by people and by CI; `make` alone lists it.
# Needs make, Python 3.11 or newer and a package registry. All that is installed goes into .venv,
# but for Chromium, which `make test` takes from the system's packages where it may.

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet --quiet # errors alone
SOURCES = $(wildcard bot adapters scheduler storage tests bench)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR: # a half-made .venv is made again
.PHONY: help run demo test check bench format lock clean format-check lint types contracts dead-code

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

run: .venv/run ## start the bot, with the settings of .env
	@$(BIN)/circlekeeper run

demo: .venv/run ## watch a circle meet, in this terminal
	@$(BIN)/circlekeeper demo

test: .venv/dev ## run every test (TESTS="-k rota" chooses some)
	@$(call with_or_without_chromium, $(BIN)/python -m pytest $(or $(TESTS),$(SIDE_BY_SIDE)))

# The whole suite on all cores; what somebody has chosen starts faster in one process. Each worker has its own PostgreSQL.
SIDE_BY_SIDE := --numprocesses auto --maxprocesses 4 --dist worksteal

check: format-check lint types contracts dead-code test ## all that CI runs: format, lint, types, imports, dead code, tests

bench: .venv/dev ## measure
	@$(BIN)/python -m bench

format: .venv/dev ## put the code into shape
	@$(BIN)/ruff format
	@$(BIN)/ruff check --fix

lock: .venv/dev ## write the lock files anew (UPGRADE=--upgrade for newer versions)
	@$(LOCK) pyproject.toml --group build -o requirements.lock
	@$(LOCK) pyproject.toml --group build --group dev -c requirements.lock -o requirements-dev.lock

clean: ## remove all that make and the tools made
	@rm -rf .venv build dist *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- the parts of `make check` ---

format-check: .venv/dev
	@$(BIN)/ruff format --check

lint: .venv/dev
	@$(BIN)/ruff check
	@$(BIN)/python -m pip check # pyproject.toml and the locks agree

types: .venv/dev
	@$(BIN)/mypy $(SOURCES)

contracts: .venv/dev
	@$(BIN)/lint-imports --no-logo

# No function, method or class that nothing calls; tests do not count as callers. Variables are left to
# ruff: here they are mostly the parameters of protocols. Vulture says 3 when it found something.
dead-code: .venv/dev
	@found=$$($(BIN)/vulture) || [ $$? = 3 ] || { echo "$$found"; exit 1; }; \
	! echo "$$found" | grep "unused" | grep -v "unused variable '"

# --- the environment ---

# One environment and two stamps: who only runs the bot installs nothing else. Hashes are demanded,
# and the project itself is built without a download (its build tool is in the locks).
.venv/run: requirements.lock pyproject.toml | .venv/bin/python
	@$(call install, requirements.lock)

.venv/dev: requirements-dev.lock requirements.lock pyproject.toml | .venv/bin/python
	@$(call install, requirements-dev.lock)
	@touch .venv/run

define install
echo "installing $(strip $1)" && \
$(PIP) install --require-hashes -r $1 && \
$(PIP) install --no-deps --no-build-isolation --editable . && \
touch $@
endef

.venv/bin/python:
	@$(find_python); "$$python" -m venv .venv

# A command of that name may be a shim or too old, so each is asked. PYTHON=... chooses another.
define find_python
for python in $${PYTHON:-python3.13 python3.12 python3.11 python3}; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	python=; \
done; \
[ -n "$$python" ] || { echo "Python 3.11 or newer is needed: install it, or name it, as in: make $(or $(MAKECMDGOALS),run) PYTHON=/path/to/python3" >&2; exit 1; }; \
"$$python" -c 'import ensurepip, venv' 2>/dev/null || { echo "$$python has no ensurepip: install it first (on Debian and Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
endef
export PYTHON

# Nothing about the machine that writes the locks may be in them: no index, no file path.
LOCK = $(BIN)/uv --quiet --no-config pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(UPGRADE)

# --- Chromium, for the tests that open a page ---

# Taken from the system's packages where we may; else one line says what is left out. CI leaves out nothing.
define with_or_without_chromium
chromium() { $(BIN)/python -m tests.browser >/dev/null 2>&1; }; \
if [ "$$(id -u)" = 0 ]; then as_root=; else as_root="sudo -n"; fi; \
if ! chromium && command -v apt-get >/dev/null && $$as_root true 2>/dev/null; then \
	echo "installing Chromium from the system's packages"; \
	$$as_root apt-get update -qq >/dev/null 2>&1; \
	$$as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -qq -y --no-install-recommends chromium >/dev/null 2>&1; \
fi; \
if ! chromium; then \
	[ "$$CI" != true ] || { echo "CI needs Chromium, and it could not be installed" >&2; exit 1; }; \
	echo "left out: the browser tests (no Chromium, and no way to install it; CHROMIUM=... names one)"; \
	export CIRCLEKEEPER_WITHOUT_BROWSER=1; \
fi; \
$1
endef

# make run    set everything up and open the dashboard on 127.0.0.1
# make test   set everything up, get a browser and nginx if there is none, pass all tests
# Needs Python 3.11 or newer and nothing else; the README gives the same without make.

PYTHON ?= python3
JOBS ?= 2
TESTS ?=
SERVE ?=
BENCH ?=

VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready

.DEFAULT_GOAL := run
.PHONY: run test lint types format bench golden requirements environment browser proxy clean

run: environment
	$(PY) -m wggi_metrics serve $(SERVE)

test: environment browser proxy
	$(PY) -m ruff check --quiet .
	$(PY) -m mypy --no-error-summary
	$(PY) -m pytest -n $(JOBS) --dist loadfile $(TESTS)

lint: environment
	$(PY) -m ruff check .
	$(PY) -m mypy

format: environment
	$(PY) -m ruff check --fix --quiet .
	$(PY) -m ruff format .

bench: environment
	$(PY) -m benchmarks $(BENCH)

# Needs R with its recommended packages; the tests read what is printed and don't need R.
golden:
	cd tests/golden && for script in proportions tables strata selection ordinal survival differences; do \
	    Rscript --vanilla $$script.R $$script.txt || exit 1; done

environment: $(READY)

# Made anew when the pinned list changes; an interrupted one is taken up where it stopped.
$(READY): requirements.txt pyproject.toml .ci/environment
	PYTHON="$(PYTHON)" VENV="$(VENV)" sh .ci/environment
	@touch $@

browser:
	@sh .ci/browser

proxy:
	@sh .ci/proxy

requirements: environment
	$(PY) -m uv pip compile pyproject.toml --universal --python-version 3.11 --all-extras --upgrade --quiet \
	    --no-annotate \
	    --custom-compile-command "make requirements" --output-file requirements.txt

clean:
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The commands of the house. `make run` needs nothing but Python 3.11; the rest installs what it needs.
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
SHELL := /bin/bash
.DEFAULT_GOAL := help

.PHONY: help run demo test check screens bench docs clean

help:            ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: .venv/.run  ## open Undaunted on this computer (PORT=8000)
	@exec $(BIN)/undaunted serve --port $(PORT)

demo: .venv/.run ## look around first: half a year of three simulated people (port 8001)
	@exec $(BIN)/undaunted demo

test: .venv/.dev ## everything, on SQLite and on PostgreSQL, in a real browser
	@bash tools/chromium.sh
	@bash tools/test.sh

check: .venv/.dev ## lint, types, floors, library, migrations, translations
	@bash tools/check.sh

screens: .venv/.dev ## pictures of every screen into docs/screens
	@bash tools/chromium.sh
	$(BIN)/python tools/screens.py

bench: .venv/.bench ## our times beside a peer's, as ratios
	@bash tools/peers.sh
	@for script in benchmarks/*.py; do $(BIN)/python $$script || exit 1; done

docs: .venv/.dev ## the documentation as HTML in docs/_build
	$(BIN)/sphinx-build -q -W -b html docs docs/_build

clean:           ## remove what was built; never your data
	rm -rf .venv build dist docs/_build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

.venv/bin/python:
	@bash tools/venv.sh $(PYTHON)

.venv/.run: .venv/bin/python locks/run.txt pyproject.toml
	@echo "Installing Undaunted (once, about a minute) ..."
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r locks/run.txt
	@$(BIN)/pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/.dev: .venv/.run locks/dev.txt
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r locks/dev.txt
	@touch $@

.venv/.bench: .venv/.dev locks/bench.txt
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r locks/bench.txt
	@touch $@

#!/usr/bin/env bash
# Everything a machine can judge without running the product. Each line says what it checks.
set -eu
export UNDAUNTED_DATA=$(mktemp -d)
trap 'rm -rf "$UNDAUNTED_DATA"' EXIT
bin=.venv/bin
say() { echo "check: $1"; shift; "$@"; }
say "lint" $bin/ruff check src tests tools benchmarks
say "format" $bin/ruff format --check -q src tests tools benchmarks
say "types" $bin/mypy src tests tools benchmarks
say "floors" $bin/lint-imports --no-cache
say "library" $bin/undaunted check-library
say "migrations are complete" \
  \
  $bin/python -m django makemigrations --check --dry-run -v 0 --settings undaunted.web.settings
say "rules of the house, words marked for translation" $bin/python -m pytest tests/house
say "deployment" $bin/python -m django check --settings undaunted.web.settings

#!/usr/bin/env bash
# The whole suite on SQLite, then everything that touches a database on PostgreSQL.
# PostgreSQL: DATABASE_URL, else a server on this computer's usual port, else one we start ourselves.
set -eu
python=.venv/bin/python
echo "test: everything, on SQLite"
env -u DATABASE_URL $python -m pytest -n 2 --dist loadfile
source tools/postgres.sh
if [ -z "${DATABASE_URL:-}" ]; then
  [ -n "${CI:-}" ] && { echo "PostgreSQL is required here and there is none."; exit 1; }
  echo "PostgreSQL was not found, so that half was left out. On Debian: apt-get install postgresql"
  exit 0
fi
echo "test: everything that touches a database, on PostgreSQL ($where)"
$python -m pytest -n 2 --dist loadfile -m "not sqlite_only and not once" \
  --ignore tests/engine --ignore tests/engine_words --ignore tests/lab --ignore tests/library \
  --ignore tests/drawing --ignore tests/house

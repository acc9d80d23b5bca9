#!/usr/bin/env bash
# Makes .venv with Python 3.11 or newer, or says what is missing.
set -eu
python=${1:-python3}
command -v "$python" >/dev/null || { echo "Python is missing. Install Python 3.11 or newer."; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
  || { echo "Undaunted needs Python 3.11 or newer; $python is $("$python" -V)."; exit 1; }
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
  else
    echo "Python's venv is missing. On Debian: sudo apt-get install python3-venv"; exit 1
  fi
fi
"$python" -m venv .venv

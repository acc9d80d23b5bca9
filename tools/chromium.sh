#!/usr/bin/env bash
# The journeys walk in Debian's Chromium; install it where we may.
set -eu
chromium=${UNDAUNTED_CHROMIUM:-/usr/bin/chromium}
[ -x "$chromium" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium for the journeys ..."
  apt-get update -qq && apt-get install -y -qq chromium >/dev/null
else
  echo "The journeys need Chromium. On Debian: sudo apt-get install chromium"
  echo "Elsewhere, name it: UNDAUNTED_CHROMIUM=/path/to/chromium make test"
  exit 1
fi

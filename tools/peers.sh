#!/usr/bin/env bash
# lme4 is what the population fits are measured against; install it where we may.
set -eu
command -v Rscript >/dev/null && \
  Rscript -e 'quit(status = !requireNamespace("lme4", quietly = TRUE))' 2>/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing lme4 for the benchmarks ..."
  apt-get update -qq && apt-get install -y -qq r-cran-lme4 >/dev/null
else
  echo "lme4 was not found, so that comparison is left out. On Debian: sudo apt-get install r-cran-lme4"
fi

#!/bin/sh
# Makes every fixture again. Run from the project's root; needs R with the packages survey and
# jsonlite (Debian: r-cran-survey, r-cran-jsonlite).
set -e
for script in Tests/Fixtures/make/*.R; do
  case "$script" in */common.R) continue ;; esac
  echo "$script"
  Rscript "$script"
done

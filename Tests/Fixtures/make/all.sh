#!/bin/sh
# Makes every fixture again. Run from the project's root; needs R with the packages that the scripts
# name (Debian: r-cran-survey, -jsonlite, -psych, -gparotation, -lavaan, -mvtnorm, -mass, -matrix, -nnet,
# -numderiv, -car, -mitools).
set -e
for script in Tests/Fixtures/make/*.R; do
  case "$script" in */common.R | */json.R | */settled.R | */real-data.R) continue ;; esac
  echo "$script"
  if grep -q 'source("json.R")' "$script"; then
    (cd Tests/Fixtures/make && Rscript "$(basename "$script")")
  else
    Rscript "$script"
  fi
done

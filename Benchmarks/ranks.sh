#!/bin/sh
# Rank sets of 63 units with 100,000 draws: Benchmarks/ranks.sh [OUTDIR], after make build. Makes estimates like those of 63
# provinces, independent and with a covariance of all of them, has `canvass rank` find marginal and simultaneous sets
# and probabilities five times each, and prints the median of the seconds that this took (`--timing`; reading and
# printing do not count). The goal is 0.5 s on two cores; status 1 says that it was missed.
set -eu
outdir=${1:-out/benchmark}
canvass=${CANVASS:-.build/release/canvass}
mkdir -p "$outdir"
awk 'BEGIN {
  srand(20261122); units = 63
  estimates = "'"$outdir"'/rank-estimates.csv"; covariance = "'"$outdir"'/rank-covariance.csv"
  print "unit,estimate,se" > estimates
  for (i = 1; i <= units; i++) {
    se[i] = 1.2 + 0.8 * rand()
    printf "p%02d,%.4f,%.6f\n", i, 84 + 4 * (rand() + rand() + rand() - 1.5), se[i] > estimates
    printf "%sp%02d", (i > 1 ? "," : ""), i > covariance
  }
  print "" > covariance
  for (i = 1; i <= units; i++)
    for (j = 1; j <= units; j++)
      printf "%.12f%s", se[i] * se[j] * (i == j ? 1 : 0.2), (j < units ? "," : "\n") > covariance
}'
median() {
  name=$1
  shift
  run=1
  while [ "$run" -le 5 ]; do
    "$canvass" rank --estimates "$outdir/rank-estimates.csv" "$@" --best 10 --draws 100000 --timing \
      --format json | tr -d '\n ' | sed 's/.*"timing":{"rank":\([0-9.e-]*\)}.*/\1/'
    echo
    run=$((run + 1))
  done | sort -g | awk -v name="$name" 'NF { v[++n] = $1 } END {
    printf "rank sets of 63 units, 100000 draws, %s: %.3f s (goal 0.5 s)\n", name, v[3]; exit v[3] > 0.5 }'
}
median "independent"
median "with a covariance" --covariance "$outdir/rank-covariance.csv"

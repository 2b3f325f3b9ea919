#!/bin/sh
# Measures Canvass side by side with R's survey and data.table and with Python's svy in one run and prints
# the ratios.
#
#   Benchmarks/run.sh [OUTDIR]        from the project's root; OUTDIR defaults to out/benchmark
#
# Needs .build/release/canvass (make build) and Debian's r-cran-survey, r-cran-data.table,
# r-cran-jsonlite, time and python3-venv (make bench installs them); svy comes from PyPI into a folder
# of its own, OUTDIR/python. The data are made on the first run.
set -eu
outdir=${1:-out/benchmark}
canvass=${CANVASS:-.build/release/canvass}
repeats=5

for needed in "$canvass" Rscript /usr/bin/time; do
  if ! command -v "$needed" >/dev/null; then
    echo "Benchmarks/run.sh: $needed is missing; see the first lines of this script" >&2
    exit 1
  fi
done
mkdir -p "$outdir"
if [ ! -s "$outdir/fields800.csv" ]; then
  echo "making the data" >&2
  Rscript Benchmarks/data.R "$outdir"
fi

# What each job runs; what stands before the program (such as time) is given as arguments.
run_job() {
  job=$1
  shift
  village='--strata province --clusters village --weights weight'
  cluster='--strata stratum --clusters cluster --weights weight'
  case "$job" in
  36k*) "$@" "$canvass" mean q01-q22 --by province,field --data "$outdir/survey$job.csv" \
    $village --format json --timing ;;
  1m*) "$@" "$canvass" mean q01-q22 --data "$outdir/survey$job.csv" $cluster \
    --format json --timing ;;
  mean800) "$@" "$canvass" mean q01-q22 --by field --data "$outdir/fields800.csv" $cluster \
    --format json --timing ;;
  diagnose800) "$@" "$canvass" diagnose --field field --items q01-q22 --scale 1-5 \
    --satisfied 4,5 --data "$outdir/fields800.csv" $cluster --format json ;;
  esac
}

echo "R: svyby, svymean, fread" >&2
Rscript Benchmarks/peers.R "$outdir" >&2

Benchmarks/python.sh "$outdir"
echo "Python: svy" >&2
"$outdir/python/bin/python" Benchmarks/peers.py "$outdir" >&2

rm -f "$outdir"/canvass-*.json
echo "job,run,wall" >"$outdir/canvass-runs.csv"
echo "job,kilobytes" >"$outdir/canvass-memory.csv"
jobs='36k 36k-shuffled 1m 1m-shuffled mean800 diagnose800'
# The jobs take turns, so that those that are compared with each other meet the machine in the same state.
for run in $(seq 0 "$repeats"); do
  echo "canvass: run $run of $repeats" >&2
  for job in $jobs; do
    begin=$(date +%s%N)
    run_job "$job" >"$outdir/canvass-run.part"
    end=$(date +%s%N)
    # The first only warms up.
    [ "$run" -gt 0 ] || continue
    mv "$outdir/canvass-run.part" "$outdir/canvass-$job-$run.json"
    echo "$job,$run,$(echo "$begin $end" | awk '{printf "%.6f", ($2 - $1) / 1e9}')" \
      >>"$outdir/canvass-runs.csv"
  done
done
rm -f "$outdir/canvass-run.part"
for job in $jobs; do
  # Peak memory in a run of its own.
  run_job "$job" /usr/bin/time -f "$job,%M" -o "$outdir/canvass-memory.part" >/dev/null
  cat "$outdir/canvass-memory.part" >>"$outdir/canvass-memory.csv"
  rm -f "$outdir/canvass-memory.part"
done

Rscript Benchmarks/compare.R "$outdir"

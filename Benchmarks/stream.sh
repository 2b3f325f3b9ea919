#!/bin/sh
# Measures means by field, the same with 500 bootstrap replicates, and a diagnosis of a CSV of 5 GB, which Canvass reads in
# windows: wall time and peak memory; and checks the answers.
#
#   Benchmarks/stream.sh [OUTDIR]     from the project's root; OUTDIR defaults to out/benchmark
#
# Needs .build/release/canvass (make build), Debian's r-cran-data.table, r-cran-jsonlite and time, and 5.5 GB
# of disk. The data are a part of 1,000,000 people, fifty times: every mean, share, gap and standard error of
# the whole is that of the part, which is read into memory.
set -eu
outdir=${1:-out/benchmark}
canvass=${CANVASS:-.build/release/canvass}
part="$outdir/stream-part.csv"
whole="$outdir/stream.csv"

for needed in "$canvass" Rscript /usr/bin/time; do
  if ! command -v "$needed" >/dev/null; then
    echo "Benchmarks/stream.sh: $needed is missing; see the first lines of this script" >&2
    exit 1
  fi
done
mkdir -p "$outdir"
if [ ! -s "$part" ]; then
  echo "making the part" >&2
  Rscript Benchmarks/stream-data.R "$part"
fi
if [ ! -s "$whole" ]; then
  echo "making the whole" >&2
  head -n 1 "$part" >"$whole.making"
  copy=1
  while [ "$copy" -le 50 ]; do
    tail -n +2 "$part" >>"$whole.making"
    copy=$((copy + 1))
  done
  mv "$whole.making" "$whole"
fi

design='--strata stratum --clusters cluster --weights weight'
# A job on a file; what stands before the program (such as time) is given as further arguments.
run_job() {
  job=$1
  data=$2
  shift 2
  case "$job" in
  mean) "$@" "$canvass" mean q01-q22 --by field --data "$data" $design --format json ;;
  bootstrap) "$@" "$canvass" mean q01-q22 --by field --data "$data" $design \
    --replicates bootstrap:500 --format json ;;
  diagnose) "$@" "$canvass" diagnose --field field --items q01-q22 --scale 1-5 --satisfied 4,5 \
    --data "$data" $design --format json ;;
  esac
}

rm -f "$outdir"/stream-*.json
echo "job,seconds,kilobytes" >"$outdir/stream-runs.csv"
for job in mean bootstrap diagnose; do
  echo "canvass: $job of $(wc -c <"$whole") bytes" >&2
  run_job "$job" "$part" >"$outdir/stream-$job-part.json"
  run_job "$job" "$whole" /usr/bin/time -f "$job,%e,%M" -o "$outdir/stream-run.part" \
    >"$outdir/stream-$job-whole.json"
  cat "$outdir/stream-run.part" >>"$outdir/stream-runs.csv"
  rm -f "$outdir/stream-run.part"
done

Rscript Benchmarks/stream-compare.R "$outdir"

#!/bin/sh
# Measures the numerical kernels side by side with R in one run and prints the ratios.
#
#   Benchmarks/run-numerics.sh [OUTDIR]   from the project's root; OUTDIR defaults to out/benchmark
#
# Builds the package in Benchmarks/Numerics and needs Debian's r-cran-jsonlite, r-cran-psych,
# r-cran-lavaan and r-cran-mass (make bench installs them). The data are made on the first run.
set -eu
outdir=${1:-out/benchmark}
scratch=.build-numerics

for needed in swift Rscript; do
  if ! command -v "$needed" >/dev/null; then
    echo "Benchmarks/run-numerics.sh: $needed is missing; see the first lines of this script" >&2
    exit 1
  fi
done
mkdir -p "$outdir"
echo "building Benchmarks/Numerics" >&2
swift build -c release --package-path Benchmarks/Numerics --scratch-path "$scratch" >&2
if [ ! -s "$outdir/ordinal.bin" ]; then
  echo "making the data" >&2
  Rscript Benchmarks/numeric-data.R "$outdir" >&2
fi

# R twice, as a BLAS with threads can be slower than one without: the faster run of each job counts.
echo "R: psych, lavaan, factanal, glm.fit, polr, Cholesky; BLAS with its own number of threads" >&2
Rscript Benchmarks/numeric-peers.R "$outdir" numeric-peers.json >&2
echo "the same with one thread" >&2
OPENBLAS_NUM_THREADS=1 Rscript Benchmarks/numeric-peers.R "$outdir" numeric-peers-one.json >&2
echo "canvass: the numeric jobs" >&2
"$scratch/release/numeric-jobs" "$outdir" >"$outdir/numeric-canvass.json"
Rscript Benchmarks/numeric-compare.R "$outdir"

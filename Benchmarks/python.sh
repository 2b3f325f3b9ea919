#!/usr/bin/env bash
# Installs Python's svy into a folder of the benchmarks, where it is not there yet: Benchmarks/python.sh OUTDIR. Needs Debian's
# python3-venv; svy comes from PyPI.
set -euo pipefail
folder="$1/python"
if [ ! -x "$folder/bin/python" ]; then
  python3 -m venv "$folder"
fi
"$folder/bin/python" -c 'import svy' 2>/dev/null ||
  "$folder/bin/python" -m pip install --quiet svy==0.35.0 >&2

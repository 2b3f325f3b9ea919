"""Times what Python's users run, on the files that data.R made: python Benchmarks/peers.py OUTDIR

  cells36k  means of 22 items in 756 province x field cells, 36,525 rows: once, in full
  means1m   means of 22 items, 1,000,000 rows: median of three runs

Both are timed alone: neither reading the file nor making the sample counts against them. Missing
answers are dropped variable by variable. Writes peers-python.json (times in seconds) and the answers to
compare with: python-means36k.csv, python-means1m.csv.
"""

import json
import statistics
import sys
import time
from importlib.metadata import version
from pathlib import Path

import polars
import svy

if len(sys.argv) != 2:
    sys.exit("usage: python Benchmarks/peers.py OUTDIR")
folder = Path(sys.argv[1])
items = [f"q{number:02d}" for number in range(1, 23)]


def sample(file, stratum, cluster):
    data = polars.read_csv(folder / file)
    return svy.Sample(data, svy.Design(stratum=stratum, psu=cluster, wgt="weight"))


def seconds(work):
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def records(answers, by):
    """Name, cell, estimate and standard error of each mean."""
    for item, answer in zip(items, answers):
        for row in answer.estimates:
            cell = dict(zip(row.by or [], row.by_level or []))
            yield {
                "variable": item,
                **{name: cell[name] for name in by},
                "estimate": row.est,
                "se": row.se,
            }


print("svy, 756 cells", file=sys.stderr)
people = sample("survey36k.csv", "province", "village")
by = ["province", "field"]
cells_time, cells = seconds(lambda: people.estimation.mean(items, by=by, drop_nulls=True))
polars.DataFrame(list(records(cells, by))).write_csv(folder / "python-means36k.csv")

print("svy, 1,000,000 rows", file=sys.stderr)
people = sample("survey1m.csv", "stratum", "cluster")
runs = [seconds(lambda: people.estimation.mean(items, drop_nulls=True)) for _ in range(3)]
polars.DataFrame(list(records(runs[0][1], []))).write_csv(folder / "python-means1m.csv")

text = json.dumps(
    {
        "python": sys.version.split()[0],
        "svy": version("svy"),
        "cells36k": cells_time,
        "means1m": [time for time, _ in runs],
        "means1mMedian": statistics.median(time for time, _ in runs),
    },
    indent=2,
)
(folder / "peers-python.json").write_text(text + "\n")
print(text)

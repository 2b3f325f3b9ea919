"""Times the bootstrap of Python's svy on the file that replicates.R made: python Benchmarks/replicates.py FOLDER ITEMS

500 bootstrap replicates of the sample (the column of replicate weights of each made) and with them the means of the items in the
fields: three times, each with the making included. Prints one JSON object: the seconds of each, and the standard error of each item in each
field.
"""

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

import polars
import svy

if len(sys.argv) != 3:
    sys.exit("usage: python Benchmarks/replicates.py FOLDER ITEMS")
items = [f"q{number:02d}" for number in range(1, int(sys.argv[2]) + 1)]
codes = {"stratum": polars.String, "cluster": polars.String}
data = polars.read_csv(Path(sys.argv[1]) / "replicates.csv", schema_overrides=codes)

seconds = []
for run in range(3):
    sample = svy.Sample(data, svy.Design(stratum="stratum", psu="cluster", wgt="weight"))
    start = time.perf_counter()
    drawn = sample.weighting.create_bs_wgts(n_reps=500, rstate=run)
    answers = drawn.estimation.mean(items, by="field", method="replication")
    seconds.append(time.perf_counter() - start)
errors = [
    {"variable": item, "field": row.by_level[0], "se": row.se}
    for item, answer in zip(items, answers)
    for row in answer.estimates
]
print(json.dumps({"svy": version("svy"), "seconds": seconds, "errors": errors}))

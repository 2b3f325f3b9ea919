"""Standard errors of a confirmatory model that is nearly not identified: ../weak-information.json.

Two factors of variance 1 with two items each, whose correlation is all that tells their loadings apart. The
expected information, n/2 tr S^-1 S_a S^-1 S_b, is inverted at 80 digits (mpmath).

Run: python3 weak-information.py
"""
import json

from mpmath import diag, inverse, matrix, mp, mpf, sqrt

mp.dps = 80
LOADINGS = ["0.8", "0.7", "0.6", "0.75"]
RESIDUALS = ["0.5", "0.6", "0.7", "0.4"]
ROWS = 200


def model(correlation):
    load = matrix(4, 2)
    for i in range(4):
        load[i, i // 2] = mpf(LOADINGS[i])
    phi = matrix([[1, correlation], [correlation, 1]])
    sigma = load * phi * load.T + diag([mpf(x) for x in RESIDUALS])
    common = load * phi
    slopes = []
    for i in range(4):  # loadings
        d = matrix(4, 4)
        for j in range(4):
            d[i, j] += common[j, i // 2]
            d[j, i] += common[j, i // 2]
        slopes.append(d)
    d = matrix(4, 4)  # the correlation
    for i in range(4):
        for j in range(4):
            d[i, j] = load[i, 0] * load[j, 1] + load[i, 1] * load[j, 0]
    slopes.append(d)
    for i in range(4):  # residual variances
        d = matrix(4, 4)
        d[i, i] = 1
        slopes.append(d)
    return sigma, slopes


def errors(correlation):
    sigma, slopes = model(mpf(correlation))
    scaled = [inverse(sigma) * d for d in slopes]
    information = matrix(len(scaled), len(scaled))
    for a, x in enumerate(scaled):
        for b, y in enumerate(scaled):
            product = x * y
            information[a, b] = sum(product[i, i] for i in range(4)) * ROWS / 2
    covariance = inverse(information)
    return [float(sqrt(covariance[k, k])) for k in range(len(scaled))]


cases = [{"correlation": float(c), "errors": errors(c)} for c in ("0.1", "1e-3", "1e-5", "1e-6")]
with open("../weak-information.json", "w") as file:
    lines = ",\n    ".join(json.dumps(case) for case in cases)
    file.write(f'{{\n  "loadings": {json.dumps([float(x) for x in LOADINGS])},\n')
    file.write(f'  "residuals": {json.dumps([float(x) for x in RESIDUALS])},\n  "rows": {ROWS},\n')
    file.write(f'  "cases": [\n    {lines}\n  ]\n}}\n')

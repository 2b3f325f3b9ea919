"""The linear regression sets of the NIST Statistical Reference Datasets: ../nist-<set>.json.

Source of the data: https://www.itl.nist.gov/div898/strd/lls/lls.shtml (public domain).
The certified values are computed here from the decimal data, with powers of x formed exactly, at
60 digits (mpmath), and compared with the digits that NIST publishes, as far as they are listed.

Run: python3 nist.py [folder with nist_<set>.csv]; without a folder the data already in the
fixtures are used.
"""
import csv
import json
import sys

from mpmath import log10, lu_solve, matrix, mp, mpf, nstr, sqrt

mp.dps = 60
SETS = {  # name: (powers of x, or None for columns as they are; first power)
    "norris": (1, 0), "pontius": (2, 0), "noint1": (1, 1), "noint2": (1, 1), "filip": (10, 0),
    "longley": (None, 0), "wampler1": (5, 0), "wampler2": (5, 0), "wampler3": (5, 0),
    "wampler4": (5, 0), "wampler5": (5, 0)}
PUBLISHED = {  # coefficients, standard errors, residual standard deviation
    "norris": ("-0.262323073774029 1.00211681802045", "0.232818234301152 0.429796848199937E-03",
               "0.884796396144373"),
    "pontius": ("0.673565789473684E-03 0.732059160401003E-06 -0.316081871345029E-14",
                "0.107938612033077E-03 0.157817399981659E-09 0.486652849992036E-16",
                "0.205177424076185E-03"),
    "noint1": ("2.07438016528926", "0.165289256198347E-01", "3.56753034006338"),
    "noint2": ("0.727272727272727", "0.420827318078432E-01", "0.369274472937998"),
    "filip": ("-1467.48961422980 -2772.17959193342 -2316.37108160893 -1127.97394098372 "
              "-354.478233703349 -75.1242017393757 -10.8753180355343 -1.06221498588947 "
              "-0.670191154593408E-01 -0.246781078275479E-02 -0.402962525080404E-04", "",
              "0.334801051324544E-02"),
    "longley": ("-3482258.63459582 15.0618722713733 -0.358191792925910E-01 -2.02022980381683 "
                "-1.03322686717359 -0.511041056535807E-01 1829.15146461355",
                "890420.383607373 84.9149257747669 0.334910077722432E-01 0.488399681651699 "
                "0.214274163161675 0.226073200069370 455.478499142212", "304.854073561965"),
    "wampler3": ("1 1 1 1 1 1", "2152.32624678170 2363.55173469681 779.343524331583 "
                 "101.475507550350 5.64566512170752 0.112324854679312", "2360.14502379268")}


def data(name, folder):
    if folder is None:
        fixture = json.load(open(f"../nist-{name}.json"), parse_float=str, parse_int=str)
        return fixture["y"], fixture["x"]
    rows = list(csv.reader(open(f"{folder}/nist_{name}.csv", encoding="utf-8-sig")))
    # Of a polynomial only the first column is given; the powers in the files are rounded.
    width = len(rows[0]) if SETS[name][0] is None else 2
    return [r[0] for r in rows[1:]], [[r[j] for r in rows[1:]] for j in range(1, width)]


def agree(name, what, computed, text):
    for c, t in zip(computed, text.split()):
        digits = -log10(abs(c / mpf(t) - 1) + mpf(10) ** -20)
        assert digits > 14, (name, what, nstr(c, 17), t)


def shown(value):
    return nstr(value, 17, strip_zeros=False, min_fixed=-5, max_fixed=17) if value else "0"


def solve(X, Y):
    p = len(X[0])
    A = matrix(p, p)
    c = matrix(p, 1)
    for i in range(p):
        c[i] = sum(r[i] * v for r, v in zip(X, Y))
        for j in range(p):
            A[i, j] = sum(r[i] * r[j] for r in X)
    return lu_solve(A, c), A


for name, (degree, first) in SETS.items():
    y, x = data(name, sys.argv[1] if len(sys.argv) > 1 else None)
    Y = [mpf(v) for v in y]
    if degree is None:
        X = [[mpf(1)] + [mpf(c[i]) for c in x] for i in range(len(Y))]
    else:
        X = [[mpf(v) ** k for k in range(first, degree + 1)] for v in x[0]]
    n, p = len(X), len(X[0])
    b, A = solve(X, Y)
    # The same with y and the powers of x rounded to doubles, as a program is given them.
    rounded = [[mpf(float(mpf(float(v)) ** k)) for k in range(first, degree + 1)] for v in x[0]] \
        if degree is not None else X
    doubles, _ = solve([[mpf(float(v)) for v in r] for r in rounded], [mpf(float(v)) for v in Y])
    inverse = A ** -1
    mapped = ""
    if name == "filip":  # the same polynomial in t = (x + 6) / 3, for which |t| < 1
        from math import comb
        t = [sum(b[j] * comb(j, k) * mpf(-6) ** (j - k) * mpf(3) ** k for j in range(k, p))
             for k in range(p)]
        mapped = '  "mappedCoefficients": [%s],\n' % ", ".join(shown(v) for v in t)
    rss = sum((v - sum(r[j] * b[j] for j in range(p))) ** 2 for r, v in zip(X, Y))
    rss = rss if rss > mpf(10) ** -60 else mpf(0)
    s = sqrt(rss / (n - p))
    errors = [s * sqrt(inverse[j, j]) for j in range(p)]
    published = PUBLISHED.get(name, ("", "", ""))
    agree(name, "coefficients", list(b), published[0])
    agree(name, "standard errors", errors, published[1])
    agree(name, "residual standard deviation", [s], published[2])
    with open(f"../nist-{name}.json", "w") as out:
        out.write("{\n")
        out.write('  "source": "NIST Statistical Reference Datasets, linear regression: %s",\n' % name)
        out.write('  "degree": %s,\n' % ("null" if degree is None else degree))
        out.write('  "intercept": %s,\n' % ("true" if first == 0 else "false"))
        out.write('  "coefficients": [%s],\n' % ", ".join(shown(v) for v in b))
        out.write('  "coefficientsOfDoubles": [%s],\n' % ", ".join(shown(v) for v in doubles))
        out.write(mapped)
        out.write('  "standardErrors": [%s],\n' % ", ".join(shown(v) for v in errors))
        out.write('  "residualStandardDeviation": %s,\n' % shown(s))
        out.write('  "residualSumOfSquares": %s,\n' % shown(rss))
        out.write('  "y": [%s],\n' % ", ".join(y))
        out.write('  "x": [%s]\n}\n' % ",\n    ".join("[%s]" % ", ".join(c) for c in x))

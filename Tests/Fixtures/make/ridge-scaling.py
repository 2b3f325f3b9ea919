"""Ridge regression on badly scaled columns: ../ridge-scaling.json.

The doubles below are taken as they are and the normal equations of the penalised problem solved at 80
digits (mpmath): with Xc and yc centred by weighted means and s_j^2 = Σw xc_j^2 / Σw,
(Xc'WXc + λ diag(s^2)) b = Xc'W yc, the scale of λ being that of MASS::lm.ridge.

Run in this folder: python3 ridge-scaling.py
"""
import json

from mpmath import lu_solve, matrix, mp, mpf, nstr

mp.dps = 80
n = 40


def noise(k):  # numbers between -1 and 1 without a pattern
    state = 1000003 * k + 12345
    for _ in range(5):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return (state >> 11) / 2 ** 52 - 1


columns = {
    "year": [2000.0 + i % 31 for i in range(n)],
    "unixtime": [1.7e9 + 86400.0 * i + 40000 * noise(i) for i in range(n)],
    "tiny": [1e-9 * (3 + noise(100 + i)) for i in range(n)],
    "offset": [1e6 + noise(200 + i) for i in range(n)],
    "sum": None,
}
columns["sum"] = [columns["year"][i] + 1e-3 * noise(300 + i) for i in range(n)]
weights = [1.0 + (i * 7 % 5) / 4 for i in range(n)]
y = [1e6 + 0.3 * columns["year"][i] + 5 * noise(200 + i) + noise(400 + i) for i in range(n)]
penalties = [0.0, 1e-3, 1.0, 50.0]

X = [[mpf(c[i]) for c in columns.values()] for i in range(n)]
W, Y = [mpf(v) for v in weights], [mpf(v) for v in y]
p, total = len(X[0]), sum(W)
means = [sum(W[i] * X[i][j] for i in range(n)) / total for j in range(p)]
level = sum(w * v for w, v in zip(W, Y)) / total
C = [[X[i][j] - means[j] for j in range(p)] for i in range(n)]
cross = matrix(p, p)
right = matrix(p, 1)
for j in range(p):
    right[j] = sum(W[i] * C[i][j] * (Y[i] - level) for i in range(n))
    for k in range(p):
        cross[j, k] = sum(W[i] * C[i][j] * C[i][k] for i in range(n))
fits = []
for penalty in penalties:
    A = cross.copy()
    for j in range(p):
        A[j, j] += mpf(penalty) * cross[j, j] / total
    b = lu_solve(A, right)
    inverse = A ** -1
    freedom = sum(inverse[j, k] * cross[k, j] for j in range(p) for k in range(p))
    constant = level - sum(b[j] * means[j] for j in range(p))
    fits.append({"penalty": penalty, "constant": float(nstr(constant, 17)),
                 "slopes": [float(nstr(v, 17)) for v in b],
                 "effectiveParameters": float(nstr(freedom, 17))})
with open("../ridge-scaling.json", "w") as out:
    json.dump({"source": "normal equations at 80 digits (mpmath)", "terms": list(columns),
               "columns": list(columns.values()), "weights": weights, "y": y, "fits": fits},
              out, indent=1)
    out.write("\n")

# Three stages with at least one unit in a cluster and one answer in a unit: the least of variance times cost, by
# nested one-dimensional searches over log n and log nq, which know nothing of the formulas of the optimum.
source("Tests/Fixtures/make/common.R")

# The parts of the variance add up: all samples of 2 units and 2 answers from one cluster, with replacement, of a small
# population. V(mean) = S2 * (d1 + (1 - d1)/(nq) * (1 + d2 (q - 1))), which is S2 for one answer from one unit.
set.seed(20261123)
y <- array(rnorm(3 * 2 * 2, 50, 10) + rep(c(-9, 2, 7), 4), c(3, 2, 2))
between <- mean((apply(y, 1, mean) - mean(y))^2)
units <- mean((apply(y, 1:2, mean) - as.vector(apply(y, 1, mean)))^2)
answers <- mean((y - as.vector(apply(y, 1:2, mean)))^2)
total <- mean((y - mean(y))^2)
d1 <- between / total
d2 <- units / (units + answers)
means <- function(i, n, q) {
  of_unit <- function(j) apply(expand.grid(rep(list(y[i, j, ]), q)), 1, mean)
  per_units <- function(js) apply(do.call(expand.grid, lapply(js, of_unit)), 1, mean)
  unlist(lapply(asplit(as.matrix(expand.grid(rep(list(1:2), n))), 1), per_units))
}
variance <- function(n, q) { x <- unlist(lapply(1:3, means, n, q)); mean((x - mean(x))^2) }
for (s in list(c(1, 1), c(2, 1), c(1, 2), c(2, 2)))
  stopifnot(all.equal(variance(s[1], s[2]),
    total * (d1 + (1 - d1) / prod(s) * (1 + d2 * (s[2] - 1))), tolerance = 1e-12))

# The least of a convex function of one number: an end, or between them.
least_of <- function(f, low, high) {
  if (low == high) return(list(at = low, value = f(low)))
  inside <- optimize(f, c(low, high), tol = 1e-12)
  at <- c(low, inside$minimum, high)
  values <- c(f(low), inside$objective, f(high))
  list(at = at[which.min(values)], value = min(values))
}
cases <- lapply(1:60, function(i) {
  costs <- round(exp(runif(3, log(c(5, 2, 2)), log(c(2000, 300, 200)))))
  d <- round(c(runif(1, 0.005, 0.9), runif(1, 0.02, 0.95)), 3)
  k <- if (i %% 3 == 0) round(c(runif(1, 0.6, 1.6), runif(1, 0.5, 1.1)), 3) else c(1, 1 - d[1])
  least <- if (i %% 4 == 0) round(runif(1, 1, 3), 2) else 1
  once <- function(x, u) log(k[1] * d[1] + k[2] * (1 + d[2] * (exp(u - x) - 1)) / exp(u)) +
    log(costs[1] + costs[2] * exp(x) + costs[3] * exp(u))
  best_u <- function(x) least_of(function(u) once(x, u), max(x, log(least)), 14)
  # The bounds meet in a corner where n is the least number, with one answer in each.
  parts <- lapply(list(c(0, log(least)), c(log(least), 9)), function(x) least_of(function(x) best_u(x)$value, x[1], x[2]))
  x <- parts[[which.min(sapply(parts, function(x) x$value))]]
  u <- best_u(x$at)$at
  record(costs = costs, correlations = d, ratios = k, least = one(least), given = one(i %% 3 == 0),
    units = one(exp(x$at)), answers = one(exp(u - x$at)), product = one(exp(x$value)))
})
bound <- sapply(cases, function(x) c(x$units < 1 + 1e-9, x$answers < 1 + 1e-9, x$units * x$answers < x$least + 1e-6))
print(rowSums(bound)); print(sum(colSums(bound) == 0))
write_fixture("three-stages", list(cases = cases))

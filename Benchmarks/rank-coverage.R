# How often simultaneous rank sets hold where all units are equal and share their clusters: step-down with draws from the
# estimated covariance, and Holm, for 95 %. The table of docs/methods/ranks.md; some minutes.
#   Rscript Benchmarks/rank-coverage.R
set.seed(1)
held <- function(units, clusters, samples, draws = 999) {
  pairs <- combn(units, 2)
  contrast <- matrix(0, units, ncol(pairs))
  contrast[cbind(pairs[1, ], seq_len(ncol(pairs)))] <- 1
  contrast[cbind(pairs[2, ], seq_len(ncol(pairs)))] <- -1
  wrong <- c(draws = 0, holm = 0)
  for (sample in seq_len(samples)) {
    # What a cluster has in common is in all of its units.
    x <- matrix(rnorm(clusters * units), clusters) + 0.6 * rnorm(clusters)
    v <- cov(x) / clusters
    difference <- drop(crossprod(contrast, colMeans(x)))
    error <- sqrt(colSums(contrast * (v %*% contrast)))
    p <- 2 * pt(-abs(difference / error), clusters - 1)
    e <- eigen(v, symmetric = TRUE)
    z <- e$vectors %*% diag(sqrt(pmax(e$values, 0))) %*% matrix(rnorm(units * draws), units)
    largest <- apply(abs(crossprod(contrast, z)) / error, 2, max)
    critical <- sort(largest)[ceiling(0.95 * (draws + 1))]
    # All are equal, so that one rejection is an error; the first step decides.
    wrong <- wrong + c(min(p) < 2 * pnorm(-critical), min(p) < 0.05 / length(p))
  }
  c(units = units, clusters = clusters, samples = samples, 1 - wrong / samples)
}
cases <- list(
  c(8, 12, 1500), c(4, 5, 1500), c(12, 20, 1500), c(12, 8, 800), c(30, 12, 300), c(20, 61, 700),
  c(20, 101, 700), c(20, 201, 700), c(8, 81, 3000), c(4, 101, 3000))
print(do.call(rbind, lapply(cases, function(case) held(case[1], case[2], case[3]))))

# Distribution functions and quantiles of R, in the middle and far out in the tails. A record is
# {function, arguments, lowerTail, value}; the first argument is the point or the probability.
source("Tests/Fixtures/make/common.R")

records <- list()
put <- function(name, ..., lower = TRUE) {
  call <- list(...)
  value <- suppressWarnings(do.call(name, c(unname(call), list(lower.tail = lower))))
  if (!is.finite(value)) return(invisible())
  # A quantile is only taken where its probability leads back.
  if (startsWith(name, "q")) {
    back <- do.call(sub("^q", "p", name), c(list(value), unname(call[-1]), list(lower.tail = lower)))
    if (abs(back / call[[1]] - 1) > 1e-10) return(invisible())
  }
  # Beyond the normal range of doubles, libraries rightly differ.
  if (abs(value) < 1e-300 && abs(call[[1]]) > 1e-300) return(invisible())
  records[[length(records) + 1]] <<- record(
    "function" = unbox(name), arguments = as.numeric(unlist(call)), lowerTail = unbox(lower),
    value = unbox(value))
}
# The noncentral chi-squared distribution as the Poisson mixture that it is: R's own function stops
# at eleven digits and takes its upper tail as one minus the lower.
noncentral <- function(x, df, ncp, lower) {
  j <- 0:400
  value <- sum(dpois(j, ncp / 2) * pchisq(x, df + 2 * j, lower.tail = lower))
  stopifnot(abs(value - pchisq(x, df, ncp, lower.tail = lower)) < 1e-9)
  records[[length(records) + 1]] <<- record(
    "function" = unbox("pchisq"), arguments = c(x, df, ncp), lowerTail = unbox(lower),
    value = unbox(value))
}
probabilities <- c(
  1e-200, 1e-100, 1e-50, 1e-20, 1e-12, 1e-8, 1e-5, 0.001, 0.005, 0.025, 0.05, 0.1, 0.25, 0.4, 0.5,
  0.6, 0.75, 0.9, 0.95, 0.975, 0.995, 0.999, 0.99999, 1 - 2^-30)
both <- c(TRUE, FALSE)

for (tail in both) {
  for (x in c(-37, -30, -20, -10, -5, -3, -1.96, -1, -0.5, 0, 0.5, 1, 1.96, 3, 5, 10, 20, 30, 37)) {
    put("pnorm", x, lower = tail)
  }
  for (p in probabilities) put("qnorm", p, lower = tail)
  for (df in c(0.5, 1, 1.5, 2, 3, 5, 10, 14, 30, 39, 100, 1e3, 1e5)) {
    for (x in c(-1e3, -50, -10, -5, -2, -1, -0.1, 0, 0.1, 1, 2, 5, 10, 50, 1e3)) {
      put("pt", x, df, lower = tail)
    }
    for (p in probabilities) if (!(p < 1e-20 && df < 2)) put("qt", p, df, lower = tail)
  }
  for (df in c(0.5, 1, 2, 3, 4.5, 10, 50, 200, 1000, 1e5)) {
    for (r in c(1e-6, 0.01, 0.1, 0.5, 0.8, 1, 1.2, 2, 5, 20)) put("pchisq", r * df, df, lower = tail)
    for (p in probabilities) if (p >= 1e-20) put("qchisq", p, df, lower = tail)
  }
  for (d1 in c(1, 1.5, 2, 5, 20, 100)) {
    for (d2 in c(1, 2.5, 14, 60, 1000, 1e6)) {
      for (x in c(0.001, 0.1, 0.5, 1, 2, 5, 20, 100)) put("pf", x, d1, d2, lower = tail)
      for (p in c(1e-8, 0.001, 0.025, 0.05, 0.5, 0.95, 0.975, 0.999)) {
        put("qf", p, d1, d2, lower = tail)
      }
    }
  }
  for (shape in list(
    c(0.1, 0.1), c(0.5, 0.5), c(0.5, 5), c(1, 1), c(1, 10), c(2, 3), c(5, 0.5), c(10, 20),
    c(4, 180), c(100, 900), c(1e3, 1e3), c(1e5, 10), c(1e-3, 2), c(914.5273, 86.4727))) {
    a <- shape[1]; b <- shape[2]
    for (x in c(1e-10, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999)) {
      put("pbeta", x, a, b, lower = tail)
    }
    for (p in c(1e-8, 0.001, 0.005, 0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975, 0.995, 0.999)) {
      if (min(a, b) >= 0.1) put("qbeta", p, a, b, lower = tail)
    }
  }
  for (a in c(0.01, 0.1, 0.5, 1, 2.5, 10, 100, 1e4)) {
    for (r in c(1e-6, 0.01, 0.5, 0.9, 1, 1.1, 2, 10, 50)) put("pgamma", r * a, a, lower = tail)
    for (p in c(1e-8, 0.001, 0.025, 0.5, 0.975, 0.999)) put("qgamma", p, a, lower = tail)
  }
  for (df in c(1, 2, 5, 20, 87)) {
    for (ncp in c(0.1, 1, 5, 25, 80)) {
      for (r in c(0.05, 0.3, 0.7, 1, 1.5, 2.5)) {
        noncentral(r * (df + ncp), df, ncp, tail)
      }
    }
  }
  for (n in c(1, 10, 100, 1000, 36525)) {
    for (p in c(1e-6, 0.01, 0.3, 0.5, 0.84, 0.999)) {
      for (k in unique(floor(n * c(0, 0.05, 0.3, 0.5, 0.84, 0.95, 1)))) {
        put("pbinom", k, n, p, lower = tail)
      }
    }
  }
}

write_fixture("distributions", list(values = records))

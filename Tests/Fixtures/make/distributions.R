# Distribution functions of R on a grid with extreme tails: ../distributions.json.
# Run: Rscript distributions.R
source("json.R")
# qf itself has only 8 digits where p is small; the quotient of two beta quantiles has 14.
quantileF <- function(p, a, b, lower.tail = TRUE) {
  if (is.infinite(b)) return(qf(p, a, b, lower.tail = lower.tail))
  b / a * qbeta(p, a / 2, b / 2, lower.tail = lower.tail) /
    qbeta(p, b / 2, a / 2, lower.tail = !lower.tail)
}
# qt has 5 digits far out, where the tail is a power of x: one step along that power.
quantileT <- function(p, nu, lower.tail = TRUE) {
  x <- qt(p, nu, lower.tail = lower.tail)
  if (p < 1e-50 && is.finite(nu) && nu < 100) x * (pt(-abs(x), nu) / p)^(1 / nu) else x
}
# The noncentral distribution as the Poisson mixture that it is: dchisq(ncp =) and the upper tail
# of pchisq(ncp =) lose all digits in the tails.
mixture <- function(f) function(x, nu, lambda, ...) {
  j <- 0:3000
  sum(dpois(j, lambda / 2) * f(x, nu + 2 * j, ...))
}
functions <- list(
  normal = list(pnorm, dnorm, qnorm), t = list(pt, dt, quantileT), chiSquared = list(pchisq, dchisq, qchisq),
  f = list(pf, df, quantileF), beta = list(pbeta, dbeta, qbeta),
  gamma = list(function(x, a, s, ...) pgamma(x, a, scale = s, ...),
    function(x, a, s) dgamma(x, a, scale = s), function(p, a, s, ...) qgamma(p, a, scale = s, ...)),
  binomial = list(pbinom, dbinom, qbinom),
  noncentralChiSquared = list(mixture(pchisq), mixture(dchisq), qchisq))
tails <- c(1e-300, 1e-100, 1e-20, 1e-8, 1e-4, .025, .3)
middle <- c(.5, .7, .975, .9999)
grid <- list(
  normal = list(list(0, 1), list(-3, 2.5)),
  t = list(list(1), list(2.5), list(11), list(194), list(1e6), list(Inf)),
  chiSquared = list(list(.3), list(1), list(24), list(300), list(5000)),
  f = list(list(1, 11), list(2.5, 7.5), list(9, 194), list(299, 2000), list(3, Inf)),
  beta = list(list(.5, .5), list(2, 30), list(95.5, 6.5), list(1200, 800)),
  gamma = list(list(.4, 2), list(7, .1), list(450, 3)),
  binomial = list(list(20, .3), list(1800, .95)),
  noncentralChiSquared = list(list(3, 2), list(24, 61.3), list(185, 400)))
points <- list(
  normal = c(-38, -20, -6, -1.96, 0, .5, 3, 9, 37), t = c(-1e6, -40, -5, -1, 0, .3, 2.2, 30, 1e5),
  chiSquared = c(1e-8, .02, 1, 17, 60, 350, 1500, 6000), f = c(1e-9, .05, .7, 1, 2.3, 9, 120),
  beta = c(1e-12, .001, .04, .3, .6, .93, .999), gamma = c(1e-6, .05, .7, 2, 14, 200, 1400, 3000),
  binomial = c(0, 3, 6, 14, 20, 1600, 1710, 1790), noncentralChiSquared = c(.1, 2, 9, 50, 120, 500))
values <- list(); quantiles <- list()
for (name in names(grid)) for (parameters in grid[[name]]) {
  fn <- functions[[name]]; call <- function(f, x, ...) suppressWarnings(do.call(f, c(list(x), parameters, list(...))))
  for (x in points[[name]]) {
    upper <- call(fn[[1]], x, lower.tail = FALSE)
    values <- c(values, list(list(distribution = name, parameters = array1(unlist(parameters)), x = x,
      cumulative = call(fn[[1]], x), upperTail = upper, density = call(fn[[2]], x))))
  }
  ps <- if (name == "noncentralChiSquared") c(1e-4, .025, .3, middle) else c(tails, middle)
  for (p in ps) quantiles <- c(quantiles, list(list(distribution = name,
    parameters = array1(unlist(parameters)), p = p, quantile = call(fn[[3]], p),
    upperQuantile = call(fn[[3]], p, lower.tail = FALSE))))
}
writeJSON(list(source = R.version.string, values = values, quantiles = quantiles), "../distributions.json")

# Regressions on powers of a year, in the orthogonal polynomials of R, in which they are well
# conditioned: ../scaling.json. What does not depend on the columns that span the model is kept.
# Run from the project's root: Rscript Tests/Fixtures/make/scaling.R
# Needs r-cran-survey.
source("Tests/Fixtures/make/json.R")
suppressMessages(library(survey))
options(warn = 1)
set.seed(404)
n <- 160
d <- data.frame(year = sample(2000:2030, n, TRUE), z = round(rnorm(n), 3), w = round(runif(n, .5, 3), 3),
  s = rep(1:4, each = n / 4), c = rep(1:20, each = n / 20))
u <- (d$year - 2015) / 15
eta <- .3 * d$z + .8 * u - .6 * u^2 + .5 * u^3 - .4 * u^4 + rnorm(20, 0, .3)[d$c]
d$y <- round(eta + rnorm(n), 3)
d$b <- rbinom(n, 1, plogis(eta))
d$k <- rpois(n, exp(.5 + eta / 2))
d$g <- round(rgamma(n, 3, 3 / exp(eta)) + .01, 4)
tight <- glm.control(epsilon = 1e-15, maxit = 200)
families <- list(gaussian = gaussian(), logistic = binomial(), probit = binomial("probit"), poisson = poisson(), `gamma-log` = Gamma("log"))
survey <- list(gaussian = gaussian(), logistic = quasibinomial(), probit = quasibinomial("probit"), poisson = quasipoisson(), `gamma-log` = Gamma("log"))
response <- c(gaussian = "y", logistic = "b", probit = "b", poisson = "k", `gamma-log` = "g")
settled <- function(fit) { m <- suppressWarnings(fit(NULL)); for (i in 1:20) m <- suppressWarnings(fit(coef(m))); m }
# t of the highest power, and the error of z; the test of all powers together.
kept <- function(b, v, m) {
  p <- grep("poly", names(b))
  list(t = b[max(p)] / sqrt(v[max(p), max(p)]), se = sqrt(v["z", "z"]),
    wald = drop(b[p] %*% solve(v[p, p], b[p])), deviance = deviance(m), fitted = array1(fitted(m)[1:10]))
}
cases <- list()
for (degree in 1:4) for (family in names(families)) {
  f <- as.formula(sprintf("%s ~ z + poly(year, %d)", response[family], degree))
  design <- svydesign(~c, strata = ~s, weights = ~w, data = d)
  g <- settled(function(b) eval(bquote(glm(f, families[[family]], d, control = tight, start = .(b)))))
  # The covariance of the last weights.
  x <- model.matrix(g); weight <- g$family$mu.eta(g$linear.predictors)^2 / g$family$variance(fitted(g))
  a <- solve(crossprod(x * sqrt(weight)))
  dimnames(a) <- list(names(coef(g)), names(coef(g)))
  phi <- if (family %in% c("gaussian", "gamma-log")) sum(residuals(g, "pearson")^2) / g$df.residual else 1
  e <- (g$y - fitted(g)) * g$family$mu.eta(g$linear.predictors) / g$family$variance(fitted(g))
  add <- function(covariance, v, m = g)
    cases[[length(cases) + 1]] <<- c(list(degree = degree, family = family, response = unname(response[family]), covariance = covariance), kept(coef(m), v, m))
  add("model", a * phi)
  h <- rowSums((x %*% a) * x) * weight
  for (kind in c("hc0", if (family == "gaussian") c("hc2", "hc3", "hc4"))) {
    omega <- switch(kind, hc0 = 1, hc2 = 1 / (1 - h), hc3 = 1 / (1 - h)^2, hc4 = (1 - h)^-pmin(4, h / mean(h)))
    add(kind, a %*% crossprod(x * e * sqrt(omega)) %*% a)
  }
  sums <- rowsum(x * e, d$c)
  add("cluster", a %*% crossprod(sums) %*% a * 20 / 19 * (if (family == "gaussian") (n - 1) / (n - ncol(x)) else 1))
  m <- if (family == "gaussian") svyglm(f, design) else
    settled(function(b) eval(bquote(svyglm(f, design, family = survey[[family]], control = tight, start = .(b)))))
  add("design", vcov(m), m)
}
writeJSON(list(source = paste(R.version.string, "survey", packageVersion("survey")), data = lapply(as.list(d), array1), cases = cases),
  "Tests/Fixtures/scaling.json")

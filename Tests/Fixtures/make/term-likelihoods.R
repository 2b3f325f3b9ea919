# Rao and Scott's likelihood-ratio tests of the terms of a regression: ../term-likelihoods.json. The statistic and the
# design effects are those of regTermTest(method = "LRT"), with iterations carried to the end; p is R's
# by its saddlepoint, and by numerical integration over both chi-squares.
# Run from the project's root: Rscript Tests/Fixtures/make/term-likelihoods.R   Needs r-cran-survey, -mass.
source("Tests/Fixtures/make/json.R")
suppressMessages({ library(survey); library(MASS) })
set.seed(20261124)
clusters <- c(5, 7, 4)
d <- do.call(rbind, lapply(seq_along(clusters), function(s)
  do.call(rbind, lapply(seq_len(clusters[s]), function(c) {
    m <- sample(8:20, 1); u <- rnorm(1, 0, .6)
    x <- round(rt(m, 3), 3); f <- sample(c("a", "b", "c", "d"), m, TRUE, c(5, 3, 2, 2))
    eta <- u + .3 * x + c(a = 0, b = .5, c = -.3, d = .2)[f]
    data.frame(s = LETTERS[s], c = paste0(LETTERS[s], c), w = round(exp(rnorm(m, 0, 1.2)), 4), x = x, f = f,
      y = round(1e4 + 100 * (eta + rexp(m))), b = rbinom(m, 1, plogis(eta)),
      k = rpois(m, exp(eta / 2)), o = 1 + findInterval(eta + rlogis(m), c(-1, .4, 1.5)))
  }))))
d <- d[sample(nrow(d)), ]
tight <- glm.control(epsilon = 1e-15, maxit = 500)
design <- svydesign(ids = ~c, strata = ~s, weights = ~w, data = d)
# P(sum of effects times chi-square(1) > x * chi-square(v) / v), by integrating over one of them at a time.
mixture <- function(effects, x, v) {
  above <- function(t) {
    if (length(effects) == 1) return(pchisq(t / effects, 1, lower.tail = FALSE))
    rest <- function(t, e) if (length(e) == 1) pchisq(t / e, 1, lower.tail = FALSE) else {
      # The root of chi-square(1) is half normal, without a pole at 0.
      inner <- integrate(function(z) 2 * dnorm(z) * sapply(t - e[1] * z^2, function(r)
        if (r <= 0) 1 else rest(r, e[-1])), 0, sqrt(t / e[1]), rel.tol = 1e-9)$value
      inner + 2 * pnorm(-sqrt(t / e[1]))
    }
    rest(t, effects)
  }
  if (is.infinite(v)) return(above(x))
  integrate(function(q) dchisq(q, v) * sapply(x * q / v, above), 0, Inf, rel.tol = 1e-8)$value
}
cases <- list()
add <- function(family, formula, model, terms) for (term in terms) {
  t <- regTermTest(model, term, method = "LRT")
  cases[[length(cases) + 1]] <<- list(family = family, formula = formula, term = term, lr = unname(c(t$chisq)),
    effects = array1(sort(Re(t$lambda), decreasing = TRUE)), df = t$ddf, saddlepoint = unname(c(t$p)),
    p = mixture(sort(Re(t$lambda), decreasing = TRUE), c(t$chisq), t$ddf))
}
add("gaussian", "y ~ x + f", svyglm(y ~ x + f, design), c("x", "f"))
add("gaussian", "y ~ f * x", svyglm(y ~ f * x, design), "f:x")
add("logistic", "b ~ x + f", svyglm(b ~ x + f, design, family = quasibinomial(), control = tight), c("x", "f"))
add("poisson", "k ~ x + f", svyglm(k ~ x + f, design, family = quasipoisson(), control = tight), c("x", "f"))
# Rows of weight zero, single ones and all of a cluster, are outside the domain.
d$w0 <- ifelse(d$c == "B2" | seq_len(nrow(d)) %% 5 == 0, 0, d$w)
inside <- subset(svydesign(ids = ~c, strata = ~s, weights = ~w0, data = d), w0 > 0)
withZeros <- list()
addZeros <- function(family, formula, model, term) {
  t <- regTermTest(model, term, method = "LRT")
  withZeros[[length(withZeros) + 1]] <<- list(family = family, formula = formula, term = term, lr = unname(c(t$chisq)),
    effects = array1(sort(Re(t$lambda), decreasing = TRUE)), deviance = deviance(model))
}
addZeros("gaussian", "y ~ x + f", svyglm(y ~ x + f, inside), "f")
addZeros("logistic", "b ~ x + f", svyglm(b ~ x + f, inside, family = quasibinomial(), control = tight), "f")
addZeros("poisson", "k ~ x + f", svyglm(k ~ x + f, inside, family = quasipoisson(), control = tight), "f")
writeJSON(list(source = paste(R.version.string, "survey", packageVersion("survey")),
  data = paste(capture.output(write.csv(d, row.names = FALSE, quote = FALSE)), collapse = "\n"), cases = cases, withZeros = withZeros),
  "Tests/Fixtures/term-likelihoods.json")

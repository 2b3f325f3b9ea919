# Rank tests (svyranktest of survey), shares tested against given ones (first-order and second-order corrections written
# out after Rao and Scott 1981, and svygofchisq's X2), and one-sided t tests.
source("Tests/Fixtures/make/common.R")
designs <- api_designs()
# The middle of the common place of ties, where survey takes the mean of places in file order.
middle <- function(f, d, test) {
  mf <- model.frame(f, model.frame(d), na.action = na.omit)
  y <- mf[, 1]; g <- factor(mf[, 2]); w <- weights(d, "sampling")[as.integer(rownames(mf)) > 0]
  N <- sum(w)
  r <- sapply(y, function(v) sum(w[y < v]) + sum(w[y == v]) / 2)
  s <- switch(test, wilcoxon = , KruskalWallis = r / N, vanderWaerden = qnorm(r / N), median = as.numeric(r > N / 2))
  x <- model.matrix(~g)
  b <- solve(t(x) %*% (w * x), t(x) %*% (w * s))
  infl <- (x * as.numeric(s - x %*% b)) %*% solve(t(x) %*% (w * x))
  v <- vcov(svytotal(infl, d))[-1, -1, drop = FALSE]
  b <- b[-1]; k <- length(b)
  if (k == 1) {
    t <- b / sqrt(v[1, 1]); df <- degf(d) - 1
    return(list(statistic = one(t), df = df, p = one(2 * pt(-abs(t), df))))
  }
  f <- as.numeric(b %*% solve(v, b)) / k; df <- degf(d) - k
  list(statistic = one(f), df = c(k, df), p = one(pf(f, k, df, lower.tail = FALSE)))
}
ranks <- list(); shares <- list(); margins <- list()
for (name in names(designs)) {
  d <- designs[[name]][[1]]
  cases <- list(
    c("ell", "comp.imp"), c("api00", "sch.wide"), c("ell", "stype"), c("mobility", "stype"))
  for (case in cases) for (test in c("wilcoxon", "vanderWaerden", "median", "KruskalWallis")) {
    f <- as.formula(paste(case[1], "~", case[2]))
    t <- svyranktest(f, d, test = test)
    # With more than two groups survey has the statistic and its degrees of freedom the wrong way round.
    peer <- if (is.null(t$ddf)) list(
      statistic = one(t$statistic), df = as.numeric(t$parameter), p = one(t$p.value)) else list(
      statistic = one(as.numeric(t$parameter) / t$statistic), df = c(t$statistic, t$ddf),
      p = one(as.numeric(t$p.value)))
    ranks[[length(ranks) + 1]] <- list(
      design = one(name), column = one(case[1]), group = one(case[2]), test = one(test),
      middle = middle(f, d, test), peer = peer)
  }
  # The values of the strata have no variance.
  column <- if (name == "strat") "sch.wide" else "stype"
  p0 <- if (name == "strat") c(No = 0.2, Yes = 0.8) else c(E = 0.7, H = 0.13, M = 0.17)
  formula <- as.formula(paste0("~", column)); free <- seq_len(length(p0) - 1); k <- length(free)
  m <- svymean(formula, d); n <- nrow(d$variables); p <- coef(m); v <- vcov(m)[free, free]
  x2 <- n * sum((p - p0)^2 / p0)
  stopifnot(abs(x2 / n * sum(weights(d)) /
    suppressWarnings(svygofchisq(formula, p0, d)$statistic) - 1) < 1e-10)
  delta <- Re(eigen(solve((diag(p0) - p0 %o% p0)[free, free] / n, v))$values)
  nu <- degf(d); d0 <- sum(delta)^2 / sum(delta^2); e <- (p - p0)[free]
  w <- as.numeric(e %*% solve(v, e)); adjusted <- w / k * (nu - k + 1) / nu
  tests <- list(
    list(name = one("f"), statistic = one(x2 / sum(delta)), df = c(d0, d0 * nu),
         p = one(pf(x2 / sum(delta), d0, d0 * nu, lower.tail = FALSE))),
    list(name = one("chisq"), statistic = one(x2), df = c(k, NULL),
         p = one(pchisq(x2 / mean(delta), k, lower.tail = FALSE))),
    list(name = one("wald"), statistic = one(w / k), df = c(k, nu),
         p = one(pf(w / k, k, nu, lower.tail = FALSE))),
    list(name = one("adjusted-wald"), statistic = one(adjusted), df = c(k, nu - k + 1),
         p = one(pf(adjusted, k, nu - k + 1, lower.tail = FALSE))))
  # P(d1 Z1^2 + d2 Z2^2 > x T), T a chi-squared over its degrees of freedom, by the angle of (Z1, Z2).
  if (k == 2) {
    x <- x2; d <- d0 * nu
    tests[[5]] <- list(
      name = one("lincom"), statistic = one(x2), df = list(), p = one(integrate(function(a)
        (1 + x / (d * (delta[1] * cos(a)^2 + delta[2] * sin(a)^2)))^(-d / 2), 0, pi,
        rel.tol = 1e-12)$value / pi))
    d <- designs[[name]][[1]]
  }
  shares[[length(shares) + 1]] <- list(
    design = one(name), column = one(column), levels = names(p0), expected = as.numeric(p0),
    tests = tests)
  for (margin in c(4, 30)) {
    m <- svymean(~I(api00 - api99), d); t <- (as.numeric(coef(m)) - 20 + c(margin, -margin)) / as.numeric(SE(m))
    margins[[length(margins) + 1]] <- list(
      design = one(name), null = one(20), margin = one(margin),
      equivalence = one(max(pt(t[1], nu, lower.tail = FALSE), pt(t[2], nu))),
      noninferiority = one(pt(t[1], nu, lower.tail = FALSE)))
  }
}
write_fixture("rank-tests", list(
  designs = unname(lapply(designs, `[[`, 2)), estimates = list(), ranks = ranks, shares = shares,
  margins = margins))

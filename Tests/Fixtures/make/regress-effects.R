# Average marginal effects, predictions, tests of terms and diagnostics of the regressions in
# ../regress.json: ../regress-effects.json. Coefficients and covariances are those of that fixture;
# means and their gradients by the coefficients are written out here, derivatives by a variable are
# Richardson's (numDeriv) of all rows moved together.
# Run from the project's root: Rscript Tests/Fixtures/make/regress-effects.R
# Needs r-cran-survey, r-cran-jsonlite, r-cran-numderiv, r-cran-car.
source("Tests/Fixtures/make/json.R")
suppressMessages({library(survey); library(numDeriv); library(car)})
invisible(Sys.setlocale("LC_COLLATE", "C"))
known <- jsonlite::fromJSON("Tests/Fixtures/regress.json", simplifyDataFrame = FALSE)
read <- function(name) {
  d <- read.csv(sprintf("datasets/api/%s/%s.csv", name, name), stringsAsFactors = TRUE)
  d$mealcat <- as.integer(cut(d$meals, c(-Inf, 25, 50, 75, Inf), labels = 1:4))
  d
}
data <- sapply(c("apisrs", "apistrat", "apiclus1", "apiclus2"), read, simplify = FALSE)
families <- list(gaussian = gaussian(), logistic = quasibinomial(), probit = quasibinomial("probit"),
  poisson = quasipoisson(), gamma = Gamma(), `gamma-log` = Gamma("log"))
# The rows that were fitted, with weights, and a function from rows to means and gradients.
setup <- function(case) {
  design <- Filter(function(d) d$name == case$design, known$designs)[[1]]
  all <- data[[design$data]]
  all$.w <- if (is.null(design$weights)) 1 / sampled(all) else all[[design$weights]]
  d <- if (is.null(case$where)) all else all[eval(parse(text = case$where), all), ]
  f <- as.formula(case$formula)
  d <- droplevels(d[complete.cases(d[all.vars(f)]), ])
  frame <- model.frame(f, d)
  list(f = f, data = d, frame = frame, terms = delete.response(attr(frame, "terms")), w = d$.w / sum(d$.w))
}
# Without a column of weights the sampling fractions give them: sampled districts and schools.
sampled <- function(d) {
  schools <- as.numeric(table(d$dnum)[as.character(d$dnum)])
  length(unique(d$dnum)) / d$fpc1 * schools / d$fpc2
}
matrixOf <- function(s, new) {
  g <- model.frame(s$terms, new, xlev = .getXlevels(s$terms, s$frame), na.action = na.pass)
  o <- model.offset(g)
  list(X = model.matrix(s$terms, g), o = if (is.null(o)) rep(0, nrow(g)) else o)
}
glmMeans <- function(case, s) {
  family <- families[[case$family]]
  b <- unlist(lapply(case$estimates, function(v) if (is.null(v)) NA else v)); ok <- !is.na(b)
  function(new) {
    m <- matrixOf(s, new); X <- m$X[, ok, drop = FALSE]; eta <- drop(X %*% b[ok]) + m$o
    list(means = cbind(family$linkinv(eta)), gradients = list(family$mu.eta(eta) * X), eta = eta, X = X)
  }
}
ordinalMeans <- function(case, s) {
  cdf <- if (case$family == "ordinal") plogis else pnorm; pdf <- if (case$family == "ordinal") dlogis else dnorm
  th <- unlist(case$estimates); p <- sum(!grepl("|", unlist(case$terms), fixed = TRUE)); K <- length(th) - p + 1
  y <- sort(unique(s$data[[all.vars(s$f)[1]]]))
  function(new) {
    X <- matrixOf(s, new)$X[, -1, drop = FALSE]; eta <- drop(X %*% th[seq_len(p)]); z <- c(-Inf, th[-seq_len(p)], Inf)
    means <- sapply(seq_len(K), function(k) cdf(z[k + 1] - eta) - cdf(z[k] - eta))
    one <- function(k) { g <- if (k %in% c(0, K)) 0 * eta else pdf(z[k + 1] - eta)
      cbind(-X * g, outer(g, seq_len(K - 1) == k)) }
    list(means = matrix(means, ncol = K), gradients = lapply(seq_len(K), function(k) one(k) - one(k - 1)), names = as.character(y))
  }
}
multinomialMeans <- function(case, s) {
  b <- unlist(case$estimates); y <- levels(droplevels(as.factor(model.response(s$frame)))); K <- length(y); p <- length(b) / (K - 1)
  function(new) {
    X <- matrixOf(s, new)$X; e <- cbind(1, exp(X %*% matrix(b, p))); P <- e / rowSums(e)
    list(means = P, names = y, gradients = lapply(seq_len(K), function(k)
      do.call(cbind, lapply(2:K, function(j) P[, k] * ((k == j) - P[, j]) * X))))
  }
}
effectsOf <- function(case, s, means, V) {
  V <- matrix(unlist(V), nrow(as.matrix(V)))
  average <- function(new) { m <- means(new)
    list(value = colSums(s$w * m$means), gradient = sapply(m$gradients, function(g) colSums(s$w * g)), names = m$names) }
  out <- list()
  add <- function(term, level, value, gradient, names) for (k in seq_along(value)) {
    g <- as.matrix(gradient)[, k]
    out[[length(out) + 1]] <<- list(term = term, level = level, category = names[k], estimate = value[k], se = sqrt(drop(g %*% V %*% g)))
  }
  vars <- attr(s$terms, "variables"); done <- character()
  inTerms <- rownames(attr(s$terms, "factors"))
  for (i in seq_along(inTerms)) {
    label <- inTerms[i]
    if (grepl("^offset", label)) next
    column <- all.vars(parse(text = label)); values <- s$frame[[label]]
    if (is.factor(values)) {
      base <- s$data; at <- function(l) { base[[column]] <- if (is.factor(base[[column]])) factor(l, levels(values)) else as(l, class(base[[column]])); average(base) }
      first <- at(levels(values)[1])
      for (l in levels(values)[-1]) { now <- at(l); add(label, l, now$value - first$value, now$gradient - first$gradient, now$names) }
    } else for (one in setdiff(column, done)) {
      done <- c(done, one); size <- max(sd(s$data[[one]]), 1e-3)
      moved <- function(t) { new <- s$data; new[[one]] <- new[[one]] + t * size; average(new) }
      args <- list(eps = 0.02, r = 6)
      value <- jacobian(function(t) moved(t)$value, 0, method.args = args) / size
      gradient <- jacobian(function(t) c(moved(t)$gradient), 0, method.args = args) / size
      add(one, NULL, drop(value), matrix(gradient, ncol = length(value)), moved(0)$names)
    }
  }
  out
}
# Some rows to predict: schools of the stratified sample, with all columns.
newRows <- data$apistrat[c(5, 60, 110, 120, 160, 195), ]
predictionsOf <- function(case, s, means, V) {
  V <- matrix(unlist(V), nrow(as.matrix(V))); new <- newRows
  for (v in names(s$data)) if (is.factor(s$data[[v]])) new[[v]] <- factor(as.character(new[[v]]), levels(s$data[[v]]))
  keep <- complete.cases(new[all.vars(s$terms)]); m <- means(new[keep, ]); t <- qt(.975, case$df); out <- list()
  for (i in seq_len(sum(keep))) for (k in seq_len(ncol(m$means))) {
    g <- m$gradients[[k]][i, ]; se <- sqrt(drop(g %*% V %*% g)); p <- m$means[i, k]
    if (is.null(m$names)) {
      e <- sqrt(drop(m$X[i, ] %*% V %*% m$X[i, ])); ends <- m$eta[i] + c(-1, 1) * t * e
      limits <- if (case$family == "gamma" && ends[1] <= 0) c(NA, NA) else sort(families[[case$family]]$linkinv(ends))
    } else limits <- plogis(qlogis(p) + c(-1, 1) * t * se / (p * (1 - p)))
    out[[length(out) + 1]] <- list(row = which(keep)[i], category = m$names[k], estimate = p, se = se, lower = limits[1], upper = limits[2])
  }
  out
}
one <- function(case, means, family = case$family) {
  s <- setup(case); m <- means(case, s)
  # A category outside the fit, as H where only E and M were fitted, cannot be predicted.
  list(design = case$design, formula = case$formula, family = family, where = case$where, df = case$df,
    effects = effectsOf(case, s, m, case$covariance),
    predictions = if (is.null(case$where)) predictionsOf(case, s, m, case$covariance) else list())
}
skip <- function(case) any(vapply(case$estimates, function(v) is.null(v) || is.na(v), TRUE))
cases <- c(lapply(Filter(function(c) !skip(c), known$glms), one, glmMeans), lapply(known$ordinals, one, ordinalMeans),
  lapply(known$multinomials, function(c) { c$family <- "multinomial"; one(c, multinomialMeans) }))
# Tests of terms by regTermTest.
designs <- list(
  srs = svydesign(~1, weights = ~pw, fpc = ~fpc, data = data$apisrs),
  strat = svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = data$apistrat),
  clus1 = svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = data$apiclus1))
tight <- glm.control(epsilon = 1e-15, maxit = 200)
tests <- function(design, formula, family) {
  d <- designs[[design]]; f <- as.formula(formula)
  m <- eval(bquote(svyglm(.(f), d, family = families[[family]])))
  if (family != "gaussian") for (i in 1:20) m <- suppressWarnings(eval(bquote(svyglm(.(f), d, family = families[[family]], control = tight, start = .(coef(m))))))
  lapply(attr(terms(f), "term.labels"), function(t) { r <- regTermTest(m, as.formula(paste("~", t)))
    list(design = design, formula = formula, family = family, term = t, numerator = r$df, denominator = r$ddf, statistic = drop(r$Ftest), p = drop(r$p)) })
}
terms <- c(tests("strat", "api00 ~ ell + stype + meals:stype", "gaussian"), tests("clus1", "sch.wide ~ ell + poly(meals, 2) + stype", "logistic"),
  tests("srs", "enroll ~ stype + factor(mealcat)", "poisson"))
# Without a design: intervals of lm, and what the diagnostics say.
lmFit <- lm(api00 ~ ell + meals * stype, data$apisrs); glmFit <- glm(sch.wide ~ ell + meals + stype, binomial, data$apisrs, control = tight)
for (i in 1:20) glmFit <- update(glmFit, start = coef(glmFit))
new <- newRows; conf <- predict(lmFit, new, se.fit = TRUE, interval = "confidence"); pred <- suppressWarnings(predict(lmFit, new, interval = "prediction"))
scaled <- function(m) { X <- model.matrix(m); d <- svd(sweep(X, 2, sqrt(colSums(X^2)), `/`))$d; max(d) / min(d) }
diagnostics <- lapply(list(lm(api00 ~ ell + meals + stype, data$apisrs), glmFit), function(m) { v <- vif(m)
  list(formula = deparse(formula(m)), family = if (inherits(m, "glm")) "logistic" else "gaussian", terms = array1(rownames(v)),
    gvif = array1(v[, 1]), perCoefficient = array1(v[, 3]), conditionNumber = scaled(m),
    leverage = array1(hatvalues(m)), standardized = array1(if (inherits(m, "glm")) rstandard(m, type = "pearson") else rstandard(m)), cook = array1(cooks.distance(m))) })
plain <- list(formula = "api00 ~ ell + meals * stype", estimate = array1(conf$fit[, 1]), se = array1(conf$se.fit),
  lower = array1(conf$fit[, 2]), upper = array1(conf$fit[, 3]), responseLower = array1(pred[, 2]), responseUpper = array1(pred[, 3]))
columns <- c("api99", "ell", "meals", "mobility", "stype", "acs.core", "avg.ed", "comp.imp", "enroll", "yr.rnd", "api00")
new <- newRows[columns]; for (v in names(new)) if (is.factor(new[[v]])) new[[v]] <- as.character(new[[v]])
text <- c(paste(columns, collapse = ","), apply(sapply(new, function(v) ifelse(is.na(v), "", as.character(v))), 1, paste, collapse = ","))
writeJSON(list(source = paste(R.version.string, "survey", packageVersion("survey"), "numDeriv", packageVersion("numDeriv"), "car", packageVersion("car")),
  rows = paste0(text, collapse = "\n"), cases = cases, terms = terms, plain = plain, diagnostics = diagnostics), "Tests/Fixtures/regress-effects.json")

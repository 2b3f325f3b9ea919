# Regressions of R's survey package (svyglm, svyolr) and, without a design, of stats and sandwich on
# the California schools: ../regress.json.
# Run from the project's root: Rscript Tests/Fixtures/make/regress.R
# Needs r-cran-survey, r-cran-sandwich.
source("Tests/Fixtures/make/json.R")
suppressMessages({library(survey); library(sandwich)})
invisible(Sys.setlocale("LC_COLLATE", "C"))
options(survey.lonely.psu = "fail", warn = 1)
read <- function(name) read.csv(sprintf("datasets/api/%s/%s.csv", name, name), stringsAsFactors = TRUE)
data <- sapply(c("apisrs", "apistrat", "apiclus1", "apiclus2"), read, simplify = FALSE)
cuts <- function(x) cut(x, c(-Inf, 25, 50, 75, Inf), labels = 1:4)
for (k in names(data)) data[[k]]$mealcat <- cuts(data[[k]]$meals)
strat1 <- data$apistrat[-c(2:50), ]
words <- function(name, data, strata = character(), clusters = character(), weights = NULL, fpc = character())
  list(name = name, data = data, strata = array1(strata), clusters = array1(clusters), weights = weights, fpc = array1(fpc))
designs <- list(
  srs = list(svydesign(~1, weights = ~pw, fpc = ~fpc, data = data$apisrs),
    words("srs", "apisrs", weights = "pw", fpc = "fpc")),
  strat = list(svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = data$apistrat),
    words("strat", "apistrat", "stype", weights = "pw", fpc = "fpc")),
  weighted = list(svydesign(~1, weights = ~pw, data = data$apistrat), words("weighted", "apistrat", weights = "pw")),
  clus1 = list(svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = data$apiclus1),
    words("clus1", "apiclus1", clusters = "dnum", weights = "pw", fpc = "fpc")),
  clus2 = list(svydesign(~dnum + snum, fpc = ~fpc1 + fpc2, data = data$apiclus2),
    words("clus2", "apiclus2", clusters = c("dnum", "snum"), fpc = c("fpc1", "fpc2"))))
# glm stops when the deviance stands still and keeps the weights of the step before. Starting again
# at its own result makes one more step each time.
tight <- glm.control(epsilon = 1e-15, maxit = 200)
families <- list(gaussian = gaussian(), logistic = quasibinomial(), probit = quasibinomial("probit"),
  poisson = quasipoisson(), gamma = Gamma(), `gamma-log` = Gamma("log"))
glmCase <- function(design, formula, family, where = NULL) {
  d <- designs[[design]][[1]]
  if (!is.null(where)) d <- eval(substitute(subset(d, w), list(w = parse(text = where)[[1]])))
  f <- as.formula(formula)
  # Least squares needs no iteration, and glm finds aliased terms at the tolerance epsilon/1000.
  first <- if (family == "gaussian") glm.control() else tight
  m <- suppressWarnings(eval(bquote(svyglm(f, d, family = families[[family]], control = .(first)))))
  if (family != "gaussian") for (i in 1:30) {
    b <- coef(m); b <- b[!is.na(b)]
    m <- suppressWarnings(eval(bquote(svyglm(f, d, family = families[[family]], control = tight, start = .(b)))))
  }
  b <- m$coefficients; ok <- !is.na(b); s <- coef(summary(m)); ci <- confint(m)[names(b)[ok], , drop = FALSE]
  list(design = design, formula = formula, family = family, where = where, n = length(residuals(m)),
    terms = array1(names(b)), estimates = array1(b), se = array1(ifelse(ok, SE(m)[match(names(b), names(SE(m)))], NA)),
    covariance = unname(vcov(m)), p = array1(s[, 4]), lower = array1(ci[, 1]), upper = array1(ci[, 2]),
    df = m$df.residual, deviance = deviance(m), nullDeviance = m$null.deviance)
}
glms <- list(
  glmCase("strat", "api00 ~ ell + meals + mobility", "gaussian"),
  glmCase("srs", "api00 ~ api99 * stype", "gaussian"),
  glmCase("weighted", "api00 ~ factor(yr.rnd) + ell - 1", "gaussian", "stype != 'H'"),
  glmCase("clus1", "api00 ~ api99 + stype", "gaussian"),
  glmCase("clus2", "api00 ~ api99 + ell", "gaussian"),
  glmCase("clus2", "enroll ~ acs.core + ell + stype", "gaussian"),
  glmCase("clus1", "api00 ~ poly(meals, 2) + stype:ell", "gaussian"),
  glmCase("clus2", "api00 ~ ell + meals", "gaussian", "stype == 'E'"),
  glmCase("strat", "log(enroll) ~ ell + I(ell^2/100)", "gaussian", "comp.imp == 'Yes'"),
  glmCase("clus1", "api00 ~ ell + meals + I(ell + meals)", "gaussian"),
  glmCase("strat", "sch.wide ~ ell + meals + mobility", "logistic"),
  glmCase("clus1", "sch.wide ~ ell + meals + mobility", "logistic"),
  glmCase("clus2", "comp.imp ~ meals", "logistic", "stype != 'H'"),
  glmCase("strat", "awards ~ ell * meals", "probit"),
  glmCase("clus1", "comp.imp ~ stype + meals", "probit"),
  glmCase("clus1", "enroll ~ api99 + stype", "poisson"),
  glmCase("strat", "api.stu ~ stype + offset(log(enroll))", "poisson"),
  glmCase("strat", "enroll ~ stype + meals", "gamma"),
  glmCase("clus2", "enroll ~ stype + meals", "gamma-log"))
# Ordered categories: Newton's method with the exact Hessian, as svyolr's BFGS stops early and takes
# the Hessian by differences; then the same variance, svyrecvar.
links <- list(ordinal = list(plogis, dlogis, function(x) dlogis(x) * (1 - 2 * plogis(x)), "logistic"),
  `ordinal-probit` = list(pnorm, dnorm, function(x) -x * dnorm(x), "probit"))
ordinalCase <- function(design, formula, family, where = NULL) {
  d <- designs[[design]][[1]]
  if (!is.null(where)) d <- eval(substitute(subset(d, w), list(w = parse(text = where)[[1]])))
  f <- as.formula(formula); frame <- model.frame(f, model.frame(d)); d <- d[complete.cases(model.frame(d)[all.vars(f)]), ]
  X <- model.matrix(f, frame)[, -1, drop = FALSE]; y <- as.integer(model.response(frame))
  w <- weights(d) / mean(weights(d)); l <- links[[family]]; F <- l[[1]]; K <- max(y); p <- ncol(X)
  # svyolr scales its parameters itself; here standardised columns keep the Hessian well conditioned.
  scale <- apply(X, 2, function(v) sqrt(mean(v^2))); Z <- sweep(X, 2, scale, `/`)
  th <- c(rep(0, p), qlogis(cumsum(tapply(w, y, sum))[-K] / sum(w)))
  at <- function(th) {
    z <- c(-Inf, th[p + seq_len(K - 1)], Inf); e <- drop(Z %*% th[seq_len(p)])
    u <- z[y + 1] - e; v <- z[y] - e
    P <- ifelse(v > 0, F(-v) - F(-u), F(u) - F(v))
    Du <- cbind(-Z, outer(y, seq_len(K - 1), `==`)); Dv <- cbind(-Z, outer(y - 1, seq_len(K - 1), `==`))
    gu <- ifelse(is.finite(u), l[[3]](u), 0); gv <- ifelse(is.finite(v), l[[3]](v), 0)
    S <- w * (l[[2]](u) * Du - l[[2]](v) * Dv) / P
    H <- t(S) %*% (S / w) - t(Du) %*% (w * gu / P * Du) + t(Dv) %*% (w * gv / P * Dv)
    list(logLik = if (all(P > 0)) sum(w * log(P)) else -Inf, S = S, H = H)
  }
  now <- at(th)
  for (it in 1:100) {
    step <- solve(now$H, colSums(now$S)); h <- 1
    while (at(th + h * step)$logLik < now$logLik - 1e-12 && h > 1e-8) h <- h / 2
    th <- th + h * step; now <- at(th)
    if (max(abs(step)) < 1e-14) break
  }
  back <- c(1 / scale, rep(1, K - 1))
  V <- svyrecvar(now$S %*% solve(now$H), d$cluster, d$strata, d$fpc) * outer(back, back)
  # The gradient that R's own maximum leaves, in the same parameters.
  r <- svyolr(f, d, method = l[[4]]); g <- at(c(coef(r)[seq_len(p)] * scale, r$zeta))
  stopifnot(max(abs(coef(r) - th * back)) < 1e-2 * max(abs(th * back)))
  b <- th * back
  list(design = design, formula = formula, family = family, where = where, n = nrow(X), terms = array1(colnames(X)),
    estimates = array1(b), se = array1(sqrt(diag(V))), covariance = unname(V), df = degf(d) - p,
    deviance = -2 * now$logLik, peer = array1(coef(r)), peerSe = array1(SE(r)),
    peerDf = r$df.residual, peerGradient = max(abs(colSums(g$S))), gradient = max(abs(colSums(now$S))))
}
ordinals <- list(
  ordinalCase("clus2", "mealcat ~ avg.ed + mobility + stype", "ordinal"),
  ordinalCase("clus1", "mealcat ~ ell + stype", "ordinal"),
  ordinalCase("strat", "mealcat ~ ell + mobility", "ordinal-probit"),
  ordinalCase("clus1", "mealcat ~ ell + mobility", "ordinal", "stype != 'H'"))
print(sapply(ordinals, function(o) c(peer = o$peerGradient, ours = o$gradient, off = max(abs(o$peer - o$estimates)), df = o$df, peerDf = o$peerDf)))
# Without a design.
plainCase <- function(name, formula, family, covariance, frequency = NULL, precision = NULL) {
  d <- data[[name]]; f <- as.formula(formula)
  d$.w <- if (!is.null(frequency)) d[[frequency]] else if (!is.null(precision)) d[[precision]] else 1
  if (family == "gaussian") m <- lm(f, if (is.null(frequency)) d else d[rep(seq_len(nrow(d)), d$.w), ], weights = if (is.null(frequency)) .w)
  else {
    fam <- list(logistic = binomial(), probit = binomial("probit"), poisson = poisson(), gamma = Gamma(), `gamma-log` = Gamma("log"))[[family]]
    m <- glm(f, fam, d, control = tight)
    for (i in 1:30) m <- update(m, start = coef(m))
  }
  V <- if (covariance == "model") vcov(m) else if (startsWith(covariance, "hc")) vcovHC(m, type = toupper(covariance))
    else { g <- d[[sub("cluster:", "", covariance)]]; if (length(m$na.action)) g <- g[-m$na.action]
      vcovCL(m, g, type = if (family == "gaussian") "HC1" else "HC0") }
  s <- summary(m)
  list(data = name, formula = formula, family = family, covariance = covariance, frequency = frequency, precision = precision,
    terms = array1(names(coef(m))), estimates = array1(coef(m)), se = array1(sqrt(diag(V))),
    logLikelihood = as.numeric(logLik(m)), aic = AIC(m), bic = BIC(m), deviance = deviance(m),
    rSquared = if (family == "gaussian") s$r.squared, adjusted = if (family == "gaussian") s$adj.r.squared,
    p = if (covariance == "model") array1(coef(s)[, 4]), residual = m$df.residual)
}
data$apisrs$copies <- 1 + data$apisrs$api99 %% 3
plain <- c(
  lapply(c("model", "hc0", "hc1", "hc2", "hc3", "hc4", "cluster:cnum"), function(k)
    plainCase("apisrs", "api00 ~ ell + meals * stype", "gaussian", k)),
  lapply(c("model", "hc0", "cluster:cnum"), function(k) plainCase("apisrs", "sch.wide ~ ell + meals", "logistic", k)),
  list(plainCase("apisrs", "acs.core ~ ell", "gaussian", "model", precision = "enroll"),
    plainCase("apisrs", "acs.core ~ ell", "gaussian", "hc3", frequency = "copies"),
    plainCase("apiclus1", "awards ~ ell", "probit", "model"), plainCase("apiclus1", "enroll ~ stype", "poisson", "hc0"),
    plainCase("apisrs", "enroll ~ stype + meals", "gamma", "hc0"), plainCase("apisrs", "enroll ~ stype", "gamma-log", "model")))
writeJSON(list(source = paste(R.version.string, "survey", packageVersion("survey"), "sandwich", packageVersion("sandwich")),
  designs = unname(lapply(designs, `[[`, 2)), glms = glms, ordinals = ordinals, plain = plain), "Tests/Fixtures/regress.json")

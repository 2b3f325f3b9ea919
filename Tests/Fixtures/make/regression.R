# Regressions of R on its own data sets and on simulated rows: ../regression.json.
# Run: Rscript regression.R    Needs r-cran-mass, -sandwich, -nnet, -lme4, -car.
source("json.R")
suppressMessages({library(MASS); library(sandwich)})
tight <- glm.control(epsilon = 1e-15, maxit = 200)
set.seed(7)
n <- 120
rows <- data.frame(a = rnorm(n), b = runif(n, -1, 2), g = rep(0:2, 40))
rows$g1 <- 1 * (rows$g == 1); rows$g2 <- 1 * (rows$g == 2)
rows$w <- 1 + seq_len(n) %% 3
eta <- with(rows, .3 + .8 * a - .5 * b + .6 * g1)
rows$gaussian <- round(eta + rnorm(n), 6)
rows$binary <- rbinom(n, 1, plogis(eta)); rows$count <- rpois(n, exp(eta))
rows$positive <- round(rgamma(n, 2, scale = exp(eta) / 2), 6) + 1e-3
rows$share <- rbinom(n, 5, plogis(eta)) / 5
rows$ordered <- as.numeric(cut(1.5 * eta + rlogis(n), c(-Inf, -1, .5, 1.5, Inf)))
rows$cluster <- rep(1:24, 5)
rows$a <- round(rows$a, 6); rows$b <- round(rows$b, 6)
x <- model.matrix(~ a + b + g1 + g2, rows)
copies <- rows[rep(seq_len(n), rows$w), ]
f <- function(y) reformulate(c("a", "b", "g1", "g2"), y)
linear <- function(weights, data) {
  m <- if (is.null(weights)) lm(f("gaussian"), data) else lm(f("gaussian"), data, weights = w)
  s <- summary(m)
  list(coefficients = array1(coef(m)), covariance = unname(vcov(m)), rss = deviance(m),
    logLikelihood = as.numeric(logLik(m)), rSquared = s$r.squared, adjusted = s$adj.r.squared,
    leverages = array1(hatvalues(m)), cooks = array1(cooks.distance(m)),
    studentized = array1(rstudent(m)),
    hc = lapply(c("HC0", "HC1", "HC2", "HC3", "HC4"), function(k) unname(vcovHC(m, type = k))))
}
plain <- lm(f("gaussian"), rows)
# glm stops when the deviance stands still, where the coefficients of a link that is not canonical
# still move, and its covariance belongs to the step before. Starting again at its own result makes
# one more step each time.
again <- function(m) { for (i in 1:60) m <- update(m, start = coef(m)); m }
glmFit <- function(family, y, weighted) {
  arguments <- list(f(y), family, rows, control = tight)
  if (weighted) arguments$weights <- rows$w
  m <- do.call(glm, arguments)
  m <- again(m)
  list(coefficients = array1(coef(m)), covariance = unname(vcov(m)), deviance = deviance(m),
    null = m$null.deviance, dispersion = summary(m)$dispersion,
    logLikelihood = as.numeric(logLik(m)), aic = AIC(m),
    robust = unname(sandwich(m) ))
}
quiet <- function(e) suppressWarnings(e)
glms <- list(
  logit = glmFit(binomial(), "binary", FALSE), probit = glmFit(binomial("probit"), "binary", FALSE),
  cloglog = glmFit(binomial("cloglog"), "binary", FALSE),
  shares = quiet({ m <- glm(f("share"), binomial(), rows, weights = rep(5, n), control = tight)
    m <- again(m)
    list(coefficients = array1(coef(m)), covariance = unname(vcov(m)), deviance = deviance(m),
      null = m$null.deviance, dispersion = 1, logLikelihood = as.numeric(logLik(m)), aic = AIC(m),
      robust = unname(sandwich(m))) }),
  poisson = glmFit(poisson(), "count", TRUE), gammaLog = glmFit(Gamma("log"), "positive", FALSE),
  gammaInverse = glmFit(Gamma(), "positive", FALSE),
  quasiPoisson = quiet(glmFit(quasipoisson(), "count", FALSE)),
  gaussian = glmFit(gaussian(), "gaussian", FALSE))
ordinal <- function(m) list(coefficients = array1(coef(m)), thresholds = array1(m$zeta),
  deviance = deviance(m))
# polr stops early: Newton steps on its own likelihood, by hand, to the maximum.
polished <- function(X, y, w, F, f, df) {
  K <- max(y); p <- ncol(X); th <- c(rep(0, p), qnorm(cumsum(tapply(w, y, sum))[-K] / sum(w)) * 1.5)
  for (it in 1:60) {
    b <- th[seq_len(p)]; z <- c(-Inf, th[p + seq_len(K - 1)], Inf); e <- drop(X %*% b)
    u <- z[y + 1] - e; l <- z[y] - e; P <- F(u) - F(l)
    D <- matrix(0, length(y), p + K - 1); H <- 0
    Du <- cbind(-X, outer(y, seq_len(K - 1), `==`) * 1); Dl <- cbind(-X, outer(y - 1, seq_len(K - 1), `==`) * 1)
    fu <- f(u); fl <- f(l); gu <- ifelse(is.finite(u), df(u), 0); gl <- ifelse(is.finite(l), df(l), 0)
    S <- w * (fu * Du - fl * Dl) / P
    H <- -(t(Du) %*% (w * gu / P * Du) - t(Dl) %*% (w * gl / P * Dl)) +
      t(S) %*% (S / w)
    step <- solve(H, colSums(S)); th <- th + step
    if (max(abs(step)) < 1e-14) break
  }
  list(coefficients = array1(th[seq_len(p)]), thresholds = array1(th[-seq_len(p)]),
    deviance = -2 * sum(w * log(P)), covariance = unname(solve(H)),
    robust = unname(solve(H) %*% crossprod(S) %*% solve(H)))
}
o <- rows$ordered; xo <- as.matrix(rows[c("a", "b", "g1", "g2")])
logistic <- polished(xo, o, rows$w, plogis, dlogis, function(x) dlogis(x) * (1 - 2 * plogis(x)))
normal <- polished(xo, o, rep(1, n), pnorm, dnorm, function(x) -x * dnorm(x))
check <- polr(factor(ordered) ~ a + b + g1 + g2, rows, weights = w, control = list(reltol = 1e-15))
stopifnot(max(abs(coef(check) - logistic$coefficients)) < 1e-5)
# Satisfaction with housing in Copenhagen (Madsen 1976, as in MASS): cells with frequencies.
h <- MASS::housing
hx <- model.matrix(~ Infl + Type + Cont, h)[, -1]
cells <- cbind(hx, sat = as.numeric(h$Sat), freq = h$Freq)
housing <- lapply(list(logit = list(plogis, dlogis, function(x) dlogis(x) * (1 - 2 * plogis(x))),
  probit = list(pnorm, dnorm, function(x) -x * dnorm(x))), function(k)
  polished(hx, as.numeric(h$Sat), h$Freq, k[[1]], k[[2]], k[[3]]))
writeJSON(list(source = paste(R.version.string, "MASS", packageVersion("MASS")),
  cells = lapply(seq_len(nrow(cells)), function(i) array1(cells[i, ])),
  terms = array1(colnames(hx)), logit = housing$logit, probit = housing$probit), "../housing.json")
# Ridge by MASS::lm.ridge; multinomial logit by Newton's method, checked against nnet.
ridgeFit <- lm.ridge(gaussian ~ a + b + g1 + g2, rows, lambda = c(0, 1, 25))
ridge <- list(penalties = array1(c(0, 1, 25)), coefficients = unname(as.matrix(coef(ridgeFit))),
  gcv = array1(ridgeFit$GCV))
multinomial <- local({
  y <- rows$ordered; w <- rows$w; K <- max(y); p <- ncol(x); B <- matrix(0, p, K - 1)
  for (it in 1:30) {
    P <- exp(x %*% B); P <- P / (1 + rowSums(P))
    S <- do.call(cbind, lapply(1:(K - 1), function(k) w * ((y == k + 1) - P[, k]) * x))
    H <- do.call(cbind, lapply(1:(K - 1), function(b) do.call(rbind, lapply(1:(K - 1), function(a)
      crossprod(x, w * P[, a] * ((a == b) - P[, b]) * x)))))
    step <- solve(H, colSums(S)); B <- B + step
    if (max(abs(step)) < 1e-14) break
  }
  full <- cbind(1 - rowSums(P), P)
  m <- nnet::multinom(ordered ~ a + b + g1 + g2, rows, weights = w, trace = FALSE, reltol = 1e-14, maxit = 1000)
  stopifnot(max(abs(t(coef(m)) - B)) < 1e-4)
  list(coefficients = unname(B), deviance = -2 * sum(w * log(full[cbind(seq_along(y), y)])),
    covariance = unname(solve(H)), robust = unname(solve(H) %*% crossprod(S) %*% solve(H)))
})
# What is said about a logistic model besides its coefficients, by definition.
logisticMore <- local({
  m <- again(do.call(glm, list(f("binary"), binomial(), rows, control = tight)))
  m0 <- glm(binary ~ 1, binomial(), rows, control = tight); ph <- fitted(m); y <- rows$binary
  l <- as.numeric(logLik(m)); l0 <- as.numeric(logLik(m0)); cs <- 1 - exp(2 * (l0 - l) / n)
  cut10 <- cut(ph, quantile(ph, (0:10) / 10), include.lowest = TRUE)
  O <- tapply(y, cut10, sum); E <- tapply(ph, cut10, sum); N <- tapply(y, cut10, length)
  effects <- function(b) mean(dlogis(x %*% b)) * b
  J <- sapply(1:5, function(k) { h <- replace(numeric(5), k, 1e-4); b <- coef(m)
    (8 * (effects(b + h) - effects(b - h)) - (effects(b + 2 * h) - effects(b - 2 * h))) / 12e-4 })
  list(pseudo = array1(c(1 - l / l0, cs, cs / (1 - exp(2 * l0 / n)))),
    tjur = mean(ph[y == 1]) - mean(ph[y == 0]), hosmer = sum((O - E)^2 / (E * (1 - E / N))),
    hosmerP = pchisq(sum((O - E)^2 / (E * (1 - E / N))), 8, lower.tail = FALSE),
    effects = array1(effects(coef(m))), effectCovariance = unname(J %*% vcov(m) %*% t(J)))
})
# A random intercept: the root of the derivative of the (restricted) likelihood by the ratio of
# variances, with all matrices written out; lme4 agrees to where it stops.
random <- lapply(c(TRUE, FALSE), function(restricted) {
  effect <- rep(c(-.9, .4, 1.2, -.3, .1, -.8, .7, -.4, .9, -.6, .2, -.5), length.out = 24)
  group <- rows$cluster; y <- round(rows$gaussian + effect[group], 6); p <- ncol(x)
  W <- rows$w; Z <- outer(group, 1:24, `==`) * 1; G <- Z %*% t(Z)
  parts <- function(r) {
    Vi <- solve(diag(1 / W) + r * G); A <- t(x) %*% Vi %*% x
    list(Vi = Vi, A = A, P = Vi - Vi %*% x %*% solve(A, t(x) %*% Vi))
  }
  df <- if (restricted) n - p else n
  slope <- function(lr) { q <- parts(exp(lr)); Py <- q$P %*% y
    -df * sum(Py * (G %*% Py)) / sum(y * Py) + sum((if (restricted) q$P else q$Vi) * G) }
  r <- exp(uniroot(slope, c(-6, 4), tol = 1e-15)$root); q <- parts(r)
  s2 <- sum(y * (q$P %*% y)) / df; b <- solve(q$A, t(x) %*% q$Vi %*% y)
  deviance <- df * (log(2 * pi * s2) + 1) + as.numeric(determinant(diag(1 / W) + r * G)$modulus) +
    (if (restricted) as.numeric(determinant(q$A)$modulus) else 0)
  m <- suppressMessages(lme4::lmer(y ~ a + b + g1 + g2 + (1 | cluster), cbind(rows, y = y), weights = w, REML = restricted))
  stopifnot(abs(as.numeric(-2 * logLik(m)) - deviance) < 1e-6, abs(sigma(m)^2 - s2) < 1e-3)
  list(y = array1(y), coefficients = array1(drop(b)), covariance = unname(s2 * solve(q$A)), residual = s2,
    group = r * s2, deviance = deviance,
    effects = array1(drop(r * t(Z) %*% q$Vi %*% (y - x %*% b))))
})
generalized <- car::vif(lm(gaussian ~ a + b + factor(g), rows))
scaled <- svd(sweep(x, 2, sqrt(colSums(x^2)), "/"))$d
writeJSON(list(source = R.version.string, generalizedVIF = unname(generalized[, c(1, 3)]),
  conditionIndices = array1(scaled[1] / scaled), logisticMore = logisticMore, random = random, ridge = ridge, multinomial = multinomial, rows = lapply(seq_len(n), function(i) array1(unlist(rows[i, ]))),
  columns = array1(names(rows)), linear = linear(NULL, rows), precision = linear("w", rows),
  copies = linear(NULL, copies),
  clustered = unname(vcovCL(plain, rows$cluster, type = "HC1")),
  vif = array1(diag(solve(cor(rows[c("a", "b", "g1", "g2")])))), glms = glms,
  logistic = logistic, normal = normal), "../regression.json")

# Several imputations of a survey, pooled by Rubin's rules: mitools' MIcombine on the survey package's estimates of each.
# Barnard and Rubin's degrees of freedom and Reiter's for tests of terms are computed from their formulas: mitools takes
# W/(W + B) in place of W/T in the former, and has none of the latter. Needs r-cran-mitools.
source("Tests/Fixtures/make/common.R")
suppressMessages(library(mitools))
m <- 6
clus2 <- api_sample("apiclus2")
n <- nrow(clus2)
i <- seq_len(n)
# Answers that are missing, more often in large schools; and what takes their place, drawn about a regression.
lost <- is.na(clus2$enroll) | (i * 37) %% 11 < 3 | (clus2$enroll > 900 & i %% 2 == 0)
absent <- (i * 29) %% 13 < 3
impute <- function(l) {
  d <- clus2[c("dnum", "snum", "fpc1", "fpc2", "pw", "stype", "ell", "api99")]
  d$w <- round(d$pw * exp(0.6 * sin(i * 1.9)), 6)
  d$api <- clus2$api00
  drawn <- 300 + 0.6 * clus2$api99 + 90 * sin(i * (l + 0.37) * 2.3)
  d$api[lost] <- round(drawn[lost], 4)
  d$size <- clus2$enroll
  d$size[lost] <- round(exp(6 + 0.9 * cos(i * (l + 0.11) * 3.1))[lost], 3)
  d$meals <- clus2$meals
  d$meals[absent] <- round(50 + 45 * sin(i * (l + 1.7) * 1.3)[absent], 3)
  d$wide <- as.character(clus2$sch.wide)
  d$wide[absent] <- ifelse(sin(i * (l + 0.9) * 4.7) > -0.4, "Yes", "No")[absent]
  d$kind <- as.character(clus2$stype)
  d$kind[absent] <- c("E", "H", "M")[1 + (i * (l + 3)) %% 3][absent]
  d$imp <- l
  d
}
sets <- lapply(seq_len(m), impute)
original <- sets[[1]]
original$imp <- 0
original$api[lost] <- NA; original$size[lost] <- NA
original$meals[absent] <- NA; original$wide[absent] <- NA; original$kind[absent] <- NA
stacked <- do.call(rbind, c(list(original), sets))
stacked <- stacked[order((seq_len(nrow(stacked)) * 5077) %% 9973), ]
designs <- list(
  stages = function(d) svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = d),
  unequal = function(d) svydesign(id = ~dnum, weights = ~w, data = d),
  jk1 = function(d) as.svrepdesign(svydesign(id = ~dnum, weights = ~w, data = d), type = "JK1"))
barnard <- function(w, b, complete) {
  t <- w + (1 + 1 / m) * b
  lambda <- (1 + 1 / m) * b / t
  old <- (m - 1) / lambda^2
  observed <- (complete + 1) / (complete + 3) * complete * (1 - lambda)
  1 / (1 / old + 1 / observed)
}
pooled <- function(q, u, complete) {
  q <- as.matrix(q)
  p <- ncol(q)
  combined <- MIcombine(lapply(seq_len(m), function(l) q[l, ]), u)
  w <- Reduce(`+`, u) / m
  b <- var(q)
  df <- barnard(diag(as.matrix(w)), diag(b), complete)
  r <- (1 + 1 / m) * diag(b) / diag(as.matrix(w))
  fmi <- (r + 2 / (df + 3)) / (1 + r)
  t <- diag(as.matrix(combined$variance))
  list(
    estimate = as.numeric(combined$coefficients), se = as.numeric(sqrt(t)),
    within = as.numeric(diag(as.matrix(w))), between = as.numeric(diag(b)), riv = as.numeric(r),
    largeDf = as.numeric(combined$df), largeFmi = as.numeric(combined$missinfo),
    df = as.numeric(df), fmi = as.numeric(fmi), efficiency = as.numeric(1 / (1 + fmi / m)),
    lower = as.numeric(combined$coefficients) - qt(0.975, df) * as.numeric(sqrt(t)),
    covariance = rows(combined$variance))
}
per_set <- function(make, fit, complete) {
  fits <- lapply(sets, function(d) fit(make(d)))
  pooled(do.call(rbind, lapply(fits, coef)), lapply(fits, function(f) as.matrix(vcov(f))),
         min(sapply(sets, function(d) complete(make(d)))))
}
questions <- list(
  mean = function(d) svymean(~api, d), total = function(d) svytotal(~size, d),
  ratio = function(d) svyratio(~api, ~api99, d),
  proportion = function(d) svymean(~factor(wide, levels = c("No", "Yes")), d),
  middle = function(d) svymean(~api, subset(d, stype == "M")),
  domain = function(d) svymean(~api, subset(d, kind == "M")))
inside <- list(middle = quote(stype == "M"), domain = quote(kind == "M"))
estimates <- list()
for (name in names(designs)) for (question in names(questions)) {
  complete <- function(d) {
    if (is.null(inside[[question]])) return(degf(d))
    degf(eval(bquote(subset(d, .(inside[[question]])))))
  }
  estimates[[length(estimates) + 1]] <- c(
    list(design = one(name), question = one(question)), per_set(designs[[name]], questions[[question]], complete))
}
coef.plain <- function(object, ...) object$q
vcov.plain <- function(object, ...) object$v
quantiles <- per_set(
  designs$unequal, function(d) {
    f <- svyquantile(~api, d, c(0.25, 0.5, 0.75), qrule = "math")
    structure(list(q = as.numeric(coef(f)), v = diag(as.numeric(SE(f))^2)), class = "plain")
  }, degf)
# A test that some coefficients are zero (Li, Raghunathan and Rubin 1991; degrees of freedom of Reiter 2007).
term_test <- function(q, u, places, complete) {
  k <- length(places)
  w <- (Reduce(`+`, u) / m)[places, places]
  b <- var(q[, places])
  bar <- colMeans(q)[places]
  r <- (1 + 1 / m) * sum(diag(b %*% solve(w))) / k
  f <- as.numeric(t(bar) %*% solve(w) %*% bar) / (k * (1 + r))
  t <- k * (m - 1)
  large <- 4 + (t - 4) * (1 + (1 - 2 / t) / r)^2
  a <- r * t / (t - 2)
  v <- (complete + 1) / (complete + 3) * complete
  c1 <- v - 2 * (1 + a)
  c2 <- v - 4 * (1 + a)
  small <- 4 + 1 / (1 / c2 + (
    a^2 * c1 / ((1 + a)^2 * c2) + 8 * a^2 * c1 / ((1 + a) * c2^2) + 4 * a^2 / ((1 + a) * c2) +
      4 * a^2 / (c1 * c2) + 16 * a^2 * c1 / c2^3 + 8 * a^2 / c2^2) / (t - 4))
  list(statistic = one(f), largeDf = one(large), df = one(small), p = one(pf(f, k, small, lower.tail = FALSE)))
}
model <- function(name, formula, family, canvass, places) {
  fits <- lapply(sets, function(d) {
    d$yes <- as.numeric(d$wide == "Yes")
    start <- NULL
    # From its own end, so that the last step has the weights of the coefficients that it reports.
    for (step in 1:2) {
      fit <- svyglm(as.formula(formula), designs[[name]](d), family = family, start = start,
                    control = glm.control(epsilon = 1e-14, maxit = 100))
      start <- coef(fit)
    }
    fit
  })
  q <- do.call(rbind, lapply(fits, coef))
  u <- lapply(fits, vcov)
  complete <- degf(designs[[name]](sets[[1]])) + 1 - ncol(q)
  c(list(design = one(name), formula = one(formula), family = one(canvass), complete = one(complete),
         term = term_test(q, u, places, complete)), pooled(q, u, complete))
}
models <- list(
  model("unequal", "api ~ ell + meals + stype", gaussian(), "gaussian", 4:5),
  model("stages", "api ~ ell + meals + stype", gaussian(), "gaussian", 4:5),
  model("unequal", "yes ~ meals + stype", quasibinomial(), "logistic", 3:4),
  model("jk1", "api ~ ell + kind", gaussian(), "gaussian", 3:4))
write_fixture("imputation", list(
  imputations = unbox(m), data = columns(stacked), estimates = estimates, quantiles = quantiles, models = models))

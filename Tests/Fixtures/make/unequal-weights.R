# Variances, correlations, alpha and regressions with weights that differ within clusters, with and
# without population sizes, among missing answers: svyvar, the delta method on its covariances, and
# svyglm iterated to the end.
source("Tests/Fixtures/make/common.R")

set.seed(20260724)
rows_of <- list()
for (s in 1:4) {
  for (c in seq_len(c(3, 2, 4, 3)[s])) {
    m <- sample(8:14, 1)
    mood <- rnorm(m) + rnorm(1, 0, 0.5)
    item <- function(shift) pmin(5, pmax(1, round(3 + shift + mood + rnorm(m, 0, 0.7))))
    rows_of[[length(rows_of) + 1]] <- data.frame(
      stratum = paste0("S", s), commune = paste0("c", s, c), communes = c(9, 14, 7, 30)[s],
      weight = round(exp(rnorm(m, 3, 0.8)), 3), age = sample(18:80, m, TRUE),
      x = item(0.2), y = item(-0.3), z = item(0.5))
  }
}
data <- do.call(rbind, rows_of)
for (v in c("x", "y", "z")) data[[v]][sample(nrow(data), 7)] <- NA
data$high <- as.numeric(data$y >= 4)
rownames(data) <- NULL

# A smooth function of the matrix that svyvar gives, and its standard error.
smooth <- function(formula, design, f, gradient) {
  v <- svyvar(formula, design, na.rm = TRUE)
  m <- matrix(as.numeric(v), nrow = nrow(v))
  g <- as.numeric(gradient(m))
  c(f(m), sqrt(drop(g %*% attr(v, "var") %*% g)))
}
r <- function(m) m[1, 2] / sqrt(m[1, 1] * m[2, 2])
r_gradient <- function(m) {
  s <- sqrt(m[1, 1] * m[2, 2])
  matrix(c(-r(m) / (2 * m[1, 1]), 1 / s, 0, -r(m) / (2 * m[2, 2])), 2)
}
alpha <- function(m) { k <- nrow(m); k / (k - 1) * (1 - sum(diag(m)) / sum(m)) }
alpha_gradient <- function(m) {
  k <- nrow(m); s <- sum(m)
  k / (k - 1) * (sum(diag(m)) / s^2 - diag(k) / s)
}

designs <- list(); found <- list()
for (fpc in c(FALSE, TRUE)) {
  name <- if (fpc) "communes-fpc" else "communes"
  design <- svydesign(
    ids = ~commune, strata = ~stratum, weights = ~weight, data = data,
    fpc = if (fpc) ~communes else NULL)
  designs[[length(designs) + 1]] <- c(list(name = unbox(name)), described(
    "people", "stratum", "commune", "weight", if (fpc) "communes"))
  add <- function(statistic, columns, values, complete) {
    found[[length(found) + 1]] <<- record(
      design = one(name), statistic = one(statistic), columns = columns,
      estimates = as.numeric(values[[1]]), se = as.numeric(values[[2]]), df = one(degf(complete)))
  }
  pair <- subset(design, !is.na(x) & !is.na(y))
  three <- subset(pair, !is.na(z))
  v <- svyvar(~x, subset(design, !is.na(x)))
  add("variance", "x", list(as.numeric(v), as.numeric(SE(v))), subset(design, !is.na(x)))
  fit <- smooth(~x + y, pair, r, r_gradient)
  add("correlation", c("x", "y"), list(fit[1], fit[2]), pair)
  fit <- smooth(~x + y + z, three, alpha, alpha_gradient)
  add("alpha", c("x", "y", "z"), list(fit[1], fit[2]), three)
  tight <- list(epsilon = 1e-15, maxit = 100)
  for (family in c("gaussian", "logistic", "poisson")) {
    f <- list(gaussian = y ~ x + age, logistic = high ~ x + age, poisson = y ~ x + age)[[family]]
    g <- list(gaussian = gaussian(), logistic = quasibinomial(), poisson = quasipoisson())[[family]]
    fit <- svyglm(f, design, family = g, control = tight)
    add(paste("regress", family), paste(deparse(f)), list(
      unname(coef(fit)), unname(sqrt(diag(vcov(fit))))), pair)
  }
}
write_fixture("unequal-weights", list(
  data = list(list(
    name = unbox("people"), source = unbox("simulated by Tests/Fixtures/make/unequal-weights.R"),
    columns = columns(data))),
  designs = designs, estimates = list(), records = found))

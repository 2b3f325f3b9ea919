# Polychoric correlations under a design and diagonally weighted least squares:
# ../ordinal-design.json. Run: Rscript ordinal-design.R
# Needs r-cran-survey, r-cran-mvtnorm, r-cran-lavaan.
source("json.R")
suppressMessages({library(survey); library(mvtnorm); library(lavaan)})
set.seed(771)
n <- 160; cluster <- (seq_len(n) - 1) %/% 5; stratum <- cluster %% 2
shared <- rnorm(32)[cluster + 1]; common <- rnorm(n)
x <- sapply(1:5, function(j) {
  latent <- .7 * common + .4 * shared + .8 * rnorm(n)
  as.numeric(cut(latent, c(-Inf, c(-1, 0, 1) + .2 * (j - 2), Inf)))
})
colnames(x) <- paste0("q", 1:5)
x[cbind(c(3, 50, 90, 121), c(1, 2, 3, 1))] <- NA
w <- 1 + (seq_len(n) * 7) %% 5 / 4
phi2 <- function(u, v, rho) {
  if (u == -Inf || v == -Inf) return(0)
  if (u == Inf || v == Inf) return(pnorm(min(u, v)))
  pmvnorm(upper = c(u, v), corr = matrix(c(1, rho, rho, 1), 2), algorithm = TVPACK(1e-16))[1]
}
# The weighted two-step maximum: thresholds of each column over all rows that have it.
twoStep <- function(a0, b0, w) {
  keep <- !is.na(a0) & !is.na(b0)
  cuts <- function(v) { t <- tapply(w[!is.na(v)], v[!is.na(v)], sum); f <- cumsum(t) / sum(t)
    c(-Inf, qnorm(f[-length(f)]), Inf) }
  a <- cuts(a0); b <- cuts(b0); N <- xtabs(w[keep] ~ a0[keep] + b0[keep])
  score <- function(rho) {
    P <- outer(seq_along(a), seq_along(b), Vectorize(function(i, j) phi2(a[i], b[j], rho)))
    D <- outer(a, b, function(u, v) ifelse(is.finite(u) & is.finite(v),
      exp(-(u^2 - 2 * rho * u * v + v^2) / (2 * (1 - rho^2))) / (2 * pi * sqrt(1 - rho^2)), 0))
    cell <- function(M) M[-1, -1] - M[-nrow(M), -1] - M[-1, -ncol(M)] + M[-nrow(M), -ncol(M)]
    sum((N * cell(D) / cell(P))[N > 0])
  }
  uniroot(score, c(-.9, .97), tol = 1e-15)$root
}
pairs <- list(c(1, 2), c(1, 3), c(2, 3))
# What a row moves the correlation by: the derivative by its weight, by central differences of fourth
# order; rows with the same answers in both columns move it by the same.
influence <- function(a, b, w) {
  kind <- paste(a, b); z <- numeric(length(a))
  for (k in unique(kind)) {
    i <- which(kind == k)[1]; h <- .02
    at <- function(d) { v <- w; v[i] <- v[i] + d; twoStep(a, b, v) }
    z[kind == k] <- (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h)
  }
  z
}
moved <- 0; total <- 3 # of what each row moves all correlations by, and the sum of the matrix
results <- lapply(pairs, function(p) {
  a <- x[, p[1]]; b <- x[, p[2]]; z <- influence(a, b, w)
  design <- svydesign(id = ~cluster, strata = ~stratum, weights = ~w,
    data = data.frame(z, w, cluster, stratum))
  moved <<- moved + z; total <<- total + 2 * twoStep(a, b, w)
  list(x = colnames(x)[p[1]], y = colnames(x)[p[2]], estimate = twoStep(a, b, w),
    se = as.numeric(SE(svytotal(~z, design))))
})
# Ordinal alpha of the three, 3/2 (1 - 3/S) with S the sum of their correlations.
design <- svydesign(id = ~cluster, strata = ~stratum, weights = ~w,
  data = data.frame(z = 9 / total^2 * moved, w, cluster, stratum))
alpha <- list(estimate = 1.5 * (1 - 3 / total), se = as.numeric(SE(svytotal(~z, design))))
# One factor of ordered answers by diagonally weighted least squares, complete rows: Newton steps on lavaan's
# own correlations and weights carry its loadings on to a slope of zero.
full <- na.omit(x); up <- lower.tri(diag(5))
fit <- suppressWarnings(cfa(paste("f =~", paste(colnames(x), collapse = " + ")),
  as.data.frame(full), ordered = colnames(x), estimator = "DWLS", std.lv = TRUE))
R <- lavInspect(fit, "sampstat")$cov[, ]; W <- matrix(0, 5, 5); W[up] <- tail(diag(lavTech(fit, "wls.v")[[1]]), 10)
W <- W + t(W); W <- W / mean(W[up])
slope <- function(l) { E <- W * (R - l %o% l); diag(E) <- 0; -drop(E %*% l) }
l <- first <- inspect(fit, "est")$lambda[, 1]
for (it in 1:6) { J <- sapply(1:5, function(i) { e <- replace(0 * l, i, 1e-5)
  (slope(l + e) - slope(l - e)) / 2e-5 }); l <- l - solve(J, slope(l)) }
stopifnot(max(abs(slope(l))) < 1e-13, max(abs(l - first)) < 1e-5)
writeJSON(list(source = paste(R.version.string, "survey", packageVersion("survey"), "lavaan",
    packageVersion("lavaan")),
  rows = lapply(seq_len(n), function(i) array1(x[i, ])), weights = array1(w),
  clusters = array1(cluster), strata = array1(stratum), correlations = results, alpha = alpha,
  dwls = array1(l)), "../ordinal-design.json")

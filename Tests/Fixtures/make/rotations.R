# Rotations of two sets of loadings by GPArotation and stats: ../rotations.json.
# Run: Rscript rotations.R     Needs r-cran-gparotation, r-cran-psych.
source("json.R")
suppressMessages({library(GPArotation); library(psych)})
data("Harman", package = "GPArotation")
A <- unclass(fa(cor(bfi[1:25], use = "pairwise"), 5, rotate = "none", n.obs = 2800)$loadings)[, ]
A <- round(A, 8)
# The best of the unrotated and twelve random starts, searched until GPArotation moves no more.
best <- function(f, A, method, args = list()) {
  set.seed(1); found <- NULL; k <- ncol(A)
  for (start in 0:12) {
    T <- if (start == 0) diag(k) else qr.Q(qr(matrix(rnorm(k * k), k)))
    z <- suppressWarnings(tryCatch(f(A, Tmat = T, method = method, methodArgs = args, eps = 1e-11,
      maxit = 4000), error = function(e) NULL))
    if (is.null(z)) next
    value <- z$Table[nrow(z$Table), 2]
    if (is.null(found) || value < found$value - 1e-9) found <- list(value = value, z = z)
  }
  found
}
# By descending variance explained, with column sums not below 0.
ordered <- function(L, Phi) {
  o <- order(-colSums(L * (L %*% Phi))); s <- ifelse(colSums(L[, o]) < 0, -1, 1)
  list(L = sweep(L[, o], 2, s, "*"), Phi = diag(s) %*% Phi[o, o] %*% diag(s))
}
result <- function(found) {
  L <- unclass(found$z$loadings)[, ]; Phi <- if (is.null(found$z$Phi)) diag(ncol(L)) else found$z$Phi
  r <- ordered(L, Phi)
  list(value = found$value, loadings = unname(r$L), correlations = unname(r$Phi))
}
plain <- function(L, Phi) { r <- ordered(L, Phi)
  list(value = NULL, loadings = unname(r$L), correlations = unname(r$Phi)) }
target <- matrix(0, 25, 5); for (j in 1:5) target[(5 * j - 4):(5 * j), j] <- NA
all <- function(A) {
  p <- nrow(A); k <- ncol(A)
  v <- varimax(A, eps = 1e-16); vl <- unclass(v$loadings)[, ]
  pm <- promax(vl, m = 4); U <- pm$rotmat
  list(
    quartimin = result(best(GPFoblq, A, "quartimin")),
    geomin = result(best(GPFoblq, A, "geomin", list(delta = .01))),
    bentler = result(best(GPFoblq, A, "bentler")),
    quartimax = result(best(GPForth, A, "quartimax")),
    equamax = result(best(GPForth, A, "cf", list(kappa = k / (2 * p)))),
    obliqueCrawfordFerguson = result(best(GPFoblq, A, "cf", list(kappa = 1 / p))),
    varimax = plain(vl, diag(k)), promax = plain(unclass(pm$loadings)[, ], solve(crossprod(U))))
}
writeJSON(list(
  source = paste(R.version.string, "GPArotation", packageVersion("GPArotation")),
  harman8 = unname(unclass(Harman8)[, ]), items = unname(A), harman = all(Harman8), bfi = all(A)),
  "../rotations.json")

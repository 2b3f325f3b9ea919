# Factors of ordered items by diagonally weighted least squares, as lavaan::efa finds them in 160 rows
# simulated here: ../ordinal-least-squares.json. Run: Rscript ordinal-least-squares.R   Needs r-cran-lavaan.
source("json.R")
suppressMessages(library(lavaan))
set.seed(4160); n <- 160
f1 <- rnorm(n); f2 <- 0.4 * f1 + rnorm(n, sd = sqrt(0.84))
latent <- cbind(0.8 * f1, 0.7 * f1, 0.6 * f1 + 0.2 * f2, -0.7 * f1, 0.8 * f2, 0.6 * f2, 0.7 * f2, 0.75 * f2) +
  0.65 * matrix(rnorm(8 * n), n)
cuts <- list(c(-1, 0, 1), c(-1.2, -0.2, 0.9), c(-0.8, 0.3), c(-1, 0.1, 1.1), c(-0.9, 0, 0.8), c(-1.4, 0.2), 0.1, -1)
x <- sapply(1:8, function(j) findInterval(latent[, j], cuts[[j]]) + 1); colnames(x) <- paste0("y", 1:8)
# In items 7 and 8, with two categories each, one cell is made empty.
x[x[, 7] == 2 & x[, 8] == 1, 8] <- 2
stopifnot(sum(table(x[, 7], x[, 8]) == 0) == 1, sum(table(x[, 1], x[, 2]) == 0) > 0)
one <- function(items, k) {
  f <- suppressWarnings(efa(as.data.frame(x[, items]), nfactors = k, rotation = "none", ordered = TRUE, estimator = "DWLS",
    output = "lavaan", bounds = "none"))
  p <- length(items); R <- unname(lavInspect(f, "sampstat")$cov[, ]); up <- lower.tri(R); V <- diag(lavTech(f, "wls.v")[[1]])
  W <- matrix(0, p, p); W[up] <- tail(V, sum(up)); W <- W + t(W)
  # lavaan's own correlations and weights; Newton steps carry its loadings on to a slope of zero.
  Wn <- W / mean(W[up]); slope <- function(v) { L <- matrix(v, p); e <- Wn * (R - tcrossprod(L)); diag(e) <- 0; -as.vector(e %*% L) }
  v <- as.vector(lavTech(f, "est")$lambda); before <- tcrossprod(matrix(v, p))
  for (it in 1:8) { J <- sapply(seq_along(v), function(i) { h <- replace(0 * v, i, 1e-4)
      (8 * (slope(v + h) - slope(v - h)) - (slope(v + 2 * h) - slope(v - 2 * h))) / 12e-4 })
    v <- v - drop(MASS::ginv((J + t(J)) / 2, tol = 1e-7) %*% slope(v)) }
  L <- matrix(v, p); stopifnot(max(abs(slope(v))) < 1e-12, max(abs(tcrossprod(L) - before)) < 1e-3)
  list(items = array1(items - 1), factors = k, correlations = R, weights = W, common = tcrossprod(L))
}
writeJSON(list(source = paste(R.version.string, "lavaan", packageVersion("lavaan")), rows = unname(x),
  cases = list(one(1:6, 1), one(1:6, 2), one(1:8, 2))), "../ordinal-least-squares.json")

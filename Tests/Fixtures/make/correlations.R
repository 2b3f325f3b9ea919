# Correlations of simulated items (Pearson, Spearman, Kendall, polychoric) and bivariate normal
# probabilities: ../correlations.json. Run: Rscript correlations.R
# Needs r-cran-lavaan, r-cran-mvtnorm, r-cran-matrix.
source("json.R")
suppressMessages({library(lavaan); library(mvtnorm)})
set.seed(20211102)
items <- paste0("q", 1:6)
common <- rnorm(600)
x <- sapply(1:6, function(j) {
  latent <- c(.8, -.6, .7, .5, -.4, .2)[j] * common + rnorm(600)
  as.numeric(cut(latent, c(-Inf, sort(runif(c(4, 5, 3, 4, 1, 4)[j], -1.8, 1.8)), Inf)))
})
colnames(x) <- items
x[cbind(sample(600, 60), sample(6, 60, TRUE))] <- NA
weights <- 1 + seq_len(600) %% 4                                # whole weights 1...4
x[590:600, 1] <- 5; copies <- x[rep(1:600, weights), ]
complete <- na.omit(x)
offDiagonal <- function(r) array1(r[upper.tri(r)])
phi2 <- function(u, v, rho) {
  if (u == -Inf || v == -Inf) return(0)
  if (u == Inf || v == Inf) return(pnorm(min(u, v)))
  pmvnorm(upper = c(u, v), corr = matrix(c(1, rho, rho, 1), 2), algorithm = TVPACK(1e-16))[1]
}
# The exact two-step maximum, polished to a gradient of zero: lavaan stops at about 1e-8.
twoStep <- function(x, y) {
  keep <- !is.na(x) & !is.na(y)
  cuts <- function(v) { f <- cumsum(table(v)) / sum(!is.na(v)); c(-Inf, qnorm(f[-length(f)]), Inf) }
  a <- cuts(x); b <- cuts(y); n <- table(x[keep], y[keep])
  score <- function(rho) {
    P <- outer(seq_along(a), seq_along(b), Vectorize(function(i, j) phi2(a[i], b[j], rho)))
    D <- outer(a, b, function(u, v) ifelse(is.finite(u) & is.finite(v),
      exp(-(u^2 - 2 * rho * u * v + v^2) / (2 * (1 - rho^2))) / (2 * pi * sqrt(1 - rho^2)), 0))
    cell <- function(M) M[-1, -1] - M[-nrow(M), -1] - M[-1, -ncol(M)] + M[-nrow(M), -ncol(M)]
    sum((n * cell(D) / cell(P))[n > 0])
  }
  uniroot(score, c(-.95, .95), tol = 1e-14)$root
}
exactPolychoric <- function(x) {
  p <- ncol(x); r <- diag(p)
  for (j in 2:p) for (i in 1:(j - 1)) r[i, j] <- r[j, i] <- twoStep(x[, i], x[, j])
  r
}
grid <- expand.grid(x = c(-4, -1.3, 0, .4, 2.5), y = c(-3, -.2, 0, 1, 5),
  rho = c(-.999, -.95, -.6, -.2, 0, .1, .5, .8, .93, .9999))
bivariate <- lapply(seq_len(nrow(grid)), function(k) { g <- grid[k, ]
  c(g$x, g$y, g$rho, phi2(g$x, g$y, g$rho)) })
binary <- 1 * (x > 2); binary[, 5] <- x[, 5]; small <- cbind(u = c(rep(0, 20), rep(1, 25)), v = c(rep(0, 20), rep(0, 15), rep(1, 10)))
indefinite <- matrix(c(1, .9, .1, .9, 1, .9, .1, .9, 1), 3)
writeJSON(list(
  source = paste(R.version.string, "lavaan", packageVersion("lavaan")),
  rows = lapply(seq_len(nrow(x)), function(i) array1(x[i, ])), weights = array1(weights),
  pearson = offDiagonal(cor(x, use = "pairwise")),
  pearsonWeighted = offDiagonal(cor(copies, use = "pairwise")),
  pearsonListwise = offDiagonal(cor(complete)),
  spearman = offDiagonal(cor(x, use = "pairwise", method = "spearman")),
  spearmanWeighted = offDiagonal(cor(copies, use = "pairwise", method = "spearman")),
  kendall = offDiagonal(cor(x, use = "pairwise", method = "kendall")),
  kendallWeighted = offDiagonal(cor(copies, use = "pairwise", method = "kendall")),
  polychoric = offDiagonal(exactPolychoric(x)),
  polychoricWeighted = offDiagonal(exactPolychoric(copies)),
  lavaan = offDiagonal(unclass(lavCor(as.data.frame(x), ordered = items, missing = "pairwise"))),
  tetrachoric = offDiagonal(exactPolychoric(binary)),
  fourfold = unclass(lavCor(as.data.frame(small), ordered = c("u", "v")))[1, 2],
  bivariateNormal = bivariate,
  nearest = offDiagonal(as.matrix(Matrix::nearPD(indefinite, corr = TRUE, conv.tol = 1e-14,
    maxit = 10000)$mat))), "../correlations.json")

# Standard errors of rotated maximum-likelihood loadings by lavaan::efa, from the covariances of nine
# tests of Holzinger and Swineford (1939): ../rotation-errors.json. Run: Rscript rotation-errors.R
# Needs r-cran-lavaan.
#
# Where lavaan 0.6-14 leaves its own convention, the script follows it to show why, and then goes on:
# - parameterEstimates() of oblique factors borders the information with conditions on loadings divided
#   by √diag(ΛΛ' + Θ), without Φ, which do not hold at its own estimates;
# - standardizedSolution() differentiates the way from unrotated to rotated standardised loadings by
#   forward differences with a step of 0.001.
# `errors` are those of the bordered information with variances diag(ΛΦΛ' + Θ), `reported` lavaan's.
source("json.R")
suppressMessages(library(lavaan))
inside <- asNamespace("lavaan"); items <- paste0("x", 1:9); n <- 301; p <- 9; k <- 3
S <- cov(HolzingerSwineford1939[items]); R <- cov2cor(S)
fit <- function(C, rotation, args, ...) efa(sample.cov = C, sample.nobs = n, ov.names = items, nfactors = k,
  rotation = rotation, output = "lavaan", control = list(rel.tol = 1e-14, x.tol = 1e-14), optim.force.converged = TRUE,
  rotation.args = c(list(gpa.tol = 1e-7, rstarts = 2L, max.iter = 5000L), args), ...)
criteria <- list(
  quartimin = function(A) A * (A^2 %*% (1 - diag(k))),
  geomin = function(A) 2 / k * A / (A^2 + 0.01) * exp(rowSums(log(A^2 + 0.01)) / k),
  varimax = function(A) -A * sweep(A^2, 2, colMeans(A^2)))
slope <- function(f, v, h = 1e-3) sapply(seq_along(v), function(i) { e <- replace(0 * v, i, h)
  (8 * (f(v + e) - f(v - e)) - (f(v + 2 * e) - f(v - 2 * e))) / (12 * h) })
open <- function(v, oblique) { P <- diag(k); if (oblique) { P[lower.tri(P)] <- v[p * k + 1:3]; P <- P + t(P) - diag(k) }
  list(L = matrix(v[1:(p * k)], p), P = P, T = tail(v, p)) }
covariance <- function(v, oblique) { m <- open(v, oblique); m$L %*% m$P %*% t(m$L) + diag(m$T) }
# Bordered information at v; `variances` of the items divide the loadings in the criterion. Kaiser's weights
# make each row of orthogonal loadings as long as 1.
bordered <- function(v, oblique, gradient, variances, kaiser) {
  d <- slope(function(u) covariance(u, oblique), v); I <- solve(covariance(v, oblique))
  W <- lapply(seq_along(v), function(a) I %*% matrix(d[, a], p))
  info <- outer(seq_along(v), seq_along(v), Vectorize(function(a, b) sum(W[[a]] * t(W[[b]])) / 2))
  conditions <- function(u) { m <- open(u, oblique); A <- m$L / sqrt(if (kaiser) rowSums(m$L^2) else variances(m)); Z <- t(A) %*% gradient(A)
    if (oblique) (Z - m$P * diag(Z))[row(Z) != col(Z)] else (Z - t(Z))[upper.tri(Z)] }
  H <- slope(conditions, v); E <- rbind(cbind(info + crossprod(H), t(H)), cbind(H, matrix(0, nrow(H), nrow(H))))
  list(V = solve(E)[seq_along(v), seq_along(v)] / n, conditions = max(abs(conditions(v))))
}
shaped <- function(x, oblique) { P <- matrix(0, k, k); if (oblique) P[lower.tri(P)] <- x[p * k + 1:3]
  list(loadings = unname(matrix(x[1:(p * k)], p)), correlations = P + t(P)) }
free <- function(t, x) c(x[t$op == "=~"], x[t$op == "~~" & t$lhs != t$rhs], x[t$op == "~~" & t$lhs %in% items])
one <- function(rotation, args = list()) {
  f <- fit(S, rotation, args); oblique <- rotation != "varimax"; G <- criteria[[rotation]]
  kaiser <- identical(args$row.weights, "kaiser")
  pt <- parameterEstimates(f); std <- standardizedSolution(f)
  pick <- function(t, x) { v <- free(t, x); if (oblique) v else v[-(p * k + 1:3)] }
  v <- pick(pt, pt$est); stopifnot(max(abs(covariance(v, oblique) - fitted(f)$cov)) < 1e-12)
  right <- bordered(v, oblique, G, function(m) diag(m$L %*% m$P %*% t(m$L)) + m$T, kaiser)
  theirs <- bordered(v, oblique, G, function(m) rowSums(m$L^2) + m$T, kaiser)
  stopifnot(max(abs(sqrt(diag(theirs$V)) - pick(pt, pt$se))) < 1e-6, right$conditions < 1e-6)
  if (oblique) stopifnot(theirs$conditions > 1e-3)
  standardise <- function(u) { m <- open(u, oblique); s <- sqrt(diag(covariance(u, oblique)))
    c(m$L / s, if (oblique) m$P[lower.tri(m$P)], m$T / s^2) }
  J <- slope(standardise, v); errors <- sqrt(pmax(0, diag(J %*% right$V %*% t(J))))
  # lavaan's own forward differences, taken here.
  K <- numDeriv::jacobian(inside$lav_standardize_all_x, f@optim$x, method = "simple", method.args = list(eps = 0.001),
    lavobject = f, rotation = TRUE)
  coarse <- sqrt(pmax(0, diag(K %*% f@vcov$vcov %*% t(K))))
  reported <- pick(std, std$se)
  stopifnot(max(abs(pick(std, coarse) - reported)) < 1e-6)
  # Variables taken as they are: R as if it were a covariance matrix, the criterion on its loadings. Here
  # lavaan's border is right.
  g <- fit(R, rotation, c(args, std.ov = FALSE), sample.cov.rescale = FALSE); raw <- parameterEstimates(g)
  list(estimates = shaped(standardise(v), oblique), errors = shaped(errors, oblique),
    reported = shaped(reported, oblique), fixedEstimates = shaped(pick(raw, raw$est), oblique),
    fixed = shaped(pick(raw, raw$se), oblique), gap = max(abs(errors - reported)[1:(p * k)]),
    bordergap = max(abs(sqrt(diag(right$V)) - pick(pt, pt$se))[1:(p * k)]))
}
writeJSON(list(source = paste(R.version.string, "lavaan", packageVersion("lavaan")), rows = n,
  correlations = unname(R), quartimin = one("quartimin"), geomin = one("geomin", list(geomin.epsilon = 0.01)),
  varimax = one("varimax", list(row.weights = "none")), kaiser = one("varimax", list(row.weights = "kaiser"))), "../rotation-errors.json")

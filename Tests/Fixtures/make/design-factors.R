# Factor analysis and omega on a design, by survey, lavaan and formulas of their own: ../design-factors.json. Simulated rows
# with strata, clusters and unequal weights, of which the fixture has a copy. The covariance of the correlations is that of
# svyvar, taken to correlations by numDeriv; errors differentiate the whole way from correlations to rotated loadings by
# numDeriv (Richardson); the form of the misfit is written down with the derivatives of the model by numDeriv. Under
# replicates the whole way is gone again with every column of replicate weights.
# Run in this folder: Rscript design-factors.R     Needs r-cran-survey, -lavaan, -numderiv, -gparotation, -mass.
source("json.R"); source("settled.R")
suppressMessages({library(survey); library(lavaan); library(numDeriv); library(GPArotation); library(MASS)})

set.seed(1984)
n <- 360; cluster <- rep(1:36, each = 10); stratum <- (cluster - 1) %/% 6 + 1
u <- matrix(rnorm(36 * 3, sd = 0.5), 36)[cluster, ]
f <- mvrnorm(n, c(0, 0, 0), matrix(c(1, .5, .4, .5, 1, .45, .4, .45, 1), 3)) + u
L <- matrix(c(.8, .7, .75, 0, .15, 0, 0, 0, .1, 0, .1, 0, .75, .8, .7, .1, 0, 0, 0, 0, .1, 0, 0, .1, .7, .75, .8), 9)
q <- round(f %*% t(L) + matrix(rnorm(n * 9, sd = 0.7), n), 2)
rows <- data.frame(q); names(rows) <- items <- paste0("q", 1:9)
rows$w <- round(runif(n, 0.4, 2.6), 2); rows$stratum <- stratum; rows$cluster <- cluster
p <- 9; k <- 3; off <- lower.tri(diag(p)) ; pairs <- which(upper.tri(diag(p)), arr.ind = TRUE)
full <- function(r) { R <- diag(p); R[pairs] <- r; R[pairs[, 2:1]] <- r; R }
correlations <- function(d, w) cov.wt(d, w, cor = TRUE, method = "ML")$cor[pairs]
d <- svydesign(~cluster, strata = ~stratum, weights = ~w, data = rows)
gamma <- function(design) {
  v <- svyvar(reformulate(items), design); S <- as.matrix(v)[1:p, 1:p]
  V <- attr(v, "var"); at <- as.vector(S)
  J <- jacobian(function(s) cov2cor(matrix(s, p))[pairs], at)
  list(r = cov2cor(S)[pairs], gamma = J %*% V %*% t(J))
}

# Extraction: the gradient to zero by Newton's method.
eigenparts <- function(psi, R, method) {
  e <- if (method == "ml") eigen(R / sqrt(outer(psi, psi)), TRUE) else eigen(R - diag(psi), TRUE)
  if (method == "ml") list(A = sqrt(psi) * e$vectors[, 1:k] %*% diag(sqrt(e$values[1:k] - 1)),
    g = as.vector(e$vectors[, -(1:k)]^2 %*% (1 - e$values[-(1:k)])))
  else list(A = e$vectors[, 1:k] %*% diag(sqrt(e$values[1:k])), g = as.vector(e$vectors[, -(1:k)]^2 %*% -e$values[-(1:k)]))
}
extract <- function(r, method, from = NULL) {
  R <- full(r); x <- if (is.null(from)) rep(0.45, p) else from$psi; if (method == "ml") x <- log(x)
  psi <- function(x) if (method == "ml") exp(x) else x
  H <- from$H
  for (step in 1:200) {
    e <- eigenparts(psi(x), R, method)
    if (max(abs(e$g)) < 1e-14) break
    # Far from a solution with its own second derivatives, near one with those that are known.
    if (is.null(from) && step < 9) H <- jacobian(function(y) eigenparts(psi(y), R, method)$g, x, method = "simple", method.args = list(eps = 1e-6))
    x <- x - solve(H, e$g)
  }
  e <- eigenparts(psi(x), R, method); stopifnot(max(abs(e$g)) < 1e-11)
  list(psi = psi(x), A = e$A, H = H)
}
# The rotation by its conditions: Newton's method on the gradient along the allowed turns, from a rotation by GPArotation.
criterion <- list(oblimin = function(L) list(gradient = L * (L^2 %*% (1 - diag(k)))),
  varimax = function(L) { Z <- L; list(gradient = -(Z^3 - Z %*% diag(colMeans(Z^2)))) })
conditions <- function(T, A, name) {
  if (name == "oblimin") { L <- A %*% t(solve(T)); G <- t(L) %*% criterion[[name]](L)$gradient %*% solve(t(T) %*% T); G[row(G) != col(G)] }
  else { Z <- A / sqrt(rowSums(A^2)); L <- Z %*% T; M <- t(L) %*% criterion[[name]](L)$gradient; (M - t(M))[lower.tri(M)] }
}
turned <- function(T, x, name) {
  if (name == "oblimin") { X <- matrix(0, k, k); X[row(X) != col(X)] <- x; T <- T %*% (diag(k) + X); T %*% diag(1 / sqrt(colSums(T^2))) }
  else { X <- matrix(0, k, k); X[lower.tri(X)] <- x; X <- X - t(X); T %*% solve(diag(k) - X / 2, diag(k) + X / 2) }
}
rotate <- function(A, name, start, H = NULL) {
  T <- start; known <- H
  for (step in 1:200) {
    c0 <- conditions(T, A, name); if (max(abs(c0)) < 1e-14) break
    if (is.null(known) && step < 9) H <- jacobian(function(x) conditions(turned(T, x, name), A, name), rep(0, length(c0)), method = "simple", method.args = list(eps = 1e-6))
    T <- turned(T, -solve(H, c0), name)
  }
  stopifnot(max(abs(conditions(T, A, name))) < 1e-11)
  list(L = if (name == "oblimin") A %*% t(solve(T)) else A %*% T, phi = t(T) %*% T, T = T)
}
way <- function(method, name) {
  base <- extract(r0, method)
  T0 <- if (name == "oblimin") GPFoblq(base$A, method = "quartimin", eps = 1e-5, maxit = 2000)$Th
    else GPForth(base$A / sqrt(rowSums(base$A^2)), method = "varimax", eps = 1e-5, maxit = 2000)$Th
  first <- rotate(base$A, name, T0)
  s <- diag(first$phi %*% t(first$L) %*% first$L); o <- order(-s); sg <- sign(colSums(first$L))[o]
  T0 <- first$T[, o] %*% diag(sg)
  H0 <- jacobian(function(x) conditions(turned(T0, x, name), base$A, name), rep(0, length(conditions(T0, base$A, name))), method.args = list(r = 2))
  function(r) {
    e <- extract(r, method, base)
    Q <- svd(t(e$A) %*% base$A); A <- e$A %*% Q$u %*% t(Q$v)
    f <- rotate(A, name, T0, H0)
    c(f$L, e$psi, f$phi[upper.tri(f$phi)])
  }
}
g <- gamma(d); r0 <- g$r; se <- function(h) { J <- jacobian(h, r0, method.args = list(eps = 1e-3, d = 1e-3)); sqrt(diag(J %*% g$gamma %*% t(J))) }
jk <- as.svrepdesign(d, type = "JKn"); W <- weights(jk, "analysis")
replicated <- function(h) { x <- apply(W, 2, function(w) h(correlations(rows[items], w)))
  sqrt(diag(svrVar(t(x), jk$scale, jk$rscales, mse = FALSE, coef = h(r0)))) }
errors <- list()
for (one in list(c("ml", "oblimin"), c("minres", "oblimin"), c("ml", "varimax"))) {
  h <- way(one[1], one[2])
  errors[[length(errors) + 1]] <- list(extraction = one[1], rotation = one[2], estimates = array1(h(r0)), linearised = array1(se(h)), jackknife = array1(replicated(h)))
}

# The test: U on all elements of the matrix, uniquenesses among the parameters.
vech <- lower.tri(diag(p), TRUE); places <- which(vech, arr.ind = TRUE)
fitted <- function(method, gamma, r, n) {
  e <- extract(r, method); S <- e$A %*% t(e$A); diag(S) <- 1; I <- solve(S)
  D <- matrix(0, p * p, nrow(places)); for (a in seq_len(nrow(places))) { i <- places[a, 1]; j <- places[a, 2]; D[(j - 1) * p + i, a] <- 1; D[(i - 1) * p + j, a] <- 1 }
  Wt <- 0.5 * t(D) %*% kronecker(I, I) %*% D
  delta <- jacobian(function(x) { A <- matrix(x[1:(p * k)], p); (A %*% t(A) + diag(x[-(1:(p * k))]))[vech] }, c(e$A, e$psi))
  V <- if (method == "ml") Wt else diag(ifelse(places[, 1] == places[, 2], 1, 2))
  left <- diag(nrow(places)) - delta %*% ginv(t(delta) %*% V %*% delta) %*% t(delta) %*% V
  U <- t(left) %*% Wt %*% left
  G <- matrix(0, nrow(places), nrow(places)); own <- match(paste(pairs[, 2], pairs[, 1]), paste(places[, 1], places[, 2])); G[own, own] <- gamma
  UG <- U %*% G; df <- ((p - k)^2 - p - k) / 2
  F <- log(det(S)) - log(det(full(r))) + sum(I * full(r)) - p
  m <- n - 1 - (2 * p + 5) / 6 - 2 * k / 3; c0 <- n * sum(diag(gamma)) / (p * (p - 1) / 2)
  list(extraction = method, chi2 = m * F, factor = n * sum(diag(UG)) / df, effective = sum(diag(UG))^2 / sum(UG * t(UG)), nullFactor = c0,
    nullEffective = sum(diag(gamma))^2 / sum(gamma^2))
}
tests <- lapply(c("ml", "minres"), function(m) fitted(m, g$gamma, r0, n))

# lavaan, rows independent: its covariance of variances and covariances, taken to correlations, in the same form; and the scaling
# factor that it has itself, of covariances, which agrees where residuals are zero.
echelon <- paste(paste("f1 =~", paste(items, collapse = " + ")), paste("f2 =~", paste(items[-1], collapse = " + ")), paste("f3 =~", paste(items[-(1:2)], collapse = " + ")), sep = "\n")
lf <- settled(echelon, rows, estimator = "MLM", std.lv = TRUE, orthogonal = TRUE)
J <- jacobian(function(s) { M <- matrix(0, p, p); M[vech] <- s; M <- M + t(M) - diag(diag(M)); cov2cor(M)[pairs] }, (cov(rows[items]) * (n - 1) / n)[vech])
own <- J %*% lavTech(lf, "gamma")[[1]] %*% t(J) / n; simple <- fitted("ml", own, cor(rows[items])[pairs], n); m <- fitMeasures(lf)
lavaan <- list(chi2 = m[["chisq"]], factor = simple$factor, nullFactor = simple$nullFactor, reported = m[["chisq.scaling.factor"]])

# Omega: three minimum-residual factors, quartimin, and the factor behind their correlations in closed form.
whole <- way("minres", "oblimin")
omega <- function(r) { x <- whole(r); A <- matrix(x[1:27], 9); psi <- x[28:36]; phi <- x[37:39]; V <- sum(full(r))
  gl <- sqrt(c(phi[1] * phi[2] / phi[3], phi[1] * phi[3] / phi[2], phi[2] * phi[3] / phi[1]))
  c(1 - sum(psi) / V, sum(A %*% gl)^2 / V) }
writeJSON(list(source = paste(R.version.string, "survey", packageVersion("survey"), "lavaan", packageVersion("lavaan")),
  items = array1(items), rows = lapply(seq_len(n), function(i) as.list(unname(rows[i, ]))),
  covariance = array1(diag(g$gamma)), errors = errors, tests = tests, lavaan = lavaan,
  omega = list(estimates = array1(omega(r0)), linearised = array1(se(omega)), jackknife = array1(replicated(omega)))), "../design-factors.json")

# Factor extraction, fit and adequacy: ../factors.json. Run: Rscript factors.R
# Correlations of ability.cov and Harman74.cor (R's datasets) and of the 25 items of bfi (psych).
source("json.R")
suppressMessages({library(psych); options(mc.cores = 1)})
# Newton steps on the uniquenesses, with a Jacobian by central differences, until the gradient of
# the discrepancy is zero: factanal and fa stop before that.
polish <- function(psi, gradient) {
  for (it in 1:8) {
    g <- gradient(psi); free <- psi > .005 + 1e-9
    J <- sapply(which(free), function(i) { h <- 1e-5; e <- replace(0 * psi, i, h)
      (8 * (gradient(psi + e) - gradient(psi - e)) - (gradient(psi + 2 * e) - gradient(psi - 2 * e)))[free] / (12 * h) })
    psi[free] <- psi[free] - solve(J, g[free])
  }
  stopifnot(max(abs(gradient(psi)[psi > .005 + 1e-9])) < 1e-12)
  psi
}
mlGradient <- function(R, k) function(psi) {
  s <- diag(1 / sqrt(psi)); E <- eigen(s %*% R %*% s, symmetric = TRUE)
  L <- diag(sqrt(psi)) %*% E$vectors[, 1:k, drop = FALSE] %*% diag(sqrt(pmax(E$values[1:k] - 1, 0)), k)
  diag(L %*% t(L) + diag(psi) - R) / psi^2
}
ulsGradient <- function(R, k) function(psi) {
  E <- eigen(R - diag(psi), symmetric = TRUE)
  L <- E$vectors[, 1:k, drop = FALSE] %*% diag(sqrt(pmax(E$values[1:k], 0)), k)
  diag(L %*% t(L) + diag(psi) - R)
}
flip <- function(L) sweep(L, 2, ifelse(colSums(L) < 0, -1, 1), "*")
ml <- function(R, k, n) {
  f <- factanal(covmat = R, factors = k, n.obs = n, rotation = "none")
  psi <- polish(f$uniquenesses, mlGradient(R, k))
  s <- diag(1 / sqrt(psi)); E <- eigen(s %*% R %*% s, symmetric = TRUE)
  L <- diag(sqrt(psi)) %*% E$vectors[, 1:k, drop = FALSE] %*% diag(sqrt(E$values[1:k] - 1), k)
  rest <- E$values[-(1:k)]; F <- sum(rest - log(rest)) - length(rest)
  p <- nrow(R)
  own <- eigen({ s <- diag(1 / sqrt(f$uniquenesses)); s %*% R %*% s }, symmetric = TRUE)$values[-(1:k)]
  list(factors = k, uniquenesses = array1(psi), loadings = unname(flip(L)), objective = F,
    factanal = list(objective = sum(own - log(own)) - length(own), statistic = unname(f$STATISTIC),
      gradient = max(abs(mlGradient(R, k)(f$uniquenesses) * f$uniquenesses))),
    statistic = (n - 1 - (2 * p + 5) / 6 - 2 * k / 3) * F, dof = unname(f$dof))
}
A <- cov2cor(ability.cov$cov); H <- Harman74.cor$cov; B <- cor(bfi[1:25], use = "pairwise")
k <- 5; m <- fa(B, k, rotate = "none", n.obs = 2800)
psi <- polish(m$uniquenesses, ulsGradient(B, k))
E <- eigen(B - diag(psi), symmetric = TRUE)
L <- flip(E$vectors[, 1:k] %*% diag(sqrt(E$values[1:k])))
# psych's measures of fit at the loadings carried to the end; the ends of the interval by a finer search.
s <- factor.stats(B, L, n.obs = 2800); counts <- pairwiseCount(bfi[1:25])
paired <- factor.stats(B, L, n.obs = 2800, np.obs = counts)
end <- function(q) sqrt(uniroot(function(l) pchisq(s$STATISTIC, s$dof, l) - q, c(0, 5000), tol = 1e-12)$root / (s$dof * 2799))
rmsea <- c(s$RMSEA[[1]], end(.95), end(.05)); stopifnot(max(abs(rmsea - s$RMSEA[1:3])) < 1e-5)
# Where psych itself stops, and its fit to the rows there.
raw <- fa(bfi[1:25], k, rotate = "none"); g <- ulsGradient(B, k)(raw$uniquenesses)
ended <- list(uniquenesses = array1(raw$uniquenesses), objective = sum(eigen(B - diag(raw$uniquenesses))$values[-(1:k)]^2) / 2,
  gradient = max(abs(g)), discrepancy = raw$objective, rms = raw$rms, statistic = raw$STATISTIC, rmsea = array1(raw$RMSEA[1:3]),
  tli = raw$TLI, bic = raw$BIC)
pa <- fa(B, k, fm = "pa", rotate = "none", n.obs = 2800, warnings = FALSE)
map <- VSS(B, n = 8, rotate = "none", fm = "ml", plot = FALSE, n.obs = 2800)$map
adequacy <- KMO(B); bartlett <- cortest.bartlett(B, n = 2800)
# Weighted least squares with weights that differ by pair, by BFGS and then Newton steps on the
# gradient with a generalised inverse for the directions of rotation.
W <- outer(1:25, 1:25, function(i, j) 1 + ((i * j) %% 7) / 3); W <- (W + t(W)) / 2
Wn <- W / mean(W[upper.tri(W)])
fn <- function(v) { L <- matrix(v, 25); e <- B - L %*% t(L); diag(e) <- 0; sum(Wn * e^2) / 4 }
gr <- function(v) { L <- matrix(v, 25); e <- Wn * (B - L %*% t(L)); diag(e) <- 0; -as.vector(e %*% L) }
v <- optim(as.vector(L), fn, gr, method = "BFGS", control = list(reltol = 1e-16, maxit = 5000))$par
for (it in 1:5) {
  J <- sapply(seq_along(v), function(i) { h <- replace(0 * v, i, 1e-5); (gr(v + h) - gr(v - h)) / 2e-5 })
  v <- v - MASS::ginv((J + t(J)) / 2, tol = 1e-6) %*% gr(v)
}
stopifnot(max(abs(gr(v))) < 1e-12)
V <- matrix(v, 25); V <- flip(V %*% eigen(t(V) %*% V)$vectors)
congruence <- factor.congruence(L[, 1:3], V, digits = 15)
writeJSON(list(
  weighted = list(weights = unname(W), loadings = unname(V), objective = fn(v)),
  congruence = unname(congruence),
  source = paste(R.version.string, "psych", packageVersion("psych")),
  ability = unname(A), harman = unname(H), bfi = unname(B),
  abilityFits = lapply(1:2, function(k) ml(A, k, 112)),
  harmanFits = lapply(1:5, function(k) ml(H, k, 145)),
  bfiFit = ml(B, 5, 2800),
  minres = list(uniquenesses = array1(psi), loadings = unname(L), objective = sum(E$values[-(1:k)]^2) / 2,
    statistic = s$STATISTIC, dof = s$dof, discrepancy = s$objective, rmsea = array1(rmsea), tli = s$TLI, bic = s$BIC,
    rms = s$rms, pairedRms = paired$rms, null = s$null.chisq, p = s$PVAL, psych = ended),
  counts = unname(counts),
  axis = list(uniquenesses = array1(pa$uniquenesses), loadings = unname(flip(unclass(pa$loadings)[, ]))),
  map = array1(map), kmo = adequacy$MSA, msa = array1(adequacy$MSAi),
  bartlett = bartlett$chisq, bartlettDf = bartlett$df), "../factors.json")

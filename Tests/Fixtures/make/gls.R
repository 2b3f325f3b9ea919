# Generalised least squares beside lavaan's and psych's: ../gls.json. Run: Rscript gls.R
# Needs r-cran-psych, r-cran-lavaan. The correlations are those of factors.R.
source("json.R")
suppressMessages({library(psych); library(lavaan)}); options(mc.cores = 1)
criterion <- function(R, L, psi) { A <- diag(nrow(R)) - solve(R, tcrossprod(L) + diag(psi)); sum(A * t(A)) / 2 }
# The derivatives of ½ tr (I − R⁻¹Σ)² by loadings and uniquenesses.
slope <- function(R, L, psi) { W <- solve(R); D <- -(diag(nrow(R)) - W %*% (tcrossprod(L) + diag(psi))) %*% W
  c(2 * D %*% L, diag(D)) }
# What psych 2.2.9 puts in the place of the criterion: the sum of squared elements of R⁻¹(S − LL'), S being R
# with 1 − Ψ on its diagonal and LL' its first k principal axes, as a function of Ψ.
elements <- function(R, k) { W <- solve(R); function(psi) { S <- R; diag(S) <- 1 - psi; E <- eigen(S, symmetric = TRUE)
  L <- E$vectors[, 1:k, drop = FALSE] %*% diag(sqrt(E$values[1:k]), k); sum((W %*% (S - tcrossprod(L)))^2) } }
one <- function(name, R, k, n) {
  dimnames(R) <- rep(list(paste0("v", seq_len(nrow(R)))), 2); p <- nrow(R)
  # lavaan minimises the same; Newton steps on the definition carry its estimates on to a slope of zero.
  f <- suppressWarnings(efa(sample.cov = R, sample.nobs = n, ov.names = rownames(R), nfactors = k, rotation = "none",
    estimator = "GLS", output = "lavaan", sample.cov.rescale = FALSE, control = list(rel.tol = 1e-14), optim.force.converged = TRUE))
  e <- lavTech(f, "est"); L <- e$lambda; psi <- diag(e$theta); before <- criterion(R, L, psi)
  x <- c(L, psi); open <- function(x) list(L = matrix(x[1:(p * k)], p), psi = x[-(1:(p * k))])
  g <- function(x) { m <- open(x); slope(R, m$L, m$psi) }
  for (it in 1:6) { J <- sapply(seq_along(x), function(i) { h <- replace(0 * x, i, 1e-4)
      (8 * (g(x + h) - g(x - h)) - (g(x + 2 * h) - g(x - 2 * h))) / 12e-4 })
    x <- x - drop(MASS::ginv((J + t(J)) / 2, tol = 1e-8) %*% g(x)) }
  stopifnot(max(abs(g(x))) < 1e-11); m <- open(x); flipped <- tcrossprod(m$L)
  q <- suppressWarnings(suppressMessages(fa(R, k, fm = "gls", rotate = "none", n.obs = n, warnings = FALSE)))
  own <- elements(R, k); Q <- unclass(q$loadings)[, , drop = FALSE]; psiQ <- unname(q$uniquenesses)
  # psych's own search again: its start, and the slope of maximum likelihood in the place of that of its sum.
  r <- optim(1 - 1 / diag(solve(R)), own, function(psi) { s <- diag(1 / sqrt(psi)); E <- eigen(s %*% R %*% s, symmetric = TRUE)
    V <- diag(sqrt(psi)) %*% E$vectors[, 1:k, drop = FALSE] %*% diag(sqrt(pmax(E$values[1:k] - 1, 0)), k)
    diag(tcrossprod(V) + diag(psi) - R) / psi^2 }, method = "L-BFGS-B", lower = .005, upper = 1,
    control = list(parscale = rep(.01, p)))
  S <- R; diag(S) <- 1 - r$par; E <- eigen(S, symmetric = TRUE); V <- E$vectors[, 1:k, drop = FALSE] %*% diag(sqrt(E$values[1:k]), k)
  stopifnot(max(abs(tcrossprod(V) - tcrossprod(Q))) < 1e-8)
  least <- optim(r$par, own, method = "L-BFGS-B", lower = .005, upper = 1, control = list(factr = 10, maxit = 500))
  list(name = name, factors = k, objective = criterion(R, m$L, m$psi), lavaan = before, uniquenesses = array1(m$psi),
    common = unname(flipped), psych = list(loadings = unname(Q), uniquenesses = array1(psiQ),
      criterion = criterion(R, Q, psiQ), slope = max(abs(slope(R, Q, psiQ))), own = r$value, least = least$value))
}
A <- cov2cor(ability.cov$cov); H <- Harman74.cor$cov; B <- cor(bfi[1:25], use = "pairwise")
writeJSON(list(source = paste(R.version.string, "psych", packageVersion("psych"), "lavaan", packageVersion("lavaan")),
  cases = list(one("ability", A, 1, 112), one("ability", A, 2, 112), one("harman", H, 4, 145), one("bfi", B, 5, 2800))),
  "../gls.json")
